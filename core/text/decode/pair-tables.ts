import { createMultibyteDecoder } from '@exodus/bytes/multi-byte.js';

/** The encodings whose characters beyond ASCII are mostly pairs of bytes. */
export type PairEncoding = 'gb18030' | 'big5' | 'shift_jis' | 'euc-jp';

/** Code points by pair of bytes, at `(lead - 0x80) << 8 | trail`; 0 where the encoding has no character. */
export type PairTable = Int32Array;

/** The four pairs of Big5 that stand for two code points (pointers 1133, 1135, 1164 and 1166), by their place in the table. */
export const doublePairs: readonly string[] = [
  '\u00ca\u0304',
  '\u00ca\u030c',
  '\u00ea\u0304',
  '\u00ea\u030c',
];
/** A table's entry from here on is an index into `doublePairs` instead of a code point. */
export const firstDouble = 0x110000;

const tables = new Map<string, PairTable>();

/**
 * Decodes every pair of bytes, one lead byte at a time, pairs set apart by line feeds: so the table is exactly the index of
 * the WHATWG Encoding Standard as the package carries it. `prefix` is a byte before each pair.
 */
const build = (encoding: PairEncoding, prefix: readonly number[]): PairTable => {
  const decode = createMultibyteDecoder(encoding, true);
  const table = new Int32Array(0x80 << 8);
  for (let lead = 0x80; lead <= 0xff; lead++) {
    const bytes: number[] = [];
    for (let trail = 0x40; trail <= 0xff; trail++) bytes.push(...prefix, lead, trail, 0x0a);
    decode(Uint8Array.from(bytes))
      .split('\n')
      .forEach((char, index) => {
        const code = char.codePointAt(0) ?? 0;
        if (char === '' || char.includes('\ufffd')) return;
        const isOne = char.length === (code > 0xffff ? 2 : 1);
        const double = doublePairs.indexOf(char);
        if (isOne && code >= 0x80) table[((lead - 0x80) << 8) | (0x40 + index)] = code;
        else if (double >= 0) table[((lead - 0x80) << 8) | (0x40 + index)] = firstDouble + double;
      });
  }
  return table;
};

const tableOf = (key: string, make: () => PairTable): PairTable => {
  const known = tables.get(key);
  if (known !== undefined) return known;
  const made = make();
  tables.set(key, made);
  return made;
};

/**
 * The pairs of an encoding (WHATWG Encoding Standard, section 5: indexes gb18030, Big5, jis0208). Built at first use, in
 * some 10 ms, and kept: 128 KB each.
 */
export const pairTable = (encoding: PairEncoding): PairTable => tableOf(encoding, () => build(encoding, []));

/** The pairs that follow the byte 8F in EUC-JP (index jis0212). */
export const supplementaryTable = (): PairTable => tableOf('jis0212', () => build('euc-jp', [0x8f]));

/** A four-byte character of GB 18030 as a code point, or -1. */
export const fourByteCode = (bytes: Uint8Array): number => {
  const char = (four ??= createMultibyteDecoder('gb18030', true))(bytes);
  const code = char.codePointAt(0) ?? 0xfffd;
  return code === 0xfffd ? -1 : code;
};

let four: ((bytes: Uint8Array) => string) | undefined;

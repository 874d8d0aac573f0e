import { createMultibyteDecoder } from '@exodus/bytes/multi-byte.js';

/** The encodings whose characters beyond ASCII are mostly pairs of bytes. */
export type PairEncoding = 'gb18030' | 'big5' | 'shift_jis' | 'euc-jp' | 'euc-kr';

/**
 * Code points by pair of bytes, at `(lead - 0x80) << 8 | trail`; 0 where the encoding has no character. The pairs of a lead
 * byte are decoded when the first is asked for: a short file has few, and to decode all of four encodings takes longer
 * than to read it.
 */
export type PairTable = {
  readonly codes: Int32Array;
  /** Decodes bytes of whole characters. */
  readonly decode: (bytes: Uint8Array) => string;
  /** Bytes before each pair. */
  readonly prefix: readonly number[];
};

/** The four pairs of Big5 that stand for two code points (pointers 1133, 1135, 1164 and 1166), by their place in the table. */
export const doublePairs: readonly string[] = [
  '\u00ca\u0304',
  '\u00ca\u030c',
  '\u00ea\u0304',
  '\u00ea\u030c',
];
/** A table's entry from here on is an index into `doublePairs` instead of a code point. */
export const firstDouble = 0x110000;

/** In a table: a pair whose lead byte nobody has asked for; `pairCode` decodes it. */
export const unasked = -1;
const firstTrail = 0x40;

const tables = new Map<string, PairTable>();

/** What a table says of the decoded pair; 0: no character. */
const codeOf = (char: string): number => {
  const code = char.codePointAt(0) ?? 0;
  if (char === '' || char.includes('\ufffd')) return 0;
  if (char.length === (code > 0xffff ? 2 : 1)) return code >= 0x80 ? code : 0;
  const double = doublePairs.indexOf(char);
  return double >= 0 ? firstDouble + double : 0;
};

/**
 * Decodes every pair of a lead byte, set apart by line feeds: so the table is exactly the index of the WHATWG Encoding
 * Standard as the package carries it.
 */
const fillRow = ({ codes, decode, prefix }: PairTable, lead: number): void => {
  const row = (lead - 0x80) << 8;
  codes.fill(0, row, row + 0x100);
  const size = prefix.length + 3;
  const bytes = new Uint8Array((0x100 - firstTrail) * size);
  for (let trail = firstTrail; trail <= 0xff; trail += 1) {
    const at = (trail - firstTrail) * size;
    bytes.set(prefix, at);
    bytes[at + size - 3] = lead;
    bytes[at + size - 2] = trail;
    bytes[at + size - 1] = 0x0a;
  }
  const characters = decode(bytes).split('\n');
  for (const [index, char] of characters.entries()) {
    if (index <= 0xff - firstTrail) codes[row | (firstTrail + index)] = codeOf(char);
  }
};

/** The code point of a pair, or an index into `doublePairs` from `firstDouble` on; 0: no character. `lead` is 80 to FF. */
export const pairCode = (table: PairTable, lead: number, trail: number): number => {
  const at = ((lead - 0x80) << 8) | trail;
  const code = table.codes[at] ?? 0;
  if (code !== unasked) return code;
  fillRow(table, lead);
  return table.codes[at] ?? 0;
};

const begin = (encoding: PairEncoding, prefix: readonly number[]): PairTable => ({
  codes: new Int32Array(0x80 << 8).fill(unasked),
  decode: createMultibyteDecoder(encoding, true),
  prefix,
});

/**
 * A decoder of pieces that throws at the first bad byte, by the tables that characters are written back by: the platform's leave out 5,001
 * pairs of Big5.
 */
export const fatalPairDecoder = (
  encoding: PairEncoding,
): { decode(input?: Uint8Array, options?: { stream?: boolean }): string } => {
  const decode = createMultibyteDecoder(encoding);
  return { decode: (input = new Uint8Array(), { stream = false } = {}) => decode(input, stream) };
};

const tableOf = (key: string, make: () => PairTable): PairTable => {
  const known = tables.get(key);
  if (known !== undefined) return known;
  const made = make();
  tables.set(key, made);
  return made;
};

/** The pairs of an encoding (WHATWG Encoding Standard, section 5: indexes gb18030, Big5, jis0208), kept: 128 KB each. */
export const pairTable = (encoding: PairEncoding): PairTable => tableOf(encoding, () => begin(encoding, []));

/** The pairs that follow the byte 8F in EUC-JP (index jis0212). */
export const supplementaryTable = (): PairTable => tableOf('jis0212', () => begin('euc-jp', [0x8f]));

/** A four-byte character of GB 18030 as a code point, or -1. */
export const fourByteCode = (bytes: Uint8Array): number => {
  const char = (four ??= createMultibyteDecoder('gb18030', true))(bytes);
  const code = char.codePointAt(0) ?? 0xfffd;
  return code === 0xfffd ? -1 : code;
};

let four: ((bytes: Uint8Array) => string) | undefined;

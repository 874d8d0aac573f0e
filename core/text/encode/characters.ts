import { createMultibyteEncoder } from '@exodus/bytes/multi-byte.js';
import { isSingleByte, type Encoding, type FileEncoding } from '../decode/encodings.ts';
import type { PairEncoding } from '../decode/pair-tables.ts';
import { badCode, sequenceReader } from '../decode/sequences.ts';

/** The bytes of one code point; null where the encoding has none. */
export type CharacterEncoder = (char: string) => Uint8Array | null;

const utf8 = (char: string): Uint8Array => {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x80) return Uint8Array.of(code);
  if (code < 0x800) return Uint8Array.of(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
  const low = [0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)];
  if (code < 0x10000) return Uint8Array.of(0xe0 | (code >> 12), ...low);
  return Uint8Array.of(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f), ...low);
};

const utf16 =
  (isLittle: boolean): CharacterEncoder =>
  (char) =>
    Uint8Array.from(
      Array.from({ length: char.length }, (_, at) => char.charCodeAt(at)).flatMap((unit) =>
        isLittle ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff],
      ),
    );

/** Of an encoding of one byte, by what its bytes are read as. */
const singleByte = (encoding: FileEncoding): CharacterEncoder => {
  const read = sequenceReader(encoding);
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte))
      .filter((byte) => read(byte, 0) >> 3 !== badCode)
      .map((byte) => [String.fromCodePoint(read(byte, 0) >> 3), byte]),
  );
  return (char) => bytes.get(char) ?? null;
};

/**
 * By the encoders of the WHATWG Encoding Standard (sections 10.2.2, 11.1.2, 12.1.2, 12.3.2), which the package carries. They leave
 * out what only some programs read: HKSCS in Big5, JIS X 0212 in EUC-JP. Bytes that are read as another character do not count
 * either: Shift JIS writes ¥ as a backslash.
 */
const multibyte = (encoding: PairEncoding): CharacterEncoder => {
  const encode = createMultibyteEncoder(encoding);
  const read = sequenceReader(encoding);
  return (char) => {
    try {
      const bytes = encode(char);
      return read(bytes, 0) === (((char.codePointAt(0) ?? 0) << 3) | bytes.length) ? bytes : null;
    } catch {
      return null;
    }
  };
};

/** Remembers the bytes of each character: a text has few different ones. */
const remembering = (encode: CharacterEncoder): CharacterEncoder => {
  const known = new Map<string, Uint8Array | null>();
  return (char) => {
    const found = known.get(char);
    if (found !== undefined) return found;
    const made = encode(char);
    known.set(char, made);
    return made;
  };
};

const makers: Readonly<Record<Encoding | 'euc-kr', () => CharacterEncoder>> = {
  'utf-8': () => utf8,
  'utf-16le': () => utf16(true),
  'utf-16be': () => utf16(false),
  gb18030: () => multibyte('gb18030'),
  big5: () => multibyte('big5'),
  shift_jis: () => multibyte('shift_jis'),
  'euc-jp': () => multibyte('euc-jp'),
  'euc-kr': () => multibyte('euc-kr'),
  'windows-1252': () => singleByte('windows-1252'),
};

const encoders = new Map<FileEncoding, CharacterEncoder>();

/** Encodes one character at a time, as the decoder reads it: what it gives is read as that character, and nothing else. */
export const characterEncoder = (encoding: FileEncoding): CharacterEncoder => {
  const known = encoders.get(encoding);
  if (known !== undefined) return known;
  const made = remembering(isSingleByte(encoding) ? singleByte(encoding) : makers[encoding]());
  encoders.set(encoding, made);
  return made;
};

import { createSinglebyteDecoder } from '@exodus/bytes/single-byte.js';
import { isSingleByte, type Encoding, type FileEncoding, type SingleByteEncoding } from './encodings.ts';
import {
  fourByteCode,
  pairCode,
  pairTable,
  supplementaryTable,
  unasked,
  type PairEncoding,
  type PairTable,
} from './pair-tables.ts';

/**
 * What stands at one place of the bytes, as one number so that nothing is allocated: `code << 3 | length` for a
 * character, `bad << 3 | length` for a sequence that no text of the encoding holds, 0 when the bytes end within it.
 * `length` is 1 to 4 bytes; a code from `firstDouble` on stands for two code points.
 */
type Sequence = number;
export type SequenceReader = (bytes: Uint8Array, at: number) => Sequence;

export const badCode = 0x1fffff;
const replacement = 0xfffd;
const bad = (length: number): Sequence => (badCode << 3) | length;
const whole = (code: number, length: number): Sequence => (code << 3) | length;

/** Bad sequences as the standard's decoder takes them (8.1.1): the longest beginning of a character, else one byte. */
const utf8: SequenceReader = (bytes, at) => {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return whole(lead, 1);
  if (lead < 0xc2 || lead > 0xf4) return bad(1);
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  let code = lead & (0x7f >> length);
  for (let offset = 1; offset < length; offset++) {
    const byte = bytes[at + offset];
    if (byte === undefined) return 0;
    const low = offset === 1 ? (lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80) : 0x80;
    const high = offset === 1 ? (lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf) : 0xbf;
    if (byte < low || byte > high) return bad(offset);
    code = (code << 6) | (byte & 0x3f);
  }
  return whole(code, length);
};

const utf16 =
  (highByte: 0 | 1): SequenceReader =>
  (bytes, at) => {
    if (at + 1 >= bytes.length) return 0;
    const unit = (from: number): number =>
      ((bytes[from + highByte] ?? 0) << 8) | (bytes[from + 1 - highByte] ?? 0);
    const first = unit(at);
    if (first < 0xd800 || first > 0xdfff) return whole(first, 2);
    if (first > 0xdbff) return bad(2);
    if (at + 3 >= bytes.length) return 0;
    const second = unit(at + 2);
    if (second < 0xdc00 || second > 0xdfff) return bad(2);
    return whole(0x10000 + ((first & 0x3ff) << 10) + (second & 0x3ff), 4);
  };

/** A pair without a character: an ASCII byte at its end is a character of its own (10.2.1, 11.1.1, 12.1.1, 12.3.1). */
const badPair = (trail: number): Sequence => bad(trail < 0x80 ? 1 : 2);

/** Reads `codes` of a table without the way through the table itself: every byte of an import comes by here. */
const pairOf = (codes: Int32Array, table: PairTable, lead: number, trail: number): number => {
  const code = codes[((lead - 0x80) << 8) | trail] ?? 0;
  return code === unasked ? pairCode(table, lead, trail) : code;
};

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isGbLead = (byte: number): boolean => byte >= 0x81 && byte <= 0xfe;

const gb18030 = (): SequenceReader => {
  const table = pairTable('gb18030');
  const { codes } = table;
  return (bytes, at) => {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) return whole(lead, 1);
    if (lead === 0x80) return whole(0x20ac, 1);
    if (lead === 0xff) return bad(1);
    const second = bytes[at + 1];
    if (second === undefined) return 0;
    if (!isDigit(second)) {
      const code = pairOf(codes, table, lead, second);
      return code === 0 ? badPair(second) : whole(code, 2);
    }
    const third = bytes[at + 2];
    if (third === undefined) return 0;
    if (!isGbLead(third)) return bad(1);
    const fourth = bytes[at + 3];
    if (fourth === undefined) return 0;
    if (!isDigit(fourth)) return bad(1);
    const code = fourByteCode(bytes.subarray(at, at + 4));
    return code < 0 ? bad(4) : whole(code, 4);
  };
};

/** `single` gives the character of a byte that stands alone, `isLead` tells those that begin a pair. */
const pairs =
  (encoding: PairEncoding, isLead: (byte: number) => boolean, single: (byte: number) => number = () => 0) =>
  (): SequenceReader => {
    const table = pairTable(encoding);
    const { codes } = table;
    return (bytes, at) => {
      const lead = bytes[at] ?? 0;
      if (lead < 0x80) return whole(lead, 1);
      if (!isLead(lead)) {
        const alone = single(lead);
        return alone === 0 ? bad(1) : whole(alone, 1);
      }
      const trail = bytes[at + 1];
      if (trail === undefined) return 0;
      const code = pairOf(codes, table, lead, trail);
      return code === 0 ? badPair(trail) : whole(code, 2);
    };
  };

const isUsualLead = (byte: number): boolean => byte >= 0x81 && byte <= 0xfe;
const big5 = pairs('big5', isUsualLead);
const eucKr = pairs('euc-kr', isUsualLead);

const shiftJis = pairs(
  'shift_jis',
  (byte) => (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc),
  (byte) => (byte === 0x80 ? 0x80 : byte >= 0xa1 && byte <= 0xdf ? 0xfec0 + byte : 0),
);

const isEucByte = (byte: number): boolean => byte >= 0xa1 && byte <= 0xfe;

/** 8E before half-width katakana, 8F before a pair of the supplementary set (12.1.1). */
const eucJp = (): SequenceReader => {
  const table = pairTable('euc-jp');
  const { codes } = table;
  return (bytes, at) => {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) return whole(lead, 1);
    if (lead !== 0x8e && lead !== 0x8f && !isEucByte(lead)) return bad(1);
    const second = bytes[at + 1];
    if (second === undefined) return 0;
    if (lead === 0x8e) return second >= 0xa1 && second <= 0xdf ? whole(0xfec0 + second, 2) : badPair(second);
    if (lead !== 0x8f) {
      const code = pairOf(codes, table, lead, second);
      return code === 0 ? badPair(second) : whole(code, 2);
    }
    if (!isEucByte(second)) return badPair(second);
    const third = bytes[at + 2];
    if (third === undefined) return 0;
    const supplement = supplementaryTable();
    const code = pairOf(supplement.codes, supplement, second, third);
    return code === 0 ? bad(third < 0x80 ? 2 : 3) : whole(code, 3);
  };
};

/** Windows-1252 beyond ISO 8859-1, 80 to 9F; five bytes stand for C1 controls, as in the standard's index. */
const western =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

const windows1252: SequenceReader = (bytes, at) => {
  const byte = bytes[at] ?? 0;
  return whole(byte >= 0x80 && byte <= 0x9f ? western.charCodeAt(byte - 0x80) : byte, 1);
};

const readers: Readonly<Record<Encoding | 'euc-kr', () => SequenceReader>> = {
  'utf-8': () => utf8,
  'utf-16le': () => utf16(1),
  'utf-16be': () => utf16(0),
  gb18030,
  big5,
  shift_jis: shiftJis,
  'euc-jp': eucJp,
  'euc-kr': eucKr,
  'windows-1252': () => windows1252,
};

/** By the indexes of the WHATWG Encoding Standard (section 9), which the package carries. */
const singleByte = (encoding: SingleByteEncoding): SequenceReader => {
  const decode = createSinglebyteDecoder(encoding, true);
  const codes = Int32Array.from({ length: 256 }, (_, byte) => decode(Uint8Array.of(byte)).charCodeAt(0));
  return (bytes, at) => {
    const code = codes[bytes[at] ?? 0] ?? replacement;
    return code === replacement ? bad(1) : whole(code, 1);
  };
};

/** Reads one character of `encoding` after another, by the decoders of the WHATWG Encoding Standard (sections 8 to 14). */
export const sequenceReader = (encoding: FileEncoding): SequenceReader =>
  isSingleByte(encoding) ? singleByte(encoding) : readers[encoding]();

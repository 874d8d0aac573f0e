import type { Encoding } from './encodings.ts';

const isBig5Lead = (byte: number): boolean => byte >= 0x81 && byte <= 0xfe;
const isShiftJisLead = (byte: number): boolean =>
  (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc);

const unfinishedUtf8 = (bytes: Uint8Array): number => {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return back < length ? back : 0;
  }
  return 0;
};

const unfinishedUtf16 = (bytes: Uint8Array, highByte: 0 | 1): number => {
  const odd = bytes.length % 2;
  const last = bytes[bytes.length - odd - 2 + highByte] ?? 0;
  return odd + (last >= 0xd8 && last <= 0xdb ? 2 : 0);
};

/** No byte below 0x30 is ever part of a longer character, so the walk may begin after the last of them. */
const lastSafe = (bytes: Uint8Array): number => {
  let at = bytes.length;
  while (at > 0 && (bytes[at - 1] ?? 0) >= 0x30) at--;
  return at;
};

const unfinishedDouble = (bytes: Uint8Array, isLead: (byte: number) => boolean): number => {
  let at = lastSafe(bytes);
  while (at < bytes.length) at += isLead(bytes[at] ?? 0) ? 2 : 1;
  return at > bytes.length ? 1 : 0;
};

const unfinishedGb18030 = (bytes: Uint8Array): number => {
  let at = lastSafe(bytes);
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    const length = lead <= 0x80 || lead === 0xff ? 1 : isDigit(bytes[at + 1]) ? 4 : 2;
    if (at + length > bytes.length) return bytes.length - at;
    at += length;
  }
  return 0;
};

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

const unfinished: Readonly<Record<Encoding, (bytes: Uint8Array) => number>> = {
  'utf-8': unfinishedUtf8,
  'utf-16le': (bytes) => unfinishedUtf16(bytes, 1),
  'utf-16be': (bytes) => unfinishedUtf16(bytes, 0),
  gb18030: unfinishedGb18030,
  big5: (bytes) => unfinishedDouble(bytes, isBig5Lead),
  shift_jis: (bytes) => unfinishedDouble(bytes, isShiftJisLead),
};

/**
 * How many bytes of an unfinished character stand at the end of valid input.
 * In: the bytes from a character boundary on. Out: 0 to 3 bytes.
 * Byte ranges from the WHATWG Encoding Standard (sections 8.1, 10.2, 11.1, 12.3, 14.2).
 */
export const unfinishedBytes = (encoding: Encoding, bytes: Uint8Array): number => unfinished[encoding](bytes);

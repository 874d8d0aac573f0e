import { lenientDecoder, type DecoderLabel } from '../decode/encodings.ts';
import { usualness } from '../decode/common-han.ts';
import { once } from '../conversion/tables.ts';

/**
 * Per UTF-16 unit the one or two bytes that an encoding has for it as one number, the first byte in the upper half of two; 0 where it
 * has none. Made by inverting the platform's decoder.
 */
export type ByteTable = Uint16Array;

const build = (label: DecoderLabel): ByteTable => {
  const decoder = lenientDecoder(label);
  const table = new Uint16Array(0x10000);
  const add = (bytes: readonly number[]): void => {
    const char = decoder.decode(Uint8Array.from(bytes));
    const unit = char.charCodeAt(0);
    if (!/^[^\u0000-\u007f\ufffd]$/.test(char) || table[unit] !== 0) return;
    table[unit] = bytes.reduce((number, byte) => number * 0x100 + byte);
  };
  for (let lead = 0x80; lead <= 0xfe; lead++) {
    add([lead]);
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) add([lead, trail]);
  }
  return table;
};

export const misreadTables = {
  gbk: once(() => build('gbk')),
  big5: once(() => build('big5')),
  shift_jis: once(() => build('shift_jis')),
} as const;

export type MisreadAs = keyof typeof misreadTables;

export const rareSign = 1;
export const leadSign = 2;

/**
 * Per UTF-16 unit what it is a sign of: rare Han and half-width kana of any misreading; of UTF-8 read as GBK what its
 * first two bytes (E4 to E9, then 80 to BF) make, save the most frequent characters.
 */
export const misreadSigns = once((): Uint8Array => {
  const signs = new Uint8Array(0x10000);
  const decoder = lenientDecoder('gbk');
  for (let lead = 0xe4; lead <= 0xe9; lead++)
    for (let trail = 0x80; trail <= 0xbf; trail++) {
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if (/^[\u3400-\u9fff]$/.test(char) && usualness(char) !== 1) signs[char.charCodeAt(0)] = leadSign;
    }
  for (let unit = 0x3400; unit <= 0x9fff; unit++)
    if (usualness(String.fromCharCode(unit)) === undefined) signs[unit] = rareSign;
  signs.fill(rareSign, 0xff61, 0xffa0);
  return signs;
});

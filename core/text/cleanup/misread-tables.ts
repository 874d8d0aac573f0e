import { lenientDecoder, type DecoderLabel } from '../decode/encodings.ts';
import { once } from '../conversion/tables.ts';

/** Characters to the bytes that an encoding has for them, made by inverting the platform's decoder. */
export type ByteTable = ReadonlyMap<string, readonly number[]>;

const build = (label: DecoderLabel): ByteTable => {
  const decoder = lenientDecoder(label);
  const table = new Map<string, readonly number[]>();
  const add = (bytes: readonly number[]): void => {
    const char = decoder.decode(Uint8Array.from(bytes));
    if (/^[^\u0000-\u007f\ufffd]$/u.test(char) && !table.has(char)) table.set(char, bytes);
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

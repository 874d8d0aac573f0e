import { openDecoder } from '#core/text/decode/index.ts';
import type { Encoding } from '#core/text/decode/index.ts';

/** Turns text into the bytes of an encoding, by inverting the decoder: every single byte, pair, and pair behind 8F. */
const tables = new Map<Encoding, Map<string, number[]>>();

const tableOf = (encoding: Encoding): Map<string, number[]> => {
  const known = tables.get(encoding);
  if (known) return known;
  const table = new Map<string, number[]>();
  const add = (bytes: number[]): void => {
    const decoder = openDecoder(encoding);
    const char = decoder.push(Uint8Array.from(bytes)) + decoder.end();
    if (Array.from(char).length === 1 && char !== '\ufffd' && !table.has(char)) table.set(char, bytes);
  };
  for (let byte = 0; byte < 0x100; byte++) add([byte]);
  if (encoding !== 'windows-1252')
    for (let lead = 0x81; lead <= 0xfe; lead++)
      for (let trail = 0x40; trail <= 0xfe; trail++) add([lead, trail]);
  tables.set(encoding, table);
  return table;
};

const utf16 = (text: string, little: boolean): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), little);
  return bytes;
};

export const bytesIn = (encoding: Encoding, text: string): Uint8Array => {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return utf16(text, encoding === 'utf-16le');
  const table = tableOf(encoding);
  return Uint8Array.from(
    Array.from(text).flatMap((char) => {
      const bytes = table.get(char);
      if (!bytes) throw new Error(`${encoding} cannot write ${char}`);
      return bytes;
    }),
  );
};

export const concat = (...parts: readonly (readonly number[] | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => Array.from(part)));

/** Cuts bytes at the given places (any numbers; taken modulo the length). */
export const cut = (bytes: Uint8Array, places: readonly number[]): Uint8Array[] => {
  const points = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort(
    (one, other) => one - other,
  );
  return [0, ...points].map((from, index) => bytes.subarray(from, points[index] ?? bytes.length));
};

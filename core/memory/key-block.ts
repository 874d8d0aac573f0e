import { readBytes, readUnits, type Pattern } from './distance.ts';
import { similarityToRead } from './score.ts';

/** Keys (`key.ts`) of one block: what is read at a time. */
export const keysOfBlock = 256;

/**
 * Keys one after another: those of Latin letters in bytes, all others in UTF-16 units. `starts` says of each, and of the end, where it begins: in pairs of bytes from the end of `starts`
 * on, times four; 1 more where it is in units, 2 more where its last pair is half used.
 */
export type KeyBlock = {
  readonly starts: Uint32Array;
  readonly bytes: Uint8Array;
  readonly units: Uint16Array;
};

const [wide, half] = [1, 2];

const isWide = (key: string): boolean => {
  for (let at = 0; at < key.length; at += 1) if (key.charCodeAt(at) > 0xff) return true;
  return false;
};

/** Keys as bytes to be stored, little-endian. */
export const packKeys = (keys: readonly string[]): Uint8Array<ArrayBuffer> => {
  const forms = keys.map(isWide);
  const pairs = (key: string, at: number): number =>
    forms[at] === true ? key.length : (key.length + 1) >> 1;
  const all = keys.reduce((sum, key, at) => sum + pairs(key, at), 0);
  const head = 4 * (keys.length + 1);
  const packed = new Uint8Array(head + all * 2);
  const starts = new Uint32Array(packed.buffer, 0, keys.length + 1);
  let place = 0;
  keys.forEach((key, n) => {
    const width = forms[n] === true ? 2 : 1;
    starts[n] = place * 4 + (width === 2 ? wide : key.length % 2 === 1 ? half : 0);
    let to = head + place * 2;
    for (let at = 0; at < key.length; at += 1, to += width) {
      const unit = key.charCodeAt(at);
      packed[to] = unit;
      if (width === 2) packed[to + 1] = unit >> 8;
    }
    place += pairs(key, n);
  });
  starts[keys.length] = place * 4;
  return packed;
};

/** Packed keys to be read; null for bytes that are none. */
export const openKeys = (packed: Uint8Array, count: number): KeyBlock | null => {
  const head = 4 * (count + 1);
  if (packed.length < head) return null;
  // Copied, so that words begin where words may.
  const { buffer } = new Uint8Array(packed);
  const starts = new Uint32Array(buffer, 0, count + 1);
  const size = ((starts[count] ?? 0) >>> 2) * 2;
  for (let at = 0; at < count; at += 1)
    if ((starts[at] ?? 0) >>> 2 > (starts[at + 1] ?? 0) >>> 2) return null;
  if (buffer.byteLength < head + size) return null;
  return {
    starts,
    bytes: new Uint8Array(buffer, head, size),
    units: new Uint16Array(buffer, head, size >>> 1),
  };
};

/** A block of so many keys in a memory, from a place on: as it was opened, and put there as bytes. */
export const keysAt = (buffer: ArrayBuffer, place: number, count: number): KeyBlock => {
  const starts = new Uint32Array(buffer, place, count + 1);
  const first = place + starts.byteLength;
  const size = ((starts[count] ?? 0) >>> 2) * 2;
  return {
    starts,
    bytes: new Uint8Array(buffer, first, size),
    units: new Uint16Array(buffer, first, size >>> 1),
  };
};

const isSurrogate = (unit: number): boolean => (unit & 0xf800) === 0xd800;

/** What is said of a text in units of which a character may be two: no text in units is half used. */
export const notEachUnit = wide + half;

/** Says of the texts of a block whether each of their characters is a unit. */
export const markOthers = ({ starts, units }: KeyBlock): void => {
  for (let at = 0; at + 1 < starts.length; at += 1) {
    const start = starts[at] ?? 0;
    if ((start & wide) === 0) continue;
    const end = (starts[at + 1] ?? 0) >>> 2;
    let unit = start >>> 2;
    while (unit < end && !isSurrogate(units[unit] ?? 0)) unit += 1;
    starts[at] = unit < end ? start | notEachUnit : start & ~half;
  }
};

/** How alike a pattern is to a key of a block; null when it is less than `least` (`score.ts`). */
export const similarityToKey = (
  { starts, bytes, units }: KeyBlock,
  at: number,
  { pattern, least }: { readonly pattern: Pattern; readonly least: number },
): number | null => {
  const start = starts[at] ?? 0;
  const from = start >>> 2;
  const to = (starts[at + 1] ?? 0) >>> 2;
  const count =
    (start & wide) === 0
      ? readBytes(pattern, bytes, { from: from * 2, to: to * 2 - ((start & half) >> 1) })
      : readUnits(pattern, units, { from, to });
  return similarityToRead(pattern, count, least);
};

/** Units made into a string at a time: a function takes no more. */
const atOnce = 4096;

const textOf = (units: Uint8Array | Uint16Array): string => {
  let text = '';
  for (let at = 0; at < units.length; at += atOnce)
    // Spreading goes through the iterator of the array, a unit at a time.
    text += String.fromCharCode.apply(null, units.subarray(at, at + atOnce) as unknown as number[]);
  return text;
};

/** A key of a block. */
export const keyAt = ({ starts, bytes, units }: KeyBlock, at: number): string => {
  const start = starts[at] ?? 0;
  const from = start >>> 2;
  const to = (starts[at + 1] ?? 0) >>> 2;
  return (start & wide) === 0
    ? textOf(bytes.subarray(from * 2, to * 2 - ((start & half) >> 1)))
    : textOf(units.subarray(from, to));
};

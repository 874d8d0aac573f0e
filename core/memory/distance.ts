import { pointsOf } from './key.ts';

/** Rows of the matrix that one machine word of JavaScript's bit operations holds. */
const wordBits = 32;

/** A text that many others are compared with: for each of its characters, in which of its places that stands. */
export type Pattern = {
  /** In code points. */
  readonly length: number;
  readonly words: number;
  /** By code point, where its masks begin in `masks`. */
  readonly places: ReadonlyMap<number, number>;
  readonly masks: Int32Array;
};

export const patternOf = (key: string): Pattern => {
  const points = pointsOf(key);
  const words = Math.max(1, Math.ceil(points.length / wordBits));
  const places = new Map<number, number>();
  for (const point of points) if (!places.has(point)) places.set(point, places.size * words);
  const masks = new Int32Array(Math.max(1, places.size) * words);
  points.forEach((point, at) => {
    const word = (places.get(point) ?? 0) + Math.floor(at / wordBits);
    masks[word] = (masks[word] ?? 0) | (1 << (at % wordBits));
  });
  return { length: points.length, words, places, masks };
};

/** The vertical differences of one column of the matrix, +1 and -1, one bit each. */
type Column = { readonly plus: Int32Array; readonly minus: Int32Array };

/**
 * Carries one word of a column over one character of the text (Hyyrö 2003, "A bit-vector algorithm for computing Levenshtein and
 * Damerau edit distances", after Myers 1999): `carry` is the horizontal difference above the word.
 * @returns that at the row `last` (a bit) of the word
 */
const advance = (
  { plus, minus }: Column,
  word: number,
  equal: number,
  carry: number,
  last: number,
): number => {
  const p = plus[word] ?? 0;
  const m = minus[word] ?? 0;
  const vertical = equal | m;
  const eq = carry < 0 ? equal | 1 : equal;
  const horizontal = (((eq & p) + p) ^ p) | eq;
  let hp = m | ~(horizontal | p);
  let hm = p & horizontal;
  const out = (hp & last) !== 0 ? 1 : (hm & last) !== 0 ? -1 : 0;
  hp = (hp << 1) | (carry > 0 ? 1 : 0);
  hm = (hm << 1) | (carry < 0 ? 1 : 0);
  plus[word] = hm | ~(vertical | hp);
  minus[word] = hp & vertical;
  return out;
};

/**
 * Edit distance (Levenshtein: insert, delete, replace one code point) between a pattern and a text; `most + 1` as soon as it is
 * known to be more than `most`. Takes length × ceil(pattern / 32) steps.
 */
export const distanceTo = (pattern: Pattern, text: string, most = Number.POSITIVE_INFINITY): number => {
  const points = pointsOf(text);
  const { length, words, places, masks } = pattern;
  if (Math.abs(points.length - length) > most) return most + 1;
  if (length === 0) return points.length;
  const column: Column = { plus: new Int32Array(words).fill(-1), minus: new Int32Array(words) };
  const lastBit = 1 << ((length - 1) % wordBits);
  const highBit = 1 << (wordBits - 1);
  let distance = length;
  for (let at = 0; at < points.length; at += 1) {
    const place = places.get(points[at] ?? 0);
    let carry = 1;
    for (let word = 0; word < words; word += 1) {
      const equal = place === undefined ? 0 : (masks[place + word] ?? 0);
      carry = advance(column, word, equal, carry, word === words - 1 ? lastBit : highBit);
    }
    distance += carry;
    // Each character that is left can take one away at most.
    if (distance - (points.length - 1 - at) > most) return most + 1;
  }
  return distance;
};

import { pointsOf } from './key.ts';

/** Rows of the matrix that one machine word of JavaScript's bit operations holds. */
const wordBits = 32;

/** A text that many others are compared with: for each of its characters, in which of its places that stands. */
export type Pattern = {
  /** In code points. */
  readonly length: number;
  readonly words: number;
  /** Its different code points, each a class by its place here, from 1 on. */
  readonly classes: Uint32Array;
  /** By class, `words` masks each; class 0, of characters that it has not, has none. */
  readonly masks: Int32Array;
};

export const patternOf = (key: string): Pattern => {
  const points = pointsOf(key);
  const words = Math.max(1, Math.ceil(points.length / wordBits));
  const classes = Uint32Array.from(new Set(points));
  const classOf = new Map(Array.from(classes, (point, at) => [point, at + 1]));
  const masks = new Int32Array((classes.length + 1) * words);
  points.forEach((point, at) => {
    const word = (classOf.get(point) ?? 0) * words + Math.floor(at / wordBits);
    masks[word] = (masks[word] ?? 0) | (1 << (at % wordBits));
  });
  return { length: points.length, words, classes, masks };
};

/** Of the pattern that was compared last: the class of each UTF-16 unit, and of code points beyond. A text is read through it in one step a character. */
const classOfUnit = new Uint16Array(0x10000);
const classOfOther = new Map<number, number>();
let installed: Pattern | null = null;

const install = (pattern: Pattern): void => {
  if (installed === pattern) return;
  for (const point of installed?.classes ?? []) if (point <= 0xffff) classOfUnit[point] = 0;
  classOfOther.clear();
  pattern.classes.forEach((point, at) => {
    if (point <= 0xffff) classOfUnit[point] = at + 1;
    else classOfOther.set(point, at + 1);
  });
  installed = pattern;
};

/** The classes of the characters of the text that was read last. */
let text = new Uint16Array(1024);

const makeRoom = (length: number): void => {
  if (length > text.length) text = new Uint16Array(length * 2);
};

const isSurrogate = (unit: number): boolean => (unit & 0xf800) === 0xd800;
const isPair = (unit: number, next: number): boolean =>
  (unit & 0xfc00) === 0xd800 && (next & 0xfc00) === 0xdc00;

/** Reads a text to be compared with a pattern. Answers how many code points it has. */
export const readText = (pattern: Pattern, key: string): number => {
  install(pattern);
  makeRoom(key.length);
  let length = 0;
  for (let at = 0; at < key.length; at += 1) {
    const unit = key.charCodeAt(at);
    if (isSurrogate(unit) && isPair(unit, key.charCodeAt(at + 1))) {
      text[length] = classOfOther.get(key.codePointAt(at) ?? 0) ?? 0;
      at += 1;
    } else text[length] = classOfUnit[unit] ?? 0;
    length += 1;
  }
  return length;
};

/** A part of an array. */
type Part = { readonly from: number; readonly to: number };

/** `readText` of a text in bytes, one for each character (Latin-1). */
export const readBytes = (pattern: Pattern, bytes: Uint8Array, { from, to }: Part): number => {
  install(pattern);
  makeRoom(to - from);
  for (let at = from; at < to; at += 1) text[at - from] = classOfUnit[bytes[at] ?? 0] ?? 0;
  return to - from;
};

/** The same of a text in UTF-16 units. */
export const readUnits = (pattern: Pattern, units: Uint16Array, { from, to }: Part): number => {
  install(pattern);
  makeRoom(to - from);
  let length = 0;
  for (let at = from; at < to; at += 1) {
    const unit = units[at] ?? 0;
    const next = at + 1 < to ? (units[at + 1] ?? 0) : 0;
    if (isSurrogate(unit) && isPair(unit, next)) {
      text[length] = classOfOther.get(0x10000 + ((unit & 0x3ff) << 10) + (next & 0x3ff)) ?? 0;
      at += 1;
    } else text[length] = classOfUnit[unit] ?? 0;
    length += 1;
  }
  return length;
};

/** A pattern of one word: the column of the matrix is two numbers. */
const distanceInWord = ({ length, masks }: Pattern, count: number, most: number): number => {
  const last = 1 << (length - 1);
  let [plus, minus, distance] = [-1, 0, length];
  for (let at = 0; at < count; at += 1) {
    const equal = masks[text[at] ?? 0] ?? 0;
    const horizontal = (((equal & plus) + plus) ^ plus) | equal;
    const up = minus | ~(horizontal | plus);
    const down = plus & horizontal;
    if ((up & last) !== 0) distance += 1;
    else if ((down & last) !== 0) distance -= 1;
    // Each character that is left can take one away at most.
    if (distance - (count - 1 - at) > most) return most + 1;
    const above = (up << 1) | 1;
    const vertical = equal | minus;
    plus = (down << 1) | ~(vertical | above);
    minus = above & vertical;
  }
  return distance;
};

/** A pattern of two words, which most sentences are: as with one, with what the lower word hands to the upper one. */
const distanceInTwo = ({ length, masks }: Pattern, count: number, most: number): number => {
  const last = 1 << (length - 1 - wordBits);
  let [plus, minus, plusAbove, minusAbove, distance] = [-1, 0, -1, 0, length];
  for (let at = 0; at < count; at += 1) {
    const place = (text[at] ?? 0) * 2;
    const equal = masks[place] ?? 0;
    const horizontal = (((equal & plus) + plus) ^ plus) | equal;
    const up = minus | ~(horizontal | plus);
    const down = plus & horizontal;
    const lower = (up << 1) | 1;
    const vertical = equal | minus;
    plus = (down << 1) | ~(vertical | lower);
    minus = lower & vertical;
    const equalAbove = masks[place + 1] ?? 0;
    const carried = equalAbove | (down >>> 31);
    const across = (((carried & plusAbove) + plusAbove) ^ plusAbove) | carried;
    const upAbove = minusAbove | ~(across | plusAbove);
    const downAbove = plusAbove & across;
    if ((upAbove & last) !== 0) distance += 1;
    else if ((downAbove & last) !== 0) distance -= 1;
    if (distance - (count - 1 - at) > most) return most + 1;
    const higher = (upAbove << 1) | (up >>> 31);
    const verticalAbove = equalAbove | minusAbove;
    plusAbove = (downAbove << 1) | (down >>> 31) | ~(verticalAbove | higher);
    minusAbove = higher & verticalAbove;
  }
  return distance;
};

/** The vertical differences of one column of the matrix, +1 and -1, one bit each. */
let pluses = new Int32Array(8);
let minuses = new Int32Array(8);

const distanceInWords = ({ length, words, masks }: Pattern, count: number, most: number): number => {
  if (words > pluses.length) [pluses, minuses] = [new Int32Array(words * 2), new Int32Array(words * 2)];
  pluses.fill(-1, 0, words);
  minuses.fill(0, 0, words);
  const lastBit = 1 << ((length - 1) % wordBits);
  let distance = length;
  for (let at = 0; at < count; at += 1) {
    const place = (text[at] ?? 0) * words;
    /** The horizontal difference above the word. */
    let carry = 1;
    for (let word = 0; word < words; word += 1) {
      const plus = pluses[word] ?? 0;
      const minus = minuses[word] ?? 0;
      const equal = masks[place + word] ?? 0;
      const vertical = equal | minus;
      const eq = carry < 0 ? equal | 1 : equal;
      const horizontal = (((eq & plus) + plus) ^ plus) | eq;
      const up = minus | ~(horizontal | plus);
      const down = plus & horizontal;
      const above = (up << 1) | (carry > 0 ? 1 : 0);
      const below = (down << 1) | (carry < 0 ? 1 : 0);
      pluses[word] = below | ~(vertical | above);
      minuses[word] = above & vertical;
      const bit = word === words - 1 ? lastBit : 1 << (wordBits - 1);
      carry = (up & bit) !== 0 ? 1 : (down & bit) !== 0 ? -1 : 0;
    }
    distance += carry;
    if (distance - (count - 1 - at) > most) return most + 1;
  }
  return distance;
};

/**
 * The distance between a pattern and the text that was read last (its `count` code points), as `distanceTo` has it. By columns of bits (Hyyrö 2003, "A
 * bit-vector algorithm for computing Levenshtein and Damerau edit distances", after Myers 1999). Takes count × ceil(pattern / 32) steps.
 */
export const distanceToRead = (pattern: Pattern, count: number, most: number): number => {
  const { length, words } = pattern;
  if (Math.abs(count - length) > most) return most + 1;
  if (length === 0) return count;
  if (words === 1) return distanceInWord(pattern, count, most);
  return words === 2 ? distanceInTwo(pattern, count, most) : distanceInWords(pattern, count, most);
};

/**
 * Edit distance (Levenshtein: insert, delete, replace one code point) between a pattern and a text; `most + 1` as soon as it is
 * known to be more than `most`.
 */
export const distanceTo = (pattern: Pattern, key: string, most = Number.POSITIVE_INFINITY): number =>
  distanceToRead(pattern, readText(pattern, key), most);

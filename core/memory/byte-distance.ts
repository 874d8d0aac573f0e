import type { Pattern } from './distance.ts';

/** Of the pattern that was compared last: the masks of each character of Latin-1, the lower word and the upper one. */
const lower = new Int32Array(256);
const upper = new Int32Array(256);
let installed: Pattern | null = null;

const install = (pattern: Pattern): void => {
  if (installed === pattern) return;
  lower.fill(0);
  upper.fill(0);
  const { classes, masks, words } = pattern;
  classes.forEach((point, at) => {
    if (point > 0xff) return;
    lower[point] = masks[(at + 1) * words] ?? 0;
    upper[point] = words === 2 ? (masks[(at + 1) * words + 1] ?? 0) : 0;
  });
  installed = pattern;
};

/** Words of the longest pattern that bytes are compared with here. */
export const mostByteWords = 2;

const inOne = (length: number, bytes: Uint8Array, from: number, to: number, most: number): number => {
  const last = length - 1;
  let [plus, minus, distance] = [-1, 0, length];
  for (let at = from; at < to; at += 1) {
    const equal = lower[bytes[at] ?? 0] ?? 0;
    const horizontal = (((equal & plus) + plus) ^ plus) | equal;
    const up = minus | ~(horizontal | plus);
    const down = plus & horizontal;
    distance += ((up >>> last) & 1) - ((down >>> last) & 1);
    // Each character that is left can take one away at most.
    if (distance - (to - 1 - at) > most) return most + 1;
    const above = (up << 1) | 1;
    plus = (down << 1) | ~(equal | minus | above);
    minus = above & (equal | minus);
  }
  return distance;
};

/** As with one word, with what the lower word hands to the upper one. */
const inTwo = (length: number, bytes: Uint8Array, from: number, to: number, most: number): number => {
  const last = length - 33;
  let [plus, minus, plusAbove, minusAbove, distance] = [-1, 0, -1, 0, length];
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    const equal = lower[byte] ?? 0;
    const horizontal = (((equal & plus) + plus) ^ plus) | equal;
    const up = minus | ~(horizontal | plus);
    const down = plus & horizontal;
    const above = (up << 1) | 1;
    plus = (down << 1) | ~(equal | minus | above);
    minus = above & (equal | minus);
    const equalAbove = upper[byte] ?? 0;
    const carried = equalAbove | (down >>> 31);
    const across = (((carried & plusAbove) + plusAbove) ^ plusAbove) | carried;
    const upAbove = minusAbove | ~(across | plusAbove);
    const downAbove = plusAbove & across;
    distance += ((upAbove >>> last) & 1) - ((downAbove >>> last) & 1);
    if (distance - (to - 1 - at) > most) return most + 1;
    const higher = (upAbove << 1) | (up >>> 31);
    plusAbove = (downAbove << 1) | (down >>> 31) | ~(equalAbove | minusAbove | higher);
    minusAbove = higher & (equalAbove | minusAbove);
  }
  return distance;
};

/**
 * The distance between a pattern of one or two words and a text in bytes, one for each character (Latin-1), as `distanceToRead` (`distance.ts`) has it, without reading the text first: most of what is
 * compared is read once.
 */
export const distanceToBytes = (
  pattern: Pattern,
  bytes: Uint8Array,
  { from, to, most }: { readonly from: number; readonly to: number; readonly most: number },
): number => {
  const { length, words } = pattern;
  if (Math.abs(to - from - length) > most) return most + 1;
  if (length === 0) return to - from;
  install(pattern);
  return words === 1 ? inOne(length, bytes, from, to, most) : inTwo(length, bytes, from, to, most);
};

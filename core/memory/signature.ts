/** Which of 64 classes of characters are in a text, as two numbers of 32 bits. */
export type Signature = { readonly low: number; readonly high: number };

/** One of 64 classes of a code point. */
const classOf = (point: number): number => (Math.imul(point, 0x9e3779b1) >>> 26) & 63;

/** Of the code points of a key. */
export const signatureOf = (points: Uint32Array): Signature => {
  let [low, high] = [0, 0];
  for (let at = 0; at < points.length; at += 1) {
    const bit = classOf(points[at] ?? 0);
    if (bit < 32) low |= 1 << bit;
    else high |= 1 << (bit - 32);
  }
  return { low, high };
};

/** How many bits of a word are set. */
export const bitsIn = (word: number): number => {
  let left = word - ((word >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  left = (left + (left >>> 4)) & 0x0f0f0f0f;
  return Math.imul(left, 0x01010101) >>> 24;
};

/**
 * The edit distance of two texts is no less than this: a class of characters that only one of them has costs an edit, and an edit puts
 * one character in place of one other at most.
 */
export const leastDistance = ({ low, high }: Signature, otherLow: number, otherHigh: number): number => {
  const missing = bitsIn(low & ~otherLow) + bitsIn(high & ~otherHigh);
  const added = bitsIn(otherLow & ~low) + bitsIn(otherHigh & ~high);
  return missing > added ? missing : added;
};

export const pairBits = 20;

/** A hash of two units; a collision makes a look-up superfluous, never wrong. */
export const pairIndex = (first: number, second: number): number =>
  (Math.imul(Math.imul(first, 0x9e3779b1) + second, 0x85ebca6b) >>> (32 - pairBits)) & ((1 << pairBits) - 1);

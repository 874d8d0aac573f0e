import { textHash } from '../annotations/hash.ts';

/**
 * A stream of random numbers, 0 to below 1, that is the same for the same seed on every machine: sfc32, the "small fast
 * counting" generator of C. Doty-Humphrey's PractRand, 32 bits, started from the hash of the seed and run in 12 steps as
 * PractRand does. Good enough to draw samples; not to keep secrets.
 */
export const randomFrom = (seed: string): (() => number) => {
  const hash = textHash(seed);
  let a = 0;
  let b = Number.parseInt(hash.slice(0, 8), 16) | 0;
  let c = Number.parseInt(hash.slice(8), 16) | 0;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let step = 0; step < 12; step += 1) next();
  return next;
};

/** The values in a random order (Fisher and Yates, in Durstenfeld's form). */
export const shuffle = <T>(values: readonly T[], random: () => number): T[] => {
  const shuffled = [...values];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
  }
  return shuffled;
};

/** A generator of numbers below 1, the same ones for a seed (mulberry32). */
const numbersFrom = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** `count` of the values, or all where there are fewer, each as likely as any other, in their order. The same ones for a seed. Linear. */
export const sample = <T>(values: readonly T[], count: number, seed: number): readonly T[] => {
  const random = numbersFrom(seed);
  let [wanted, left] = [count, values.length];
  return values.filter(() => {
    const isTaken = random() * left < wanted;
    left -= 1;
    if (isTaken) wanted -= 1;
    return isTaken;
  });
};

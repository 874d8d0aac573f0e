/** What the scorer weighs, and by how much: logarithms of chances, in nats. */
export type Weights = {
  /** Share of words for which nothing in the other text answers, by dictionary and spelling, even in a true pair. */
  readonly unanswered: number;
  /** How much the words count, and how much the lengths. */
  readonly words: number;
  readonly lengths: number;
  /** Spread of the logarithm of the lengths' ratio: of long texts, and what is added for short ones. */
  readonly spread: number;
  readonly shortSpread: number;
};

export const usualWeights: Weights = {
  unanswered: 0.3,
  words: 0.5,
  lengths: 1,
  spread: 0.25,
  shortSpread: 2,
};

/** Most sentences of a bead, on the left and on the right. */
export const mostLeft = 4;
export const mostRight = 6;

/** How often beads of each size are expected: rows by sentences on the left, columns on the right. */
const usualShares: readonly (readonly number[])[] = [
  [0, 0.006, 0, 0, 0, 0, 0],
  [0.006, 0.7, 0.1275, 0.0255, 0.006, 0.0015, 0.0006],
  [0, 0.1125, 0.012, 0.0045, 0.0015, 0.00045, 0.00015],
  [0, 0.0195, 0.00375, 0.0019, 0.00075, 0.0004, 0.00015],
  [0, 0.0045, 0.0011, 0.00075, 0.00045, 0.00023, 0.00008],
];

/** Logarithms of the chance of each size of a bead, at `left * (mostRight + 1) + right`; impossible sizes are minus infinity. */
export type Priors = Float64Array;

export const sizeOf = (left: number, right: number): number => left * (mostRight + 1) + right;

/** Numbers of sizes go up to this. */
export const sizeCount = (mostLeft + 1) * (mostRight + 1);

export const usualPriors = (): Priors =>
  Float64Array.from({ length: sizeCount }, (_, at) => {
    const share = usualShares[Math.floor(at / (mostRight + 1))]?.[at % (mostRight + 1)] ?? 0;
    return share === 0 ? -Infinity : Math.log(share);
  });

/** Priors as a first pass found sizes of beads, with the usual ones as so many beads more. */
export const learnedPriors = (sizes: readonly number[], trust: number): Priors => {
  const usual = usualPriors();
  const counts = new Float64Array(usual.length);
  for (const size of sizes) counts[size] = (counts[size] ?? 0) + 1;
  return usual.map((prior, size) =>
    prior === -Infinity
      ? prior
      : Math.log((Math.exp(prior) * trust + (counts[size] ?? 0)) / (trust + sizes.length)),
  );
};

import type { PathBead } from './paths.ts';
import type { Weights } from './settings.ts';

/** Lengths of the sentences of both texts, in characters. */
type Lengths = {
  readonly left: { readonly lengths: Float64Array };
  readonly right: { readonly lengths: Float64Array };
};

const sumOf = (lengths: Float64Array, from = 0, end = lengths.length): number => {
  let sum = 0;
  for (let n = from; n < end; n += 1) sum += lengths[n] ?? 0;
  return sum;
};

/** Characters of the left by which the usual ratio counts beside beads that are known. */
const ratioTrust = 50;

/** Characters of the right text for one of the left: in beads that are known, else over all. */
export const ratioIn = ({ left, right }: Lengths, beads: readonly PathBead[]): number => {
  let a = ratioTrust;
  let b = ratioTrust * (sumOf(right.lengths) / Math.max(1, sumOf(left.lengths)));
  for (const bead of beads) {
    a += sumOf(left.lengths, bead.left, bead.leftEnd);
    b += sumOf(right.lengths, bead.right, bead.rightEnd);
  }
  return b / a;
};

/** How much the logarithm of a length scatters, squared: more for short ones. `expected`: in characters. */
const varianceOf = ({ spread, shortSpread }: Weights, expected: number): number =>
  spread * spread + shortSpread / (expected + 8);

/** Beads by which the usual scatter counts beside those that are known. */
const scatterTrust = 40;

/** Beads that are known are those whose lengths agree: the others are not taken for as even. */
const leastScatter = 0.6;

/** How many times as much as usual lengths scatter in beads that are known, squared. */
export const scatterIn = (
  { left, right }: Lengths,
  beads: readonly PathBead[],
  ratio: number,
  weights: Weights,
): number => {
  let [found, count] = [scatterTrust, scatterTrust];
  for (const bead of beads) {
    const expected = sumOf(left.lengths, bead.left, bead.leftEnd) * ratio;
    const own = sumOf(right.lengths, bead.right, bead.rightEnd);
    found += (Math.log(own + 3) - Math.log(expected + 3)) ** 2 / varianceOf(weights, expected);
    count += 1;
  }
  return Math.max(leastScatter, found / count);
};

/** Lengths of beads whose terms are worked out beforehand. */
const tabled = 2048;

/** Beside any other text the logarithms of lengths spread by about this, squared. */
const anyVariance = 0.81;

/** What the score is raised by, so that beads of like lengths are not put behind missing sentences. */
const raised = 0.35;

/** Lengths that are less like are not looked at further. */
const hopeless = -12;

/** Of true pairs so many have lengths that say nothing: passages told in brief, or at length. */
const freely = 0.02;

/**
 * Scores of lengths in characters: normal in the logarithm of their ratio (Gale and Church 1993), against any other text, with a share that is free.
 * Minus infinity where they are nothing like.
 */
export const lengthScorer = (
  ratio: number,
  scatter: number,
  weights: Weights,
): ((left: number, right: number) => number) => {
  const own = (right: number): number => Math.log(right + 3);
  const expected = (left: number): number => Math.log(left * ratio + 3);
  const variance = (left: number): number => scatter * varianceOf(weights, left * ratio);
  const table = (of: (length: number) => number): Float64Array =>
    Float64Array.from({ length: tabled }, (_, length) => of(length));
  const [ownTable, expectedTable, varianceTable] = [table(own), table(expected), table(variance)];
  const offset = (by: number): number => 0.5 * Math.log(anyVariance / by) + raised;
  const offsets = table((left) => offset(variance(left)));
  return (left, right) => {
    const rightLog = right < tabled ? (ownTable[right] ?? 0) : own(right);
    const isTabled = left < tabled;
    const by = isTabled ? (varianceTable[left] ?? 1) : variance(left);
    const deviation = rightLog - (isTabled ? (expectedTable[left] ?? 0) : expected(left));
    const score = (isTabled ? (offsets[left] ?? 0) : offset(by)) - (deviation * deviation) / (2 * by);
    if (score < hopeless) return -Infinity;
    return score > 0 ? score : Math.log((1 - freely) * Math.exp(score) + freely);
  };
};

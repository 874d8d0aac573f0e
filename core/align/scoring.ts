import type { Band } from './band.ts';
import type { Ratios } from './correspondences.ts';
import type { ParagraphScores } from './paragraphs.ts';
import type { Speech } from './speech.ts';
import type { Unanswered } from './unanswered.ts';
import { mostLeft, mostRight, sizeOf, type Priors, type Weights } from './settings.ts';
import type { Rows } from './vocabulary.ts';
import { baseOf, wordSums } from './word-sums.ts';

/** One of the two texts, as the scorer reads it. */
export type ScoredText = {
  /** Tokens of each sentence. */
  readonly tokens: Rows;
  /** Length of each sentence in characters, a whole number. */
  readonly lengths: Float64Array;
  /** 1 where a sentence begins a paragraph. */
  readonly opens: Uint8Array;
  readonly speech: Speech;
};

export type Scoring = {
  readonly left: ScoredText;
  readonly right: ScoredText;
  readonly toRight: Ratios;
  readonly toLeft: Ratios;
  readonly unanswered: Unanswered;
  readonly priors: Priors;
  readonly paragraphs: ParagraphScores;
  readonly speech: SpeechScores;
  readonly weights: Weights;
  /** Characters of the right text for one of the left. */
  readonly ratio: number;
  /** How many times as much as usual the lengths scatter, squared. */
  readonly scatter: number;
};

/** A stretch of both texts whose paths are compared: sentences of the left from `first` to `end`, by the band's boundaries, from `start` on the right. */
export type Stretch = { readonly first: number; readonly end: number; readonly start: number };

/** How much likelier it is that speech is on both sides, or on none, where a bead begins and ends: by `2 * left + right`. */
export type SpeechScores = { readonly begins: Float64Array; readonly ends: Float64Array };

export const tail = { e: 0.02 };

/** What a bead scores that begins at `i` and `j` and has `m` and `n` sentences; minus infinity for one that is not looked at. */
export type Score = (i: number, m: number, j: number, n: number) => number;

/** Beads of several sentences with lengths that unlike are not looked at further. */
const hopeless = -12;

/** Lengths of beads whose terms are worked out beforehand. */
const tabled = 2048;

/** Beside any other text the logarithms of lengths spread by about this, squared. */
const anyVariance = 0.81;

/** How much the logarithm of a length scatters, squared: more for short ones. */
export const lengthVariance = ({ spread, shortSpread }: Weights, expected: number): number =>
  spread * spread + shortSpread / (expected + 8);

/** Scores of lengths: normal in the logarithm of their ratio (Gale and Church 1993), against any other text. */
const lengthScorer = ({ ratio, scatter, weights }: Scoring): ((left: number, right: number) => number) => {
  const own = (right: number): number => Math.log(right + 3);
  const expected = (left: number): number => Math.log(left * ratio + 3);
  const variance = (left: number): number => scatter * lengthVariance(weights, left * ratio);
  const table = (of: (length: number) => number): Float64Array =>
    Float64Array.from({ length: tabled }, (_, length) => of(length));
  const [ownTable, expectedTable, varianceTable] = [table(own), table(expected), table(variance)];
  const offsets = table((left) => 0.5 * Math.log(anyVariance / variance(left)) + 0.35);
  return (left, right) => {
    const rightLog = right < tabled ? (ownTable[right] ?? 0) : own(right);
    if (left >= tabled) {
      const deviation = rightLog - expected(left);
      const by = variance(left);
      return 0.5 * Math.log(anyVariance / by) + 0.35 - (deviation * deviation) / (2 * by);
    }
    const deviation = rightLog - (expectedTable[left] ?? 0);
    return (offsets[left] ?? 0) - (deviation * deviation) / (2 * (varianceTable[left] ?? 1));
  };
};

/** Sums from the beginning of a stretch to each of its boundaries. */
const runningSums = (values: Float64Array | Uint8Array, first: number, end: number): Float64Array => {
  const sums = new Float64Array(end - first + 1);
  for (let at = first; at < end; at += 1) sums[at - first + 1] = (sums[at - first] ?? 0) + (values[at] ?? 0);
  return sums;
};

/** For each boundary of the right in a stretch the boundaries of the left whose range holds it. */
const turnedBand = (
  band: Band,
  { first, end }: Stretch,
  rightFirst: number,
  rightEnd: number,
): { readonly low: Int32Array; readonly high: Int32Array } => {
  const low = new Int32Array(rightEnd - rightFirst + 1).fill(end);
  const high = new Int32Array(rightEnd - rightFirst + 1).fill(first);
  for (let at = first; at <= end; at += 1) {
    const to = Math.min(rightEnd, band.high[at] ?? 0) - rightFirst;
    for (let n = Math.max(rightFirst, band.low[at] ?? 0) - rightFirst; n <= to; n += 1) {
      if (at < (low[n] ?? end)) low[n] = at;
      if (at > (high[n] ?? first)) high[n] = at;
    }
  }
  return { low, high };
};

/** The scorer of a pass: `scratch` has a zero for each token of the left and of the right text. */
export const scorerOf = (
  scoring: Scoring,
  band: Band,
  scratch: { readonly left: Float64Array; readonly right: Float64Array },
): ((stretch: Stretch) => Score) => {
  const { left, right, toRight, toLeft, unanswered, weights, priors, paragraphs, speech } = scoring;
  const lengthScore = lengthScorer(scoring);
  const { words: wordWeight, lengths: lengthWeight } = weights;
  return (stretch) => {
    const { first, end } = stretch;
    const rightFirst = band.low[first] ?? 0;
    const rightEnd = band.high[end] ?? 0;
    const ahead = wordSums(
      left.tokens,
      right.tokens,
      toRight,
      scratch.right,
      {
        first,
        low: band.low.subarray(first, end),
        high: band.high.subarray(first, end + 1),
        most: mostLeft,
      },
      unanswered.right,
    );
    const turned = turnedBand(band, stretch, rightFirst, rightEnd);
    const behind = wordSums(
      right.tokens,
      left.tokens,
      toLeft,
      scratch.left,
      {
        first: rightFirst,
        low: turned.low.subarray(0, rightEnd - rightFirst),
        high: turned.high,
        most: mostRight,
      },
      unanswered.left,
    );
    const leftLengths = runningSums(left.lengths, first, end);
    const rightLengths = runningSums(right.lengths, rightFirst, rightEnd);
    const leftOpens = runningSums(left.opens, first, end);
    const rightOpens = runningSums(right.opens, rightFirst, rightEnd);
    return (i, m, j, n) => {
      const prior = priors[sizeOf(m, n)] ?? -Infinity;
      if (m === 0 || n === 0) return prior;
      const [a, b] = [i - first, j - rightFirst];
      const lengths = lengthScore(
        (leftLengths[a + m] ?? 0) - (leftLengths[a] ?? 0),
        (rightLengths[b + n] ?? 0) - (rightLengths[b] ?? 0),
      );
      if (lengths < hopeless) return -Infinity;
      const aheadBase = baseOf(ahead, a, m);
      const behindBase = baseOf(behind, b, n);
      const words =
        (ahead.sums[aheadBase + j + n] ?? 0) -
        (ahead.sums[aheadBase + j] ?? 0) +
        (behind.sums[behindBase + i + m] ?? 0) -
        (behind.sums[behindBase + i] ?? 0);
      const leftWithin = (leftOpens[a + m] ?? 0) - (leftOpens[a + 1] ?? 0);
      const rightWithin = (rightOpens[b + n] ?? 0) - (rightOpens[b + 1] ?? 0);
      return (
        wordWeight * words +
        lengthWeight * (tail.e === 0 ? lengths : Math.log((1 - tail.e) * Math.exp(lengths) + tail.e)) +
        prior +
        (speech.begins[2 * (left.speech.begins[i] ?? 0) + (right.speech.begins[j] ?? 0)] ?? 0) +
        (speech.ends[2 * (left.speech.ends[i + m - 1] ?? 0) + (right.speech.ends[j + n - 1] ?? 0)] ?? 0) +
        (paragraphs.start[2 * (left.opens[i] ?? 0) + (right.opens[j] ?? 0)] ?? 0) +
        leftWithin * paragraphs.left.open +
        (m - 1 - leftWithin) * paragraphs.left.none +
        rightWithin * paragraphs.right.open +
        (n - 1 - rightWithin) * paragraphs.right.none
      );
    };
  };
};

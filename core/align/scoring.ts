import type { Band } from './band.ts';
import type { BothRatios } from './correspondences.ts';
import { lengthScorer } from './lengths.ts';
import type { ParagraphScores } from './paragraphs.ts';
import { speechKinds, type Speech, type SpeechScores } from './speech.ts';
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

/** What is known of two texts before a pass, or was learned from the one before. */
export type Learned = BothRatios & {
  readonly unanswered: Unanswered;
  readonly priors: Priors;
  readonly paragraphs: ParagraphScores;
  readonly speech: SpeechScores;
  /** Characters of the right text for one of the left. */
  readonly ratio: number;
  /** How many times as much as usual the lengths scatter, squared. */
  readonly scatter: number;
};

export type Scoring = Learned & {
  readonly left: ScoredText;
  readonly right: ScoredText;
  readonly weights: Weights;
};

/** A stretch of both texts whose paths are compared: sentences of the left from `first` to `end`, by the band's boundaries, from `start` on the right. */
export type Stretch = { readonly first: number; readonly end: number; readonly start: number };

/** What a bead scores that begins at `i` and `j` and has `m` and `n` sentences; minus infinity for one that is not looked at. */
export type Score = (i: number, m: number, j: number, n: number) => number;

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
  const lengthScore = lengthScorer(scoring.ratio, scoring.scatter, weights);
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
      if (lengths === -Infinity) return lengths;
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
        lengthWeight * lengths +
        prior +
        (speech.begins[speechKinds * (left.speech.begins[i] ?? 0) + (right.speech.begins[j] ?? 0)] ?? 0) +
        (speech.ends[
          speechKinds * (left.speech.ends[i + m - 1] ?? 0) + (right.speech.ends[j + n - 1] ?? 0)
        ] ?? 0) +
        (paragraphs.start[2 * (left.opens[i] ?? 0) + (right.opens[j] ?? 0)] ?? 0) +
        leftWithin * paragraphs.left.open +
        (m - 1 - leftWithin) * paragraphs.left.none +
        rightWithin * paragraphs.right.open +
        (n - 1 - rightWithin) * paragraphs.right.none
      );
    };
  };
};

import type { Band } from './band.ts';
import type { Ratios } from './correspondences.ts';
import { mostLeft, mostRight, sizeOf, type Priors, type Weights } from './settings.ts';

/** One of the two texts, as the scorer reads it. */
export type ScoredText = {
  /** Tokens of each sentence. */
  readonly tokens: readonly Int32Array[];
  /** Length of each sentence in characters. */
  readonly lengths: Float64Array;
  /** 1 where a sentence begins a paragraph. */
  readonly opens: Uint8Array;
};

export type Scoring = {
  readonly left: ScoredText;
  readonly right: ScoredText;
  readonly toRight: Ratios;
  readonly toLeft: Ratios;
  readonly leftTokens: number;
  readonly rightTokens: number;
  readonly priors: Priors;
  readonly weights: Weights;
  /** Characters of the right text for one of the left. */
  readonly ratio: number;
};

/** A bead of the best path: half-open ranges of sentences, and how probable it is among all paths. */
export type PathBead = {
  readonly left: number;
  readonly leftEnd: number;
  readonly right: number;
  readonly rightEnd: number;
  /** Share of all paths, weighted by their probability, that have it. */
  readonly posterior: number;
};

/** Sums of words' scores: for each sentence that a bead begins with, and each number of sentences, over those of the other text. */
type Sums = {
  /** Of the sentence at which a bead begins. */
  readonly from: Int32Array;
  readonly sums: readonly (readonly Float64Array[])[];
};

/**
 * For beads that begin with each sentence of `own` from `first` to `end`: how well each sentence of `other` in reach is said by the first 1, 2 ...
 * sentences, summed up. A word's score is the logarithm of how much likelier it is beside these sentences than anywhere.
 */
const wordSums = (
  own: readonly Int32Array[],
  other: readonly Int32Array[],
  { ids, ratios }: Ratios,
  scratch: Float64Array,
  {
    first,
    end,
    most,
    reachOf,
    unanswered,
  }: {
    readonly first: number;
    readonly end: number;
    readonly most: number;
    readonly reachOf: (at: number, count: number) => readonly [number, number];
    readonly unanswered: number;
  },
): Sums => {
  const missing = Math.log(unanswered);
  const from = new Int32Array(end - first);
  const touched: number[] = [];
  const sums = Array.from({ length: end - first }, (_, offset) => {
    const at = first + offset;
    from[offset] = reachOf(at, 1)[0];
    let words = 0;
    const rows: Float64Array[] = [];
    for (let count = 1; count <= most && at + count <= end; count += 1) {
      for (const token of own[at + count - 1] ?? []) {
        words += 1;
        const tokenIds = ids[token] ?? [];
        const tokenRatios = ratios[token] ?? [];
        for (let n = 0; n < tokenIds.length; n += 1) {
          const id = tokenIds[n] ?? 0;
          if (scratch[id] === 0) touched.push(id);
          scratch[id] = (scratch[id] ?? 0) + (tokenRatios[n] ?? 0);
        }
      }
      const [low, high] = reachOf(at, count);
      const row = new Float64Array(Math.max(1, high - low + 1));
      const scale = (1 - unanswered) / Math.max(words, 3);
      let sum = 0;
      for (let n = low; n < high; n += 1) {
        for (const token of other[n] ?? []) {
          const said = scratch[token] ?? 0;
          sum += said === 0 ? missing : Math.log(unanswered + scale * said);
        }
        row[n - low + 1] = sum;
      }
      rows.push(row);
    }
    for (const id of touched) scratch[id] = 0;
    touched.length = 0;
    return rows;
  });
  return { from, sums };
};

const lengthScore = (left: number, right: number, { ratio, weights }: Scoring): number => {
  const { spread, shortSpread } = weights;
  const deviation = Math.log((right + 3) / (left * ratio + 3));
  const variance = spread * spread + shortSpread / (left * ratio + 8);
  // Beside any other text the logarithms spread by about 0.9.
  return 0.5 * Math.log(0.81 / variance) - (deviation * deviation) / (2 * variance) + 0.35;
};

/** Beads of several sentences with lengths that unlike are not looked at further. */
const hopeless = -12;

/** For a sentence alone beside one of the other text that is alone too: mostly they say the same in other words. */
const bothAlone = -3;

/** A stretch of both texts whose paths are compared: sentences of the left from `first` to `end`, by the band's boundaries. */
type Stretch = { readonly first: number; readonly end: number; readonly start: number };

/** What a stretch's beads score, by where they begin and how many sentences they have. */
const beadScorer = (
  scoring: Scoring,
  band: Band,
  { first, end }: Stretch,
  scratch: { left: Float64Array; right: Float64Array },
) => {
  const { left, right, toRight, toLeft, weights, priors } = scoring;
  const rightFirst = band.low[first] ?? 0;
  const rightEnd = band.high[end] ?? 0;
  const forward = wordSums(left.tokens, right.tokens, toRight, scratch.right, {
    first,
    end,
    most: mostLeft,
    reachOf: (at, count) => [band.low[at] ?? 0, band.high[Math.min(end, at + count)] ?? 0],
    unanswered: weights.unanswered,
  });
  // For each sentence of the right the boundaries on the left whose range holds it.
  const lowLeft = new Int32Array(rightEnd - rightFirst + 1).fill(end);
  const highLeft = new Int32Array(rightEnd - rightFirst + 1).fill(first);
  for (let at = first; at <= end; at += 1)
    for (
      let n = Math.max(rightFirst, band.low[at] ?? 0);
      n <= Math.min(rightEnd, band.high[at] ?? 0);
      n += 1
    ) {
      lowLeft[n - rightFirst] = Math.min(lowLeft[n - rightFirst] ?? end, at);
      highLeft[n - rightFirst] = Math.max(highLeft[n - rightFirst] ?? first, at);
    }
  const back = wordSums(right.tokens, left.tokens, toLeft, scratch.left, {
    first: rightFirst,
    end: rightEnd,
    most: mostRight,
    reachOf: (at, count) => [
      lowLeft[at - rightFirst] ?? first,
      highLeft[Math.min(rightEnd, at + count) - rightFirst] ?? end,
    ],
    unanswered: weights.unanswered,
  });
  const leftLengths = new Float64Array(end - first + 1);
  for (let at = first; at < end; at += 1)
    leftLengths[at - first + 1] = (leftLengths[at - first] ?? 0) + (left.lengths[at] ?? 0);
  const rightLengths = new Float64Array(rightEnd - rightFirst + 1);
  for (let at = rightFirst; at < rightEnd; at += 1)
    rightLengths[at - rightFirst + 1] = (rightLengths[at - rightFirst] ?? 0) + (right.lengths[at] ?? 0);

  const evidence = (i: number, m: number, j: number, n: number): number => {
    const ahead = forward.sums[i - first]?.[m - 1];
    const aheadFrom = forward.from[i - first] ?? 0;
    const behind = back.sums[j - rightFirst]?.[n - 1];
    const behindFrom = back.from[j - rightFirst] ?? 0;
    const lengths = lengthScore(
      (leftLengths[i + m - first] ?? 0) - (leftLengths[i - first] ?? 0),
      (rightLengths[j + n - rightFirst] ?? 0) - (rightLengths[j - rightFirst] ?? 0),
      scoring,
    );
    if (lengths < hopeless) return -Infinity;
    const words =
      (ahead?.[j + n - aheadFrom] ?? 0) -
      (ahead?.[j - aheadFrom] ?? 0) +
      (behind?.[i + m - behindFrom] ?? 0) -
      (behind?.[i - behindFrom] ?? 0);
    let paragraphs = 0;
    for (let at = i + 1; at < i + m; at += 1) if (left.opens[at] === 1) paragraphs += weights.openWithin;
    for (let at = j + 1; at < j + n; at += 1) if (right.opens[at] === 1) paragraphs += weights.openWithin;
    const opens = (left.opens[i] ?? 0) + (right.opens[j] ?? 0);
    if (opens === 2) paragraphs += weights.bothOpen;
    if (opens === 1) paragraphs += weights.oneOpens;
    return weights.words * words + weights.lengths * lengths + paragraphs;
  };
  return (i: number, m: number, j: number, n: number): number =>
    m === 0 || n === 0
      ? (priors[sizeOf(m, n)] ?? -Infinity)
      : evidence(i, m, j, n) + (priors[sizeOf(m, n)] ?? -Infinity);
};

/** What is this much less probable than the best is not added up: it would change nothing that is shown. */
const negligible = 18;

/** The logarithm of a sum, of logarithms: of the first `count` in `terms`. */
const logSum = (terms: Float64Array, count: number): number => {
  let most = -Infinity;
  for (let n = 0; n < count; n += 1) most = Math.max(most, terms[n] ?? -Infinity);
  if (most === -Infinity || count === 1) return most;
  let sum = 0;
  for (let n = 0; n < count; n += 1) {
    const below = (terms[n] ?? -Infinity) - most;
    if (below > -negligible) sum += below === 0 ? 1 : Math.exp(below);
  }
  return most + Math.log(sum);
};

const sizes: readonly (readonly [number, number])[] = [
  [1, 1],
  [0, 1],
  [1, 0],
  ...Array.from({ length: mostLeft * mostRight }, (_, n): readonly [number, number] => [
    1 + Math.floor(n / mostRight),
    1 + (n % mostRight),
  ]).slice(1),
];

const leftSizes = Int32Array.from(sizes, ([left]) => left);
const rightSizes = Int32Array.from(sizes, ([, right]) => right);

/** The boundaries of a stretch that paths may pass, by number, and what is known of the paths to each. */
type Lattice = {
  readonly stretch: Stretch;
  readonly band: Band;
  readonly lowOf: (i: number) => number;
  /** The number of a boundary; -1 for one that no path may pass. */
  readonly stateOf: (i: number, j: number) => number;
  readonly best: Float64Array;
  /** The size of the last bead of the best path. */
  readonly back: Uint8Array;
  /** The logarithm of the probability of all paths to it, and from it to the end. */
  readonly all: Float64Array;
  readonly rest: Float64Array;
  /** Scores of the beads that end there, by their sizes. */
  readonly kept: Float64Array;
};

const latticeOf = (band: Band, stretch: Stretch): Lattice => {
  const { first, end, start } = stretch;
  const offsets = new Int32Array(end - first + 2);
  const lowOf = (i: number): number => (i === first ? start : Math.max(start, band.low[i] ?? 0));
  for (let i = first; i <= end; i += 1)
    offsets[i - first + 1] = (offsets[i - first] ?? 0) + Math.max(0, (band.high[i] ?? 0) - lowOf(i) + 1);
  const count = offsets[end - first + 1] ?? 0;
  const impossible = (length: number): Float64Array => new Float64Array(length).fill(-Infinity);
  return {
    stretch,
    band,
    lowOf,
    stateOf: (i, j) =>
      i < first || i > end || j < lowOf(i) || j > (band.high[i] ?? 0)
        ? -1
        : (offsets[i - first] ?? 0) + j - lowOf(i),
    best: impossible(count),
    back: new Uint8Array(count),
    all: impossible(count),
    rest: impossible(count),
    kept: impossible(count * sizes.length),
  };
};

type Score = (i: number, m: number, j: number, n: number) => number;

/** Whether a bead of a sentence alone comes right behind one of the other text. */
const isOpposite = (size: number, last: number): boolean =>
  last !== 0 &&
  ((leftSizes[size] === 0 && rightSizes[last] === 0) || (rightSizes[size] === 0 && leftSizes[last] === 0));

/** Finds the best path to each boundary, and the probability of all paths to it. */
const goForward = (
  { stretch, band, lowOf, stateOf, best, back, all, kept }: Lattice,
  score: Score,
  sharpness: number,
): void => {
  const terms = new Float64Array(sizes.length);
  best[0] = 0;
  all[0] = 0;
  for (let i = stretch.first; i <= stretch.end; i += 1)
    for (let j = lowOf(i); j <= (band.high[i] ?? 0); j += 1) {
      const state = stateOf(i, j);
      let found = 0;
      for (let size = 0; size < sizes.length; size += 1) {
        const m = leftSizes[size] ?? 0;
        const n = rightSizes[size] ?? 0;
        const before = stateOf(i - m, j - n);
        if (before < 0 || best[before] === -Infinity) continue;
        const value = score(i - m, m, j - n, n) + (isOpposite(size, back[before] ?? 0) ? bothAlone : 0);
        if (value === -Infinity) continue;
        kept[state * sizes.length + size] = value;
        const total = (best[before] ?? 0) + value;
        if (total > (best[state] ?? 0)) {
          best[state] = total;
          back[state] = size;
        }
        terms[found] = (all[before] ?? 0) + sharpness * value;
        found += 1;
      }
      if (found > 0) all[state] = logSum(terms, found);
    }
};

/** Finds the probability of all paths from each boundary to where the best one ends. */
const goBack = (
  { stretch, band, lowOf, stateOf, rest, kept }: Lattice,
  finish: number,
  sharpness: number,
): void => {
  const terms = new Float64Array(sizes.length);
  rest[finish] = 0;
  for (let i = stretch.end; i >= stretch.first; i -= 1)
    for (let j = band.high[i] ?? 0; j >= lowOf(i); j -= 1) {
      let found = 0;
      for (let size = 0; size < sizes.length; size += 1) {
        const after = stateOf(i + (leftSizes[size] ?? 0), j + (rightSizes[size] ?? 0));
        if (after < 0) continue;
        const value = kept[after * sizes.length + size] ?? -Infinity;
        const onwards = rest[after] ?? -Infinity;
        if (value === -Infinity || onwards === -Infinity) continue;
        terms[found] = onwards + sharpness * value;
        found += 1;
      }
      if (found > 0) rest[stateOf(i, j)] = logSum(terms, found);
    }
};

/** The best path of a stretch, from its start to any boundary at its end or, at the end of the texts, to their ends. */
const pathOf = (
  band: Band,
  stretch: Stretch,
  isLast: boolean,
  score: Score,
  sharpness: number,
): readonly PathBead[] => {
  const lattice = latticeOf(band, stretch);
  const { lowOf, stateOf, best, back, all, rest, kept } = lattice;
  const { first, end, start } = stretch;
  goForward(lattice, score, sharpness);
  let j = band.high[end] ?? 0;
  if (!isLast)
    for (let other = lowOf(end); other <= (band.high[end] ?? 0); other += 1)
      if ((best[stateOf(end, other)] ?? -Infinity) > (best[stateOf(end, j)] ?? -Infinity)) j = other;
  const finish = stateOf(end, j);
  goBack(lattice, finish, sharpness);
  const beads: PathBead[] = [];
  const whole = all[finish] ?? 0;
  for (let [i, at] = [end, j]; i > first || at > start;) {
    const state = stateOf(i, at);
    const size = back[state] ?? 0;
    const [m, n] = sizes[size] ?? [1, 1];
    const before = stateOf(i - m, at - n);
    const value = kept[state * sizes.length + size] ?? 0;
    beads.push({
      left: i - m,
      leftEnd: i,
      right: at - n,
      rightEnd: at,
      posterior: Math.exp((all[before] ?? 0) + sharpness * value + (rest[state] ?? 0) - whole),
    });
    i -= m;
    at -= n;
  }
  return beads.reverse();
};

/** Sentences of the left that are compared at once, and those of them that are looked at once more with what follows. */
const stretchLength = 600;
const overlap = 60;

/**
 * The most probable path through both texts, and how probable its beads are. Works on some hundreds of sentences at a time, so that memory does
 * not grow with the texts; time grows with their length and the band's width.
 * @param sharpness below 1 where the scores are surer than they should be.
 */
export function* bestBeads(scoring: Scoring, band: Band, sharpness: number): Generator<readonly PathBead[]> {
  const count = scoring.left.tokens.length;
  const scratch = {
    left: new Float64Array(scoring.leftTokens),
    right: new Float64Array(scoring.rightTokens),
  };
  let [first, start] = [0, 0];
  for (;;) {
    const isLast = first + stretchLength + overlap >= count;
    const end = isLast ? count : first + stretchLength + overlap;
    const stretch = { first, end, start };
    const beads = pathOf(band, stretch, isLast, beadScorer(scoring, band, stretch, scratch), sharpness);
    const sure = isLast ? beads : beads.filter(({ leftEnd }) => leftEnd <= first + stretchLength);
    yield sure;
    const last = sure.at(-1);
    if (isLast || last === undefined) return;
    [first, start] = [last.leftEnd, last.rightEnd];
  }
}

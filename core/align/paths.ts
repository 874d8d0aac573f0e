import type { Band } from './band.ts';
import { scorerOf, type Score, type Scoring, type Stretch } from './scoring.ts';
import { mostLeft, mostRight, sizeCount, sizeOf } from './settings.ts';

/** A bead of the best path: half-open ranges of sentences, and how probable it is among all paths. */
export type PathBead = {
  readonly left: number;
  readonly leftEnd: number;
  readonly right: number;
  readonly rightEnd: number;
  /** Share of all paths, weighted by their probability, that have it. */
  readonly posterior: number;
};

/** For a sentence alone beside one of the other text that is alone too: mostly they say the same in other words. */
const bothAlone = -3;

/** What is this much less probable than the best is not added up: it would change nothing that is shown. */
const negligible = 18;

/** The logarithm of a sum, of logarithms: of the first `count` in `terms`. */
const logSum = (terms: Float64Array, count: number): number => {
  let most = -Infinity;
  for (let n = 0; n < count; n += 1) if ((terms[n] ?? 0) > most) most = terms[n] ?? 0;
  if (most === -Infinity || count === 1) return most;
  let sum = 0;
  for (let n = 0; n < count; n += 1) {
    const below = (terms[n] ?? 0) - most;
    if (below > -negligible) sum += below === 0 ? 1 : Math.exp(below);
  }
  return most + Math.log(sum);
};

/** The boundaries of a stretch that paths may pass, and what is known of the paths to each. A boundary's number is `base[row] + j`. */
type Lattice = {
  readonly stretch: Stretch;
  /** By rows, which are the left's boundaries from the stretch's first on. Rows are as long as their ranges, so that a wide one costs only itself. */
  readonly base: Int32Array;
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly best: Float64Array;
  /** The size of the last bead of the best path. */
  readonly back: Uint8Array;
  /** The logarithm of the probability of all paths to it, and from it to the end. */
  readonly all: Float64Array;
  readonly rest: Float64Array;
  /** Scores of the beads that end there, by their sizes. */
  readonly kept: Float32Array;
};

/** Arrays that one stretch after the other uses: they grow where one needs more. */
class Buffers {
  #boundaries = new Float64Array(0);
  #scores = new Float32Array(0);

  /** Three times `count` and `count` times all sizes, all impossible. */
  impossible(count: number): Pick<Lattice, 'best' | 'all' | 'rest' | 'kept'> {
    if (this.#boundaries.length < 3 * count) {
      this.#boundaries = new Float64Array(3 * count);
      this.#scores = new Float32Array(sizeCount * count);
    }
    const part = (n: number): Float64Array =>
      this.#boundaries.subarray(n * count, (n + 1) * count).fill(-Infinity);
    const kept = this.#scores.subarray(0, sizeCount * count).fill(-Infinity);
    return { best: part(0), all: part(1), rest: part(2), kept };
  }
}

const latticeOf = (band: Band, stretch: Stretch, buffers: Buffers): Lattice => {
  const { first, end, start } = stretch;
  const low = Int32Array.from({ length: end - first + 1 }, (_, row) =>
    row === 0 ? start : Math.max(start, band.low[first + row] ?? 0),
  );
  const high = band.high.subarray(first, end + 1);
  const base = new Int32Array(low.length);
  let count = 0;
  low.forEach((from, row) => {
    base[row] = count - from;
    count += Math.max(0, (high[row] ?? 0) - from + 1);
  });
  return {
    stretch,
    base,
    low,
    high,
    back: new Uint8Array(count),
    ...buffers.impossible(count),
  };
};

const onlyRight = sizeOf(0, 1);
const onlyLeft = sizeOf(1, 0);

/** Finds for one boundary the best path to it, and the probability of all paths to it. */
const reachBoundary = (
  { stretch, base, low, high, best, back, all, kept }: Lattice,
  row: number,
  j: number,
  score: Score,
  sharpness: number,
  terms: Float64Array,
): void => {
  const state = (base[row] ?? 0) + j;
  let found = 0;
  let most = -Infinity;
  for (let m = 0; m <= mostLeft && m <= row; m += 1) {
    const from = row - m;
    const fromLow = low[from] ?? 0;
    const fromHigh = high[from] ?? 0;
    const fewest = m === 0 ? 1 : m === 1 ? 0 : 1;
    const last = m === 0 ? 1 : mostRight;
    for (let n = fewest; n <= last; n += 1) {
      const at = j - n;
      if (at < fromLow) break;
      if (at > fromHigh) continue;
      const before = (base[from] ?? 0) + at;
      const reached = best[before] ?? -Infinity;
      if (reached === -Infinity) continue;
      const size = sizeOf(m, n);
      let value = score(stretch.first + from, m, at, n);
      const earlier = back[before] ?? 0;
      if ((size === onlyRight && earlier === onlyLeft) || (size === onlyLeft && earlier === onlyRight))
        value += bothAlone;
      if (value === -Infinity) continue;
      kept[state * sizeCount + size] = value;
      if (reached + value > most) {
        most = reached + value;
        back[state] = size;
      }
      terms[found] = (all[before] ?? 0) + sharpness * value;
      found += 1;
    }
  }
  if (found === 0) return;
  best[state] = most;
  all[state] = logSum(terms, found);
};

/** Paths that are this much less probable than what another one of the same sentences could be are followed no further. */
const farBehind = 30;

/**
 * Leaves out boundaries of a row that another one is far ahead of: one further on, or one before that would be better even if what lies between
 * were missing.
 * @param gap the cost of a sentence that is missing: negative.
 */
const dropHopeless = (
  { base, low, high, best, all }: Lattice,
  row: number,
  gap: number,
  ahead: Float64Array,
): void => {
  const from = (base[row] ?? 0) + (low[row] ?? 0);
  const count = (high[row] ?? 0) - (low[row] ?? 0) + 1;
  let most = -Infinity;
  for (let n = count - 1; n >= 0; n -= 1) {
    ahead[n] = most;
    most = Math.max(most, best[from + n] ?? -Infinity);
  }
  let reachable = -Infinity;
  for (let n = 0; n < count; n += 1) {
    const own = best[from + n] ?? -Infinity;
    reachable = Math.max(reachable + gap, own);
    if (own >= Math.max(reachable, ahead[n] ?? -Infinity) - farBehind) continue;
    best[from + n] = -Infinity;
    all[from + n] = -Infinity;
  }
};

const goForward = (lattice: Lattice, score: Score, gap: number, sharpness: number): void => {
  const { low, high, best, all } = lattice;
  const terms = new Float64Array(sizeCount);
  const ahead = new Float64Array(
    low.reduce((most, from, row) => Math.max(most, (high[row] ?? 0) - from + 1), 1),
  );
  best[0] = 0;
  all[0] = 0;
  for (let row = 0; row < low.length; row += 1) {
    for (let j = (low[row] ?? 0) + (row === 0 ? 1 : 0); j <= (high[row] ?? 0); j += 1)
      reachBoundary(lattice, row, j, score, sharpness, terms);
    dropHopeless(lattice, row, gap, ahead);
  }
};

/** Finds the probability of all paths from each boundary to where the best one ends. */
const goBack = ({ base, low, high, rest, kept }: Lattice, finish: number, sharpness: number): void => {
  const terms = new Float64Array(sizeCount);
  rest[finish] = 0;
  for (let row = low.length - 1; row >= 0; row -= 1)
    for (let j = high[row] ?? 0; j >= (low[row] ?? 0); j -= 1) {
      let found = 0;
      for (let m = 0; m <= mostLeft && row + m < low.length; m += 1) {
        const to = row + m;
        const toLow = low[to] ?? 0;
        const toHigh = high[to] ?? 0;
        const last = m === 0 ? 1 : mostRight;
        for (let n = m === 0 ? 1 : 0; n <= last; n += 1) {
          const at = j + n;
          if (at > toHigh) break;
          if (at < toLow) continue;
          const after = (base[to] ?? 0) + at;
          const onwards = rest[after] ?? -Infinity;
          if (onwards === -Infinity) continue;
          const value = kept[after * sizeCount + sizeOf(m, n)] ?? -Infinity;
          if (value === -Infinity) continue;
          terms[found] = onwards + sharpness * value;
          found += 1;
        }
      }
      if (found > 0) rest[(base[row] ?? 0) + j] = logSum(terms, found);
    }
};

/** The best path of a stretch, from its start to any boundary at its end or, at the end of the texts, to their ends. */
const pathOf = (
  lattice: Lattice,
  isLast: boolean,
  { score, gap }: { readonly score: Score; readonly gap: number },
  sharpness: number,
): readonly PathBead[] => {
  const { base, low, high, best, back, all, rest, kept } = lattice;
  const { first, end, start } = lattice.stretch;
  goForward(lattice, score, gap, sharpness);
  const stateOf = (i: number, j: number): number => (base[i - first] ?? 0) + j;
  const lastRow = end - first;
  let j = high[lastRow] ?? 0;
  if (!isLast)
    for (let other = low[lastRow] ?? 0; other <= (high[lastRow] ?? 0); other += 1)
      if ((best[stateOf(end, other)] ?? -Infinity) > (best[stateOf(end, j)] ?? -Infinity)) j = other;
  const finish = stateOf(end, j);
  goBack(lattice, finish, sharpness);
  const beads: PathBead[] = [];
  const whole = all[finish] ?? 0;
  for (let [i, at] = [end, j]; i > first || at > start;) {
    const state = stateOf(i, at);
    const size = back[state] ?? 0;
    const m = Math.floor(size / (mostRight + 1));
    const n = size % (mostRight + 1);
    const value = kept[state * sizeCount + size] ?? 0;
    const before = all[stateOf(i - m, at - n)] ?? 0;
    beads.push({
      left: i - m,
      leftEnd: i,
      right: at - n,
      rightEnd: at,
      posterior: Math.exp(before + sharpness * value + (rest[state] ?? 0) - whole),
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
 * @param tokens how many different ones both texts have.
 * @param sharpness below 1 where the scores are surer than they should be.
 */
export function* bestBeads(
  scoring: Scoring,
  band: Band,
  tokens: { readonly left: number; readonly right: number },
  sharpness: number,
): Generator<readonly PathBead[]> {
  const count = scoring.left.lengths.length;
  const scratch = { left: new Float64Array(tokens.left), right: new Float64Array(tokens.right) };
  const scorer = scorerOf(scoring, band, scratch);
  const gap = scoring.priors[onlyRight] ?? -Infinity;
  const buffers = new Buffers();
  let [first, start] = [0, 0];
  for (;;) {
    const isLast = first + stretchLength + overlap >= count;
    const end = isLast ? count : first + stretchLength + overlap;
    const stretch = { first, end, start };
    const lattice = latticeOf(band, stretch, buffers);
    const beads = pathOf(lattice, isLast, { score: scorer(stretch), gap }, sharpness);
    const sure = isLast ? beads : beads.filter(({ leftEnd }) => leftEnd <= first + stretchLength);
    yield sure;
    const last = sure.at(-1);
    if (isLast || last === undefined) return;
    [first, start] = [last.leftEnd, last.rightEnd];
  }
}

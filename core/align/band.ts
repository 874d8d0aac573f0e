import type { Rows, WeightedRows } from './vocabulary.ts';

/** Which sentences of the right text a sentence of the left one may go with: for each boundary on the left, boundaries on the right. */
export type Band = { readonly low: Int32Array; readonly high: Int32Array };

/** What is compared: tokens of both texts, by sentences. */
export type Compared = {
  readonly left: Rows;
  readonly right: Rows;
  /** For each token of the left what it says by tokens of the right, weighted by rarity. */
  readonly says: WeightedRows;
  /** How much each token of the right tells. */
  readonly rarity: Float64Array;
};

const countOf = ({ starts }: Rows): number => starts.length - 1;

/** As many runs of sentences are compared each with each. */
const coarsest = 400;

/** How far from the path of the coarser step is looked. */
const radius = 6;

/** Half-open ranges, one for each row. */
type Ranges = { readonly low: Int32Array; readonly high: Int32Array };

/** Values of the cells of each row that its range holds, one row after the other. */
type Cells = { readonly starts: Int32Array; readonly values: Float32Array };

/** Numbers that are added up by token, and given back as zeros. */
class Sums {
  readonly values: Float32Array;
  readonly #touched: number[] = [];

  constructor(size: number) {
    this.values = new Float32Array(size);
  }

  add(token: number, value: number): void {
    const before = this.values[token] ?? 0;
    if (before === 0) this.#touched.push(token);
    this.values[token] = before + value;
  }

  /** To the larger of the two. */
  raise(token: number, value: number): void {
    const before = this.values[token] ?? 0;
    if (before === 0) this.#touched.push(token);
    if (value > before) this.values[token] = value;
  }

  /** The tokens that are not zero. */
  get touched(): readonly number[] {
    return this.#touched;
  }

  norm(): number {
    let sum = 0;
    for (const token of this.#touched) sum += (this.values[token] ?? 0) ** 2;
    return Math.sqrt(sum) + 1e-6;
  }

  clear(): void {
    for (const token of this.#touched) this.values[token] = 0;
    this.#touched.length = 0;
  }
}

type Scratch = { readonly run: Sums; readonly sentence: Sums };

/** Adds up what a run of sentences of the left says, each of its sentences by what says it best. */
const addSaid = ({ left, says }: Compared, from: number, end: number, { run, sentence }: Scratch): void => {
  for (let n = from; n < end; n += 1) {
    for (let at = left.starts[n] ?? 0; at < (left.starts[n + 1] ?? 0); at += 1) {
      const token = left.ids[at] ?? 0;
      for (let k = says.starts[token] ?? 0; k < (says.starts[token + 1] ?? 0); k += 1)
        sentence.raise(says.ids[k] ?? 0, says.values[k] ?? 0);
    }
    for (const token of sentence.touched) run.add(token, sentence.values[token] ?? 0);
    sentence.clear();
  }
};

/** Lengths of the vectors of the right text's runs. */
const rightNorms = ({ right, rarity }: Compared, size: number, { run }: Scratch): Float64Array => {
  const sentences = countOf(right);
  return Float64Array.from({ length: Math.ceil(sentences / size) }, (_, n) => {
    const end = right.starts[Math.min(sentences, (n + 1) * size)] ?? 0;
    for (let at = right.starts[n * size] ?? 0; at < end; at += 1) {
      const token = right.ids[at] ?? 0;
      run.add(token, rarity[token] ?? 0);
    }
    const norm = run.norm();
    run.clear();
    return norm;
  });
};

/** Similarities of runs of `size` sentences, for the cells that the ranges hold. Vectors are made where they are compared and not kept. */
const similarities = (compared: Compared, size: number, { low, high }: Ranges, scratch: Scratch): Cells => {
  const { left, right, rarity } = compared;
  const norms = rightNorms(compared, size, scratch);
  const starts = new Int32Array(low.length + 1);
  for (let row = 0; row < low.length; row += 1)
    starts[row + 1] = (starts[row] ?? 0) + (high[row] ?? 0) - (low[row] ?? 0);
  const values = new Float32Array(starts[low.length] ?? 0);
  const { run } = scratch;
  for (let row = 0; row < low.length; row += 1) {
    addSaid(compared, row * size, Math.min(countOf(left), (row + 1) * size), scratch);
    const own = run.norm();
    for (const token of run.touched) run.values[token] = (run.values[token] ?? 0) * (rarity[token] ?? 0);
    const first = starts[row] ?? 0;
    const end = starts[row + 1] ?? 0;
    let [sum, squares] = [0, 0];
    for (let cell = first; cell < end; cell += 1) {
      const column = (low[row] ?? 0) + cell - first;
      const last = right.starts[Math.min(countOf(right), (column + 1) * size)] ?? 0;
      let dot = 0;
      for (let at = right.starts[column * size] ?? 0; at < last; at += 1)
        dot += run.values[right.ids[at] ?? 0] ?? 0;
      const value = dot / (own * (norms[column] ?? 1));
      values[cell] = value;
      sum += value;
      squares += value * value;
    }
    // What a row has with any other is chance. Long runs are all alike: only how far they scatter tells which goes with which.
    const count = Math.max(1, end - first);
    const chance = sum / count + Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
    for (let cell = first; cell < end; cell += 1) values[cell] = (values[cell] ?? 0) - chance;
    run.clear();
  }
  return { starts, values };
};

/** What a pair of runs loses that are as far apart as the texts are long: so that of passages that are alike each goes with its own. */
const astray = 0.3;

const pullTogether = ({ starts, values }: Cells, width: number): void => {
  const count = starts.length - 1;
  for (let row = 0; row < count; row += 1)
    for (let column = 0; column < width; column += 1) {
      const cell = (starts[row] ?? 0) + column;
      values[cell] = (values[cell] ?? 0) - astray * Math.abs((row + 0.5) / count - (column + 0.5) / width);
    }
};

/** The best path through similarities, as the first and last cell of each row that it touches. */
const bestPath = (
  { starts, values }: Cells,
  low: Int32Array,
  width: number,
): { first: Int32Array; last: Int32Array } => {
  const count = low.length;
  /** 0: along the row, 1: diagonal, 2: down. A row has one more than it has cells. */
  const moves = new Uint8Array((starts[count] ?? 0) + count);
  let before = new Float64Array(width + 1);
  let now = new Float64Array(width + 1);
  let [beforeLow, beforeHigh] = [0, width];
  for (let row = 0; row < count; row += 1) {
    const own = starts[row] ?? 0;
    const from = low[row] ?? 0;
    const to = from + (starts[row + 1] ?? 0) - own;
    for (let column = from; column <= to; column += 1) {
      const isReached = column >= beforeLow && column <= beforeHigh;
      let best = isReached ? (before[column] ?? -Infinity) : -Infinity;
      let kind = 2;
      if (column > from) {
        const isNear = column > beforeLow && column <= beforeHigh + 1;
        const diagonal = isNear
          ? (before[column - 1] ?? -Infinity) + (values[own + column - 1 - from] ?? 0)
          : -Infinity;
        if (diagonal > best) [best, kind] = [diagonal, 1];
        const along = now[column - 1] ?? -Infinity;
        if (along > best) [best, kind] = [along, 0];
      }
      now[column] = best;
      moves[own + row + column - from] = kind;
    }
    [before, now] = [now, before];
    [beforeLow, beforeHigh] = [from, to];
  }
  const first = new Int32Array(count);
  const last = new Int32Array(count);
  let column = width;
  for (let row = count - 1; row >= 0; row -= 1) {
    const from = low[row] ?? 0;
    const own = (starts[row] ?? 0) + row - from;
    last[row] = column;
    while (column > from && moves[own + column] === 0) column -= 1;
    if (moves[own + column] === 1) column -= 1;
    first[row] = column;
  }
  return { first, last };
};

/** A path's surroundings in rows of the next finer step, as half-open ranges that overlap. */
const widened = (
  { first, last }: { readonly first: Int32Array; readonly last: Int32Array },
  rows: number,
  width: number,
  factor: number,
  reach: number,
): Ranges => {
  const low = new Int32Array(rows).fill(width);
  const high = new Int32Array(rows);
  const coarse = first.length;
  const around = Math.ceil(reach / factor);
  for (let row = 0; row < rows; row += 1) {
    const at = Math.min(coarse - 1, Math.floor(row / factor));
    const from = Math.max(0, at - around);
    const to = Math.min(coarse - 1, at + around);
    low[row] = Math.max(0, factor * (first[from] ?? 0) - reach);
    high[row] = Math.min(width, factor * ((last[to] ?? 0) + 1) + reach);
  }
  low[0] = 0;
  if (rows > 0) high[rows - 1] = width;
  return { low, high };
};

/** Sentences' ranges as those of boundaries: one more on the left than sentences, each with those of the sentences around it. */
const boundaries = ({ low, high }: Ranges, width: number): Band => {
  const count = low.length;
  const band = { low: new Int32Array(count + 1), high: new Int32Array(count + 1) };
  for (let at = 0; at <= count; at += 1) {
    band.low[at] = Math.min(low[at] ?? width, low[at - 1] ?? width);
    band.high[at] = Math.max(high[at] ?? 0, high[at - 1] ?? 0);
  }
  band.low[0] = 0;
  band.high[count] = width;
  for (let at = 1; at <= count; at += 1) {
    band.low[at] = Math.max(band.low[at] ?? 0, band.low[at - 1] ?? 0);
    band.high[at] = Math.max(band.high[at] ?? 0, band.high[at - 1] ?? 0);
  }
  for (let at = count - 1; at >= 0; at -= 1)
    band.low[at] = Math.min(band.low[at] ?? 0, band.low[at + 1] ?? 0);
  return band;
};

/**
 * Where to look, found from coarse to fine: runs of sentences are compared each with each, then halved along the best path.
 * Linear in the length of the texts but for the coarsest step, whose size is bounded; some 200 bytes for each sentence.
 * @param reach sentences on either side of the path that the band holds.
 */
export const findBand = (compared: Compared, reach: number): Band => {
  const { left, right, rarity } = compared;
  const scratch = { run: new Sums(rarity.length), sentence: new Sums(rarity.length) };
  let size = 1;
  while (Math.ceil(Math.max(countOf(left), countOf(right)) / size) > coarsest) size *= 2;
  let [rows, width] = [Math.ceil(countOf(left) / size), Math.ceil(countOf(right) / size)];
  let ranges: Ranges = { low: new Int32Array(rows), high: new Int32Array(rows).fill(width) };
  for (let isCoarsest = true; ; isCoarsest = false) {
    const cells = similarities(compared, size, ranges, scratch);
    if (isCoarsest) pullTogether(cells, width);
    const path = bestPath(cells, ranges.low, width);
    if (size === 1) return boundaries(widened(path, rows, width, 1, reach), width);
    size /= 2;
    [rows, width] = [Math.ceil(countOf(left) / size), Math.ceil(countOf(right) / size)];
    ranges = widened(path, rows, width, 2, radius);
  }
};

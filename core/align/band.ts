import { RowsBuilder, type WeightedRows } from './vocabulary.ts';

/** Which sentences of the right text a sentence of the left one may go with: for each boundary on the left, boundaries on the right. */
export type Band = { readonly low: Int32Array; readonly high: Int32Array };

/** For each sentence (or run of them) what is said in it, by tokens of the right text. */
type Vectors = WeightedRows;

const countOf = ({ starts }: Vectors): number => starts.length - 1;

/** As many runs of sentences are compared each with each. */
const coarsest = 240;

/** How far from the path of the coarser step is looked. */
const radius = 6;

/** Neighbours as one, two by two. */
const merged = ({ starts, ids, values }: Vectors, scratch: Float32Array): Vectors => {
  const out = new RowsBuilder();
  const own: number[] = [];
  for (let n = 0; n < starts.length - 1; n += 2) {
    for (let at = starts[n] ?? 0; at < (starts[Math.min(n + 2, starts.length - 1)] ?? 0); at += 1) {
      const id = ids[at] ?? 0;
      if (scratch[id] === 0) own.push(id);
      scratch[id] = (scratch[id] ?? 0) + (values[at] ?? 0);
    }
    for (const id of own) {
      out.add(id, scratch[id] ?? 0);
      scratch[id] = 0;
    }
    own.length = 0;
    out.endRow();
  }
  return out.weighted();
};

const normsOf = ({ starts, values }: Vectors): Float64Array =>
  Float64Array.from({ length: starts.length - 1 }, (_, row) => {
    let sum = 0;
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) sum += (values[at] ?? 0) ** 2;
    return Math.sqrt(sum) + 1e-6;
  });

/** Similarities of the left's vectors with those of the right in the band: by rows, each from `low` on. */
const similarities = (
  left: Vectors,
  right: Vectors,
  low: Int32Array,
  high: Int32Array,
  size: number,
): Float32Array[] => {
  const scratch = new Float32Array(size);
  const [leftNorms, rightNorms] = [normsOf(left), normsOf(right)];
  return Array.from(leftNorms, (own, row) => {
    const [first, last] = [left.starts[row] ?? 0, left.starts[row + 1] ?? 0];
    for (let at = first; at < last; at += 1) scratch[left.ids[at] ?? 0] = left.values[at] ?? 0;
    const [from, to] = [low[row] ?? 0, high[row] ?? 0];
    const out = new Float32Array(to - from);
    let sum = 0;
    for (let column = from; column < to; column += 1) {
      const end = right.starts[column + 1] ?? 0;
      let dot = 0;
      for (let at = right.starts[column] ?? 0; at < end; at += 1)
        dot += (scratch[right.ids[at] ?? 0] ?? 0) * (right.values[at] ?? 0);
      const value = dot / (own * (rightNorms[column] ?? 1));
      out[column - from] = value;
      sum += value;
    }
    // What a row has with any other is chance.
    const chance = (1.5 * sum) / Math.max(1, to - from);
    for (let n = 0; n < out.length; n += 1) out[n] = (out[n] ?? 0) - chance;
    for (let at = first; at < last; at += 1) scratch[left.ids[at] ?? 0] = 0;
    return out;
  });
};

/** What a pair of runs loses that are as far apart as the texts are long: so that of passages that are alike each goes with its own. */
const astray = 0.3;

const pullTogether = (rows: readonly Float32Array[], width: number): void =>
  rows.forEach((row, n) =>
    row.forEach((value, column) => {
      row[column] = value - astray * Math.abs((n + 0.5) / rows.length - (column + 0.5) / width);
    }),
  );

/** The best path through similarities, as the first and last cell of each row that it touches. */
const bestPath = (
  rows: readonly Float32Array[],
  low: Int32Array,
  width: number,
): { first: Int32Array; last: Int32Array } => {
  const count = rows.length;
  /** 0: along the row, 1: diagonal, 2: down. */
  const moves: Uint8Array[] = [];
  let before = new Float64Array(width + 1);
  let [beforeLow, beforeHigh] = [0, width];
  for (let row = 0; row < count; row += 1) {
    const own = rows[row] ?? new Float32Array();
    const from = low[row] ?? 0;
    const to = from + own.length;
    const now = new Float64Array(to - from + 1);
    const move = new Uint8Array(to - from + 1);
    const above = (column: number): number =>
      column >= beforeLow && column <= beforeHigh ? (before[column - beforeLow] ?? -Infinity) : -Infinity;
    for (let column = from; column <= to; column += 1) {
      let best = above(column);
      let kind = 2;
      if (column > from) {
        const diagonal = above(column - 1) + (own[column - 1 - from] ?? 0);
        if (diagonal > best) [best, kind] = [diagonal, 1];
        const along = now[column - 1 - from] ?? -Infinity;
        if (along > best) [best, kind] = [along, 0];
      }
      now[column - from] = best;
      move[column - from] = kind;
    }
    moves.push(move);
    before = now;
    [beforeLow, beforeHigh] = [from, to];
  }
  const first = new Int32Array(count);
  const last = new Int32Array(count);
  let column = width;
  for (let row = count - 1; row >= 0; row -= 1) {
    const from = low[row] ?? 0;
    last[row] = column;
    while (column > from && moves[row]?.[column - from] === 0) column -= 1;
    if (moves[row]?.[column - from] === 1) column -= 1;
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
): { low: Int32Array; high: Int32Array } => {
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

/**
 * Where to look, found from coarse to fine: runs of sentences are compared each with each, then halved along the best path.
 * Linear in the length of the texts but for the coarsest step, whose size is bounded.
 * @param reach sentences on either side of the path that the band holds.
 */
export const findBand = (leftVectors: Vectors, rightVectors: Vectors, size: number, reach: number): Band => {
  const scratch = new Float32Array(size);
  const levels: { left: Vectors; right: Vectors }[] = [{ left: leftVectors, right: rightVectors }];
  for (;;) {
    const top = levels.at(-1);
    if (top === undefined || Math.max(countOf(top.left), countOf(top.right)) <= coarsest) break;
    levels.push({ left: merged(top.left, scratch), right: merged(top.right, scratch) });
  }
  let range: { low: Int32Array; high: Int32Array } | null = null;
  let path: { readonly first: Int32Array; readonly last: Int32Array } = {
    first: new Int32Array(),
    last: new Int32Array(),
  };
  for (let level = levels.length - 1; level >= 0; level -= 1) {
    const { left, right } = levels[level] ?? { left: leftVectors, right: rightVectors };
    const [rowCount, width] = [countOf(left), countOf(right)];
    const isCoarsest = range === null;
    range =
      range === null
        ? { low: new Int32Array(rowCount), high: new Int32Array(rowCount).fill(width) }
        : widened(path, rowCount, width, 2, radius);
    const rows = similarities(left, right, range.low, range.high, size);
    if (isCoarsest) pullTogether(rows, width);
    path = bestPath(rows, range.low, width);
    levels.length = level;
  }
  const [count, width] = [countOf(leftVectors), countOf(rightVectors)];
  const { low, high } = widened(path, count, width, 1, reach);
  // Boundaries: one more on the left than sentences, each with those of the sentences around it.
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

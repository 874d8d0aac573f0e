import type { Rows, WeightedRows } from './vocabulary.ts';

/**
 * Sums of words' scores, for beads that begin with each sentence of one text: how well the sentences of the other from `from` on are said by its
 * first 1, 2 ... sentences. The sum over other sentences from `a` to `b` is `sums[base + b] - sums[base + a]`, with `base` of `baseOf`.
 */
export type WordSums = {
  /** For each sentence where its sums begin, and how many each count of sentences has. */
  readonly starts: Int32Array;
  readonly widths: Int32Array;
  readonly from: Int32Array;
  readonly sums: Float64Array;
};

/** Where the sums begin, so that a sentence's own number can be added: `row` by the stretch's first, `count` from 1. */
export const baseOf = ({ starts, widths, from }: WordSums, row: number, count: number): number =>
  (starts[row] ?? 0) + (count - 1) * (widths[row] ?? 0) - (from[row] ?? 0);

/** What is summed: sentences of `own` from `first` on, one for each of `low`; boundaries of the other text that its beads may begin and end at. */
export type SumsRange = {
  readonly first: number;
  /** For each sentence the first boundary, and for each boundary (one more) the last. */
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** Most sentences of a bead. */
  readonly most: number;
};

/** A bead's words are not taken for fewer than these: one word alone says little. */
export const leastWords = 3;

/**
 * A word's score is the logarithm of how much likelier it is beside these sentences than anywhere: its share `unanswered` has nothing to do with them.
 * @param scratch zeros, one for each token of `other`; zeros again afterwards.
 * @param unanswered for each token of `other`, above 0 up to 1.
 */
export const wordSums = (
  own: Rows,
  other: Rows,
  ratios: WeightedRows,
  scratch: Float64Array,
  { first, low, high, most }: SumsRange,
  unanswered: Float64Array,
): WordSums => {
  const count = high.length - 1;
  const [sumStarts, widths] = [new Int32Array(count), new Int32Array(count)];
  let size = 0;
  for (let row = 0; row < count; row += 1) {
    const width = Math.max(0, (high[Math.min(count, row + most)] ?? 0) - (low[row] ?? 0) + 1);
    [sumStarts[row], widths[row]] = [size, width];
    size += most * width;
  }
  const out = { starts: sumStarts, widths, from: low, sums: new Float64Array(size) };
  const { sums } = out;
  const missing = unanswered.map(Math.log);
  const touched: number[] = [];
  const { starts: ownStarts, ids: ownIds } = own;
  const { starts, ids } = other;
  for (let row = 0; row < count; row += 1) {
    const from = low[row] ?? 0;
    let words = 0;
    for (let sentences = 1; sentences <= most && row + sentences <= count; sentences += 1) {
      const last = first + row + sentences - 1;
      for (let at = ownStarts[last] ?? 0; at < (ownStarts[last + 1] ?? 0); at += 1) {
        words += 1;
        const token = ownIds[at] ?? 0;
        for (let n = ratios.starts[token] ?? 0; n < (ratios.starts[token + 1] ?? 0); n += 1) {
          const id = ratios.ids[n] ?? 0;
          if (scratch[id] === 0) touched.push(id);
          scratch[id] = (scratch[id] ?? 0) + (ratios.values[n] ?? 0);
        }
      }
      const scale = 1 / Math.max(words, leastWords);
      const base = baseOf(out, row, sentences);
      const to = high[row + sentences] ?? 0;
      let sum = 0;
      for (let n = from; n < to; n += 1) {
        const end = starts[n + 1] ?? 0;
        for (let at = starts[n] ?? 0; at < end; at += 1) {
          const id = ids[at] ?? 0;
          const said = scratch[id] ?? 0;
          const share = unanswered[id] ?? 1;
          sum += said === 0 ? (missing[id] ?? 0) : Math.log(share + (1 - share) * scale * said);
        }
        sums[base + n + 1] = sum;
      }
    }
    for (const id of touched) scratch[id] = 0;
    touched.length = 0;
  }
  return out;
};

/** How well sentence `there` of the other text is said by sentence `here`, against chance: in nats. `scratch` and `unanswered` as above. */
export const sentenceScore = (
  own: Rows,
  here: number,
  other: Rows,
  there: number,
  ratios: WeightedRows,
  scratch: Float64Array,
  unanswered: Float64Array,
): number => {
  const [first, end] = [own.starts[here] ?? 0, own.starts[here + 1] ?? 0];
  const add = (by: number): void => {
    for (let at = first; at < end; at += 1) {
      const token = own.ids[at] ?? 0;
      for (let n = ratios.starts[token] ?? 0; n < (ratios.starts[token + 1] ?? 0); n += 1) {
        const id = ratios.ids[n] ?? 0;
        scratch[id] = by === 0 ? 0 : (scratch[id] ?? 0) + by * (ratios.values[n] ?? 0);
      }
    }
  };
  add(1 / Math.max(end - first, leastWords));
  let sum = 0;
  for (let at = other.starts[there] ?? 0; at < (other.starts[there + 1] ?? 0); at += 1) {
    const id = other.ids[at] ?? 0;
    const share = unanswered[id] ?? 1;
    sum += Math.log(share + (1 - share) * (scratch[id] ?? 0));
  }
  add(0);
  return sum;
};

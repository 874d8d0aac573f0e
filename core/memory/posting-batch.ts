import { gramsOf } from './grams.ts';
import { pointsOf } from './key.ts';

/** Texts of one batch at most: what is held while it is built grows with it (some 20 bytes for each gram of each text). */
export const batchSize = 1 << 17;

/** Where a gram is: numbers of texts of the batch, ascending. */
export type GramList = { readonly gram: number; readonly entries: Uint32Array<ArrayBuffer> };

/** Texts are numbered by their length within a batch, so that those of some lengths are a range of every list. */
export type BuiltBatch = {
  /** By number: which unit it is. */
  readonly units: Uint32Array<ArrayBuffer>;
  /** By number: code points of the folded text, never less than of the one before; longer ones count as 65,535. */
  readonly lengths: Uint16Array<ArrayBuffer>;
  readonly lists: Iterable<GramList>;
};

type Pairs = { readonly grams: Uint32Array<ArrayBuffer>; readonly entries: Uint32Array<ArrayBuffer> };

const digitBits = 11;
const digits = 1 << digitBits;

/** One pass of a radix sort by `digitBits` bits of the gram from `shift` on; keeps the order of equals. */
const sortByDigit = (from: Pairs, to: Pairs, length: number, shift: number): void => {
  const starts = new Uint32Array(digits + 1);
  for (let at = 0; at < length; at += 1) {
    const digit = ((from.grams[at] ?? 0) >>> shift) & (digits - 1);
    starts[digit + 1] = (starts[digit + 1] ?? 0) + 1;
  }
  for (let digit = 0; digit < digits; digit += 1)
    starts[digit + 1] = (starts[digit + 1] ?? 0) + (starts[digit] ?? 0);
  for (let at = 0; at < length; at += 1) {
    const gram = from.grams[at] ?? 0;
    const digit = (gram >>> shift) & (digits - 1);
    const place = starts[digit] ?? 0;
    starts[digit] = place + 1;
    to.grams[place] = gram;
    to.entries[place] = from.entries[at] ?? 0;
  }
};

const emptyPairs = (length: number): Pairs => ({
  grams: new Uint32Array(length),
  entries: new Uint32Array(length),
});

/** The pairs by gram, each gram's entries in the order they came. */
const sorted = (pairs: Pairs, length: number): Pairs => {
  const other = emptyPairs(length);
  sortByDigit(pairs, other, length, 0);
  sortByDigit(other, pairs, length, digitBits);
  sortByDigit(pairs, other, length, digitBits * 2);
  return other;
};

function* listsIn({ grams, entries }: Pairs, length: number): Generator<GramList> {
  let from = 0;
  for (let at = 1; at <= length; at += 1) {
    if (at < length && grams[at] === grams[from]) continue;
    yield { gram: (grams[from] ?? 0) | 0, entries: entries.subarray(from, at) };
    from = at;
  }
}

/** Gathers texts for an index on disk. */
export const openBatch = () => {
  const units: number[] = [];
  const lengths: number[] = [];
  const grams: Int32Array[] = [];
  let total = 0;
  return {
    size: () => units.length,
    /** Puts in a unit by its number and the key (`key.ts`) of its original; one of punctuation only is not to be found. */
    add: (unit: number, key: string): void => {
      const found = gramsOf(key);
      if (found.length === 0) return;
      units.push(unit);
      lengths.push(Math.min(pointsOf(key).length, 0xffff));
      grams.push(found);
      total += found.length;
    },
    build: (): BuiltBatch => {
      const order = Uint32Array.from(units.keys()).sort(
        (a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0) || a - b,
      );
      const pairs = emptyPairs(total);
      let length = 0;
      order.forEach((index, entry) => {
        for (const gram of grams[index] ?? []) {
          pairs.grams[length] = gram >>> 0;
          pairs.entries[length] = entry;
          length += 1;
        }
      });
      return {
        units: Uint32Array.from(order, (index) => units[index] ?? 0),
        lengths: Uint16Array.from(order, (index) => lengths[index] ?? 0),
        lists: listsIn(sorted(pairs, length), length),
      };
    },
  };
};

/** The first place of an ascending list whose value is at least `value`. */
export const firstAtLeast = (list: ArrayLike<number>, value: number): number => {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((list[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from;
};

import { gramsOf } from './grams.ts';
import { pointsOf } from './key.ts';
import { signatureOf } from './signature.ts';

/** Texts of one batch at most: what is held while it is built grows with it (some 20 bytes for each gram of each text). */
export const batchSize = 1 << 17;

/**
 * The index of some texts. They are numbered by their length, so that those of some lengths are a range of every list. The lists of all
 * grams follow each other in `entries`.
 */
export type PostingBatch = {
  /** By number: which unit it is. */
  readonly units: Uint32Array<ArrayBuffer>;
  /** By number: code points of the folded text, never less than of the one before; longer ones count as 65,535. */
  readonly lengths: Uint16Array<ArrayBuffer>;
  /** By number: two words each, `signature.ts`. */
  readonly signatures: Int32Array<ArrayBuffer>;
  /** Ascending, unsigned. */
  readonly grams: Uint32Array<ArrayBuffer>;
  /** By place of the gram: where its list begins in `entries`; one more than there are grams, the last being the end of all. */
  readonly starts: Uint32Array<ArrayBuffer>;
};

/** Numbers of texts, ascending for each gram. */
export type BuiltBatch = PostingBatch & { readonly entries: Uint32Array<ArrayBuffer> };

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

/** The different grams of sorted pairs, and where each begins. */
const directoryOf = (
  all: Uint32Array,
): { readonly grams: Uint32Array<ArrayBuffer>; readonly starts: Uint32Array<ArrayBuffer> } => {
  const grams = new Uint32Array(all.length);
  const starts = new Uint32Array(all.length + 1);
  let count = 0;
  for (let at = 0; at < all.length; at += 1) {
    if (at > 0 && all[at] === all[at - 1]) continue;
    grams[count] = all[at] ?? 0;
    starts[count] = at;
    count += 1;
  }
  starts[count] = all.length;
  return { grams: grams.slice(0, count), starts: starts.slice(0, count + 1) };
};

/** Numbers one after another, in as much room as they need. */
const createNumbers = () => {
  let numbers = new Int32Array(1 << 16);
  let length = 0;
  return {
    length: () => length,
    add: (more: Int32Array): void => {
      if (length + more.length > numbers.length) {
        const grown = new Int32Array(Math.max(numbers.length * 2, length + more.length));
        grown.set(numbers.subarray(0, length));
        numbers = grown;
      }
      numbers.set(more, length);
      length += more.length;
    },
    part: (from: number, to: number): Int32Array => numbers.subarray(from, to),
  };
};

/** Gathers texts for an index on disk. */
export const openBatch = () => {
  const units: number[] = [];
  const lengths: number[] = [];
  const signatures: number[] = [];
  /** Of all texts one after another, and where those of each begin. */
  const grams = createNumbers();
  const begins: number[] = [];
  return {
    size: () => units.length,
    /** Puts in a unit by its number and the key (`key.ts`) of its original; one of punctuation only is not to be found. */
    add: (unit: number, key: string): void => {
      const found = gramsOf(key);
      if (found.length === 0) return;
      const points = pointsOf(key);
      const { low, high } = signatureOf(points);
      units.push(unit);
      lengths.push(Math.min(points.length, 0xffff));
      signatures.push(low, high);
      begins.push(grams.length());
      grams.add(found);
    },
    build: (): BuiltBatch => {
      const order = Uint32Array.from(units.keys()).sort(
        (a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0) || a - b,
      );
      const pairs = emptyPairs(grams.length());
      let length = 0;
      order.forEach((index, entry) => {
        const own = grams.part(begins[index] ?? 0, begins[index + 1] ?? grams.length());
        pairs.grams.set(own, length);
        pairs.entries.fill(entry, length, length + own.length);
        length += own.length;
      });
      const { grams: all, entries } = sorted(pairs, length);
      const signed = new Int32Array(order.length * 2);
      order.forEach((index, entry) => {
        signed[entry * 2] = signatures[index * 2] ?? 0;
        signed[entry * 2 + 1] = signatures[index * 2 + 1] ?? 0;
      });
      return {
        units: Uint32Array.from(order, (index) => units[index] ?? 0),
        lengths: Uint16Array.from(order, (index) => lengths[index] ?? 0),
        signatures: signed,
        ...directoryOf(all),
        entries,
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

/**
 * Where a gram is among those of a batch; −1 where it is not. Grams are hashes, spread evenly: the place is guessed, and looked for
 * around the guess.
 */
export const placeOf = (grams: Uint32Array, gram: number): number => {
  const wanted = gram >>> 0;
  const guess = Math.floor((wanted / 0x100000000) * grams.length);
  let [low, high] = [guess, guess];
  for (let step = 32; low > 0 && (grams[low] ?? 0) > wanted; step *= 2) low = Math.max(0, low - step);
  for (let step = 32; high < grams.length && (grams[high] ?? 0) < wanted; step *= 2)
    high = Math.min(grams.length, high + step);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((grams[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return grams[low] === wanted ? low : -1;
};

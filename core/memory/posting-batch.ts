import { pointsOf } from './key.ts';
import { signatureOf } from './signature.ts';
import { textGrams } from './text-grams.ts';

/** Texts of one batch at most, and grams: what is held while it is built grows with them (some 20 bytes for each gram). */
const mostTexts = 1 << 17;
const mostGrams = 1 << 22;

type Words32 = Uint32Array<ArrayBuffer>;

/** Some texts, numbered by their length, so that those of some lengths are a range of every list. */
export type TextTable = {
  /** By number: which unit it is. */
  readonly units: Words32;
  /** By number: code points of the folded text, never less than of the one before; longer ones count as 65,535. */
  readonly lengths: Uint16Array<ArrayBuffer>;
  /** By number: two words each, `signature.ts`. */
  readonly signatures: Int32Array<ArrayBuffer>;
};

/** Where the lists of grams are; what places are counted in depends on where that is. */
export type GramTable = {
  /** Ascending, unsigned. */
  readonly grams: Words32;
  /** By place of the gram: where its list begins; one more than there are grams, the last being the end of all. */
  readonly starts: Words32;
};

/** The index of some texts: their keys by number, and the lists of all grams one after another: numbers of texts, ascending. */
export type BuiltBatch = TextTable &
  GramTable & { readonly keys: readonly string[]; readonly entries: Words32 };

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

/** The first `length` pairs by gram, each gram's entries in the order they came; in `other` then. */
const sortPairs = (pairs: Pairs, other: Pairs, length: number): void => {
  sortByDigit(pairs, other, length, 0);
  sortByDigit(other, pairs, length, digitBits);
  sortByDigit(pairs, other, length, digitBits * 2);
};

/** The different grams of sorted pairs, and where each begins. */
const directoryOf = (all: Uint32Array): GramTable => {
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
  let numbers = new Int32Array(1 << 12);
  let length = 0;
  return {
    length: () => length,
    clear: () => {
      length = 0;
    },
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

/** Texts in the order of their lengths, those of a length as they came. */
const byLength = (lengths: readonly number[]): Words32 => {
  const next = new Uint32Array(0x10001);
  for (const length of lengths) next[length + 1] = (next[length + 1] ?? 0) + 1;
  for (let length = 0; length < 0x10000; length += 1)
    next[length + 1] = (next[length + 1] ?? 0) + (next[length] ?? 0);
  const order = new Uint32Array(lengths.length);
  lengths.forEach((length, at) => {
    const place = next[length] ?? 0;
    next[length] = place + 1;
    order[place] = at;
  });
  return order;
};

/** Texts that are gathered for an index on disk. */
export type OpenBatch = {
  readonly size: () => number;
  readonly isFull: () => boolean;
  /** Puts in a unit by its number and the key (`key.ts`) of its original; one of nothing is not to be found. */
  readonly add: (unit: number, key: string) => void;
  /** The index of what was put in, good until the next is built; nothing is in it then. */
  readonly build: () => BuiltBatch;
};

/** What is held stays for the next batch: fresh memory costs more than the work that is done in it. */
export const openBatch = (): OpenBatch => {
  let units: number[] = [];
  let lengths: number[] = [];
  let signatures: number[] = [];
  let keys: string[] = [];
  /** Of all texts one after another, and where those of each begin. */
  const grams = createNumbers();
  let begins: number[] = [];
  let [pairs, other] = [emptyPairs(0), emptyPairs(0)];

  const makeRoom = (length: number): void => {
    if (length <= pairs.grams.length) return;
    [pairs, other] = [emptyPairs(length), emptyPairs(length)];
  };

  /** The lists of all grams of the texts in an order. */
  const listsOf = (order: Uint32Array): GramTable & { readonly entries: Words32 } => {
    makeRoom(grams.length());
    let length = 0;
    for (let entry = 0; entry < order.length; entry += 1) {
      const index = order[entry] ?? 0;
      const own = grams.part(begins[index] ?? 0, begins[index + 1] ?? grams.length());
      pairs.grams.set(own, length);
      pairs.entries.fill(entry, length, length + own.length);
      length += own.length;
    }
    sortPairs(pairs, other, length);
    return { ...directoryOf(other.grams.subarray(0, length)), entries: other.entries.subarray(0, length) };
  };

  const clear = (): void => {
    [units, lengths, signatures, keys, begins] = [[], [], [], [], []];
    grams.clear();
  };

  return {
    size: () => units.length,
    isFull: () => units.length >= mostTexts || grams.length() >= mostGrams,
    add: (unit, key) => {
      const found = textGrams(key);
      if (found.length === 0) return;
      const points = pointsOf(key);
      const { low, high } = signatureOf(points);
      units.push(unit);
      lengths.push(Math.min(points.length, 0xffff));
      signatures.push(low, high);
      keys.push(key);
      begins.push(grams.length());
      grams.add(found);
    },
    build: () => {
      const order = byLength(lengths);
      const signed = new Int32Array(order.length * 2);
      order.forEach((index, entry) => {
        signed[entry * 2] = signatures[index * 2] ?? 0;
        signed[entry * 2 + 1] = signatures[index * 2 + 1] ?? 0;
      });
      const built = {
        units: Uint32Array.from(order, (index) => units[index] ?? 0),
        lengths: Uint16Array.from(order, (index) => lengths[index] ?? 0),
        signatures: signed,
        keys: Array.from(order, (index) => keys[index] ?? ''),
        ...listsOf(order),
      };
      clear();
      return built;
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

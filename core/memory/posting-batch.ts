import { pointsOf } from './key.ts';
import { letGo } from './let-go.ts';
import { signatureOf } from './signature.ts';
import { textGrams } from './text-grams.ts';

/** Texts of one batch at most, and grams: what is held while it is built grows with them (eight bytes for each gram). Few less than a power of two, so that the room for them is not doubled for the last text. */
const mostTexts = 1 << 16;
const mostGrams = (1 << 21) - (1 << 13);

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

/**
 * Numbers the different grams of a batch from 0 on, in the order they come. Open addressing: a slot is a gram and its number, from 1 on, side by side so that both are read at once; half of the slots
 * are free. What is held stays when it is emptied.
 */
const createGramNumbers = () => {
  let slots = new Int32Array(1 << 17);
  let size = 0;

  /** Where the slot of a gram is, or the free one where it belongs. */
  const slotOf = (gram: number): number => {
    const last = slots.length - 2;
    let at = (Math.imul(gram, 0x9e3779b1) >>> 7) & last;
    while (slots[at + 1] !== 0 && slots[at] !== gram) at = (at + 2) & last;
    return at;
  };

  const grow = (): void => {
    const before = slots;
    slots = new Int32Array(before.length * 2);
    for (let at = 0; at < before.length; at += 2) {
      if (before[at + 1] === 0) continue;
      const to = slotOf(before[at] ?? 0);
      slots[to] = before[at] ?? 0;
      slots[to + 1] = before[at + 1] ?? 0;
    }
    letGo(before);
  };

  return {
    numberOf: (gram: number): number => {
      let at = slotOf(gram);
      if (slots[at + 1] === 0) {
        if (size * 4 >= slots.length) {
          grow();
          at = slotOf(gram);
        }
        size += 1;
        slots[at] = gram;
        slots[at + 1] = size;
      }
      return (slots[at + 1] ?? 1) - 1;
    },
    /** The grams in their order with where their lists begin, and that by number of the gram too; `all`: the numbers of the grams of all texts. */
    directory: (all: Int32Array): GramTable & { readonly begins: Words32 } => {
      const counts = new Uint32Array(size);
      for (let at = 0; at < all.length; at += 1) counts[all[at] ?? 0] = (counts[all[at] ?? 0] ?? 0) + 1;
      const grams = new Uint32Array(size);
      for (let at = 0; at < slots.length; at += 2)
        if (slots[at + 1] !== 0) grams[(slots[at + 1] ?? 1) - 1] = slots[at] ?? 0;
      grams.sort();
      const starts = new Uint32Array(size + 1);
      const begins = new Uint32Array(size);
      for (let at = 0; at < size; at += 1) {
        const number = (slots[slotOf((grams[at] ?? 0) | 0) + 1] ?? 1) - 1;
        begins[number] = starts[at] ?? 0;
        starts[at + 1] = (starts[at] ?? 0) + (counts[number] ?? 0);
      }
      return { grams, starts, begins };
    },
    clear: (): void => {
      slots.fill(0);
      size = 0;
    },
    close: (): void => letGo(slots),
  };
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
    /** Makes room for so many more, and answers where they are to be put, from `length` on. */
    room: (more: number): Int32Array => {
      if (length + more > numbers.length) {
        const grown = Math.max(numbers.length * 2, length + more);
        numbers = new Int32Array(numbers.buffer.transfer(grown * 4));
      }
      length += more;
      return numbers;
    },
    part: (from: number, to: number): Int32Array => numbers.subarray(from, to),
    close: (): void => letGo(numbers),
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
  /** Gives back what is held: nothing can be put in any more, and what was built is gone. */
  readonly close: () => void;
};

/** What is held stays for the next batch: fresh memory costs more than the work that is done in it. */
export const openBatch = (): OpenBatch => {
  let units: number[] = [];
  let lengths: number[] = [];
  let signatures: number[] = [];
  let keys: string[] = [];
  /** Numbers of the grams of all texts one after another, and where those of each begin. */
  const grams = createNumbers();
  const numbers = createGramNumbers();
  let begins: number[] = [];
  let entries = new Uint32Array(0);

  /** The lists of all grams of the texts in an order. */
  const listsOf = (order: Uint32Array): GramTable & { readonly entries: Words32 } => {
    const length = grams.length();
    if (length > entries.length) entries = new Uint32Array(length);
    const { begins: next, ...table } = numbers.directory(grams.part(0, length));
    for (let entry = 0; entry < order.length; entry += 1) {
      const index = order[entry] ?? 0;
      const own = grams.part(begins[index] ?? 0, begins[index + 1] ?? length);
      for (let at = 0; at < own.length; at += 1) {
        const number = own[at] ?? 0;
        const place = next[number] ?? 0;
        next[number] = place + 1;
        entries[place] = entry;
      }
    }
    return { ...table, entries: entries.subarray(0, length) };
  };

  const clear = (): void => {
    [units, lengths, signatures, keys, begins] = [[], [], [], [], []];
    grams.clear();
    numbers.clear();
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
      const from = grams.length();
      begins.push(from);
      const room = grams.room(found.length);
      for (let at = 0; at < found.length; at += 1) room[from + at] = numbers.numberOf(found[at] ?? 0);
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
    close: () => {
      letGo(entries);
      grams.close();
      numbers.close();
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

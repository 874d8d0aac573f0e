import { letGo } from './let-go.ts';
import type { GramTable, TextTable } from './posting-batch.ts';

type Words32 = Uint32Array<ArrayBuffer>;

/** A batch that is made one with others: what is held of it is the lengths of its texts. */
export type TextSource = Pick<TextTable, 'lengths'> & {
  /** The rest of them, asked for once: they are let go of then. */
  readonly texts: () => Omit<TextTable, 'lengths'>;
};

/** The texts of several batches in one order by length. */
type MergedTexts = TextTable & {
  /** By batch and number there: the number in the merged one. Ascending within a batch. */
  readonly numbers: readonly Words32[];
};

const lengthsThereAre = 0x10000;

/** Numbers the texts of batches anew, by their length; those of a length in the order of the batches. */
export const mergeTexts = (batches: readonly TextSource[]): MergedTexts => {
  const next = new Uint32Array(lengthsThereAre + 1);
  for (const { lengths } of batches)
    for (const length of lengths) next[length + 1] = (next[length + 1] ?? 0) + 1;
  for (let length = 0; length < lengthsThereAre; length += 1)
    next[length + 1] = (next[length + 1] ?? 0) + (next[length] ?? 0);
  const total = next[lengthsThereAre] ?? 0;
  const units = new Uint32Array(total);
  const lengths = new Uint16Array(total);
  const signatures = new Int32Array(total * 2);
  const numbers = batches.map((batch): Words32 => {
    const own = new Uint32Array(batch.lengths.length);
    const texts = batch.texts();
    batch.lengths.forEach((length, entry) => {
      const number = next[length] ?? 0;
      next[length] = number + 1;
      own[entry] = number;
      units[number] = texts.units[entry] ?? 0;
      lengths[number] = length;
      signatures[number * 2] = texts.signatures[entry * 2] ?? 0;
      signatures[number * 2 + 1] = texts.signatures[entry * 2 + 1] ?? 0;
    });
    letGo(texts.units);
    letGo(texts.signatures);
    return own;
  });
  return { units, lengths, signatures, numbers };
};

/** Which batch the texts of the merged one come from, in the order of their numbers there. */
export function* mergedOrder(batches: readonly Pick<TextTable, 'lengths'>[]): Generator<number, void> {
  const at = batches.map(() => 0);
  const total = batches.reduce((sum, { lengths }) => sum + lengths.length, 0);
  for (let done = 0, length = 0; done < total;) {
    let next = Infinity;
    for (const [n, { lengths }] of batches.entries()) {
      for (; lengths[at[n] ?? 0] === length; done += 1) {
        at[n] = (at[n] ?? 0) + 1;
        yield n;
      }
      next = Math.min(next, lengths[at[n] ?? 0] ?? Infinity);
    }
    length = next;
  }
}

/** The grams of a batch in their order, some at each call, at least one, with where their lists begin and where the last one ends; null behind the last. Good until the next call. */
export type GramSource = () => GramTable | null;

/** Answers the entries of a list of a batch, which lies from a place up to another: the next one at each call. Good until the next call. */
export type TakeList = (batch: number, from: number, to: number) => Uint32Array;

/** Goes through the grams of a batch. */
const walk = (source: GramSource) => {
  let table: GramTable | null = null;
  let place = 0;
  return {
    /** The next one, infinite behind the last. */
    next: (): number => {
      place += 1;
      if (table === null || place >= table.grams.length) [table, place] = [source(), 0];
      return table?.grams[place] ?? Infinity;
    },
    /** Where its list begins and ends. */
    from: (): number => table?.starts[place] ?? 0,
    to: (): number => table?.starts[place + 1] ?? 0,
  };
};

/** Lists of more entries than one for each so many words are put into order by marking which numbers are in them, shorter ones by sorting. */
const wordsForEntry = 8;

/** Puts numbers below `size`, none of which comes twice, into their order. */
const createSorter = (size: number) => {
  const marks = new Int32Array((size >>> 5) + 1);
  return (numbers: Uint32Array): Uint32Array => {
    if (numbers.length * wordsForEntry < marks.length) return numbers.sort();
    for (let at = 0; at < numbers.length; at += 1) {
      const number = numbers[at] ?? 0;
      marks[number >>> 5] = (marks[number >>> 5] ?? 0) | (1 << (number & 31));
    }
    let length = 0;
    for (let word = 0; word < marks.length; word += 1) {
      let left = marks[word] ?? 0;
      if (left === 0) continue;
      marks[word] = 0;
      for (; left !== 0; left &= left - 1) numbers[length++] = word * 32 + 31 - Math.clz32(left & -left);
    }
    return numbers;
  };
};

/** Grams merged between two steps. */
const grams = 500;

/**
 * Hands over the lists of all grams of batches, by gram, in the numbers of the merged one, ascending; `entries` is good until the next.
 * Little by little: a step is some hundred lists.
 */
export function* mergeLists(
  sources: readonly GramSource[],
  numbers: readonly Uint32Array[],
  take: TakeList,
  hand: (gram: number, entries: Uint32Array) => void,
): Generator<undefined, void> {
  const walks = sources.map(walk);
  const next = Float64Array.from(walks, (one) => one.next());
  let room = new Uint32Array(1 << 12);
  const sorted = createSorter(numbers.reduce((sum, { length }) => sum + length, 0));
  for (let done = 1; ; done += 1) {
    let gram = Infinity;
    for (let n = 0; n < next.length; n += 1) gram = Math.min(gram, next[n] ?? Infinity);
    if (gram === Infinity) return;
    let [length, parts] = [0, 0];
    for (let n = 0; n < next.length; n += 1) {
      const batch = walks[n];
      if (batch === undefined || next[n] !== gram) continue;
      parts += 1;
      const own = take(n, batch.from(), batch.to());
      next[n] = batch.next();
      if (length + own.length > room.length) {
        const grown = new Uint32Array((length + own.length) * 2);
        grown.set(room.subarray(0, length));
        room = grown;
      }
      const map = numbers[n];
      for (let entry = 0; entry < own.length; entry += 1) room[length++] = map?.[own[entry] ?? 0] ?? 0;
    }
    const entries = room.subarray(0, length);
    hand(gram, parts > 1 ? sorted(entries) : entries);
    if (done % grams === 0) yield;
  }
}

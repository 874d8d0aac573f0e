import type { GramTable, TextTable } from './posting-batch.ts';

type Words32 = Uint32Array<ArrayBuffer>;

/** The texts of several batches in one order by length. */
type MergedTexts = TextTable & {
  /** By batch and number there: the number in the merged one. Ascending within a batch. */
  readonly numbers: readonly Words32[];
};

const lengthsThereAre = 0x10000;

/** Numbers the texts of batches anew, by their length; those of a length in the order of the batches. */
export const mergeTexts = (batches: readonly TextTable[]): MergedTexts => {
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
    const own = new Uint32Array(batch.units.length);
    batch.lengths.forEach((length, entry) => {
      const number = next[length] ?? 0;
      next[length] = number + 1;
      own[entry] = number;
      units[number] = batch.units[entry] ?? 0;
      lengths[number] = length;
      signatures[number * 2] = batch.signatures[entry * 2] ?? 0;
      signatures[number * 2 + 1] = batch.signatures[entry * 2 + 1] ?? 0;
    });
    return own;
  });
  return { units, lengths, signatures, numbers };
};

/** Which batch the texts of the merged one come from, in the order of their numbers there. */
export function* mergedOrder(batches: readonly TextTable[]): Generator<number, void> {
  const at = batches.map(() => 0);
  const total = batches.reduce((sum, { units }) => sum + units.length, 0);
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

/** Answers the entries of the list of a batch: the next one at each call. Good until the next call. */
export type TakeList = (batch: number, place: number) => Uint32Array;

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
  batches: readonly GramTable[],
  numbers: readonly Uint32Array[],
  take: TakeList,
  hand: (gram: number, entries: Uint32Array) => void,
): Generator<undefined, void> {
  const at = new Uint32Array(batches.length);
  let room = new Uint32Array(1 << 12);
  const sorted = createSorter(numbers.reduce((sum, { length }) => sum + length, 0));
  for (let done = 1; ; done += 1) {
    let gram = Infinity;
    for (let n = 0; n < batches.length; n += 1) {
      const next = batches[n]?.grams[at[n] ?? 0] ?? Infinity;
      if (next < gram) gram = next;
    }
    if (gram === Infinity) return;
    let [length, parts] = [0, 0];
    for (let n = 0; n < batches.length; n += 1) {
      const batch = batches[n];
      const place = at[n] ?? 0;
      if (batch === undefined || batch.grams[place] !== gram) continue;
      at[n] = place + 1;
      parts += 1;
      const own = take(n, place);
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

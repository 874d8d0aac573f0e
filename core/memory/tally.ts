import { createNumbers, unpackList } from './list-codec.ts';

/** What is asked of a tally: of which numbers, from `low` up to `high`, without that, and which count is worth telling. */
type TallyOf = { readonly low: number; readonly high: number; readonly least: number };

/** How many of some packed lists (`list-codec.ts`) each of some numbers is in. */
export type Tally = {
  /** Begins anew, for numbers below `size`. */
  readonly begin: (size: number, of: TallyOf) => void;
  /** Counts the numbers of the part of a list that lies in one block, from a byte up to another. No list has a number twice. */
  readonly count: (block: Uint8Array, from: number, to: number) => void;
  /** Hands over the numbers that were counted most: at most `most`, unless more were counted as often as any; none that was counted less than `least`. */
  readonly drain: (most: number, take: (value: number, count: number) => void) => void;
};

/** A count above this stays there. */
export const highestCount = 255;

const byCount = new Uint32Array(highestCount + 1);

/** How often a number must have been counted to be among those that are handed over. `marked`: those that were counted often enough, `length` of them. */
export const leastCount = (
  counts: Uint8Array,
  marked: Uint32Array,
  length: number,
  { least, most }: { readonly least: number; readonly most: number },
): number => {
  byCount.fill(0);
  for (let at = 0; at < length; at += 1) {
    const count = counts[marked[at] ?? 0] ?? 0;
    byCount[count] = (byCount[count] ?? 0) + 1;
  }
  let [count, sum] = [highestCount, byCount[highestCount] ?? 0];
  while (count > least && (sum === 0 || sum + (byCount[count - 1] ?? 0) <= most)) {
    count -= 1;
    sum += byCount[count] ?? 0;
  }
  return count;
};

/** The count that is looked for, of one that is asked for: as far as there is one. */
export const countable = (least: number): number => Math.min(highestCount, Math.max(1, least));

/** Takes a step for each number of a list, and little for what is handed over. */
export const createTally = (): Tally => {
  const numbers = createNumbers();
  let counts = new Uint8Array(0);
  let marked = new Uint32Array(1 << 12);
  let [low, high, least, length] = [0, 0, 1, 0];

  const mark = (value: number): void => {
    if (length === marked.length) {
      const grown = new Uint32Array(length * 2);
      grown.set(marked);
      marked = grown;
    }
    marked[length] = value;
    length += 1;
  };

  return {
    begin: (size, of) => {
      if (size > counts.length) counts = new Uint8Array(size);
      else counts.fill(0, low, high);
      [low, high, least, length] = [of.low, of.high, countable(of.least), 0];
    },
    count: (block, from, to) => {
      numbers.length = 0;
      unpackList(block, from, to, numbers);
      const { list } = numbers;
      for (let at = 0; at < numbers.length; at += 1) {
        const value = list[at] ?? 0;
        if (value < low || value >= high) continue;
        const count = (counts[value] ?? 0) + 1;
        if (count <= highestCount) counts[value] = count;
        if (count === least) mark(value);
      }
    },
    drain: (most, take) => {
      const enough = leastCount(counts, marked, length, { least, most });
      for (let at = 0; at < length; at += 1) {
        const value = marked[at] ?? 0;
        const count = counts[value] ?? 0;
        if (count >= enough) take(value, count);
      }
    },
  };
};

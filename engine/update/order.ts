import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { Pace } from './pace.ts';

/**
 * Which of the numbers stay where they are when all others are taken out and put in anew: a longest ascending run
 * (Fredman 1975), as places in the list, ascending.
 */
export const longestAscending = async (
  numbers: readonly number[],
  pace: Pace,
): Promise<readonly number[]> => {
  const before = new Int32Array(numbers.length);
  const tails: number[] = [];
  for (const [at, number] of numbers.entries()) {
    let [low, high] = [0, tails.length];
    // Most of a document is in order already.
    if (high > 0 && (numbers[tails[high - 1] ?? 0] ?? 0) < number) low = high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[tails[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    before[at] = tails[low - 1] ?? -1;
    tails[low] = at;
    if (!(await pace())) break;
  }
  const run: number[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) run.push(at);
  return run.reverse();
};

/** Ranks that are made at a time: some milliseconds. */
const madeAtOnce = 1000;

/** A rank between two that is not taken. */
const freeBetween = (low: string | null, high: string | null, taken: ReadonlySet<string>): string => {
  let rank = generateKeyBetween(low, high);
  while (taken.has(rank)) rank = generateKeyBetween(rank, high);
  return rank;
};

/** So many ranks between two, ascending, none of them taken. */
const someBetween = (
  low: string | null,
  high: string | null,
  count: number,
  taken: ReadonlySet<string>,
): readonly string[] => {
  for (let spare = 0; ; spare += spare + count) {
    const free = generateNKeysBetween(low, high, count + spare).filter((rank) => !taken.has(rank));
    if (free.length >= count) return free.slice(0, count);
  }
};

type Gap = { readonly low: string | null; readonly high: string | null; readonly count: number };

/** The parts of a gap that are filled at a time: at the end of a document one behind the other, else by halves, so that ranks stay short. */
const fillGap = async (gap: Gap, taken: ReadonlySet<string>, filled: string[], pace: Pace): Promise<void> => {
  const waiting: (Gap | string)[] = [gap];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') {
      filled.push(next);
      continue;
    }
    const { low, high, count } = next;
    if (count <= madeAtOnce) {
      for (const rank of someBetween(low, high, count, taken)) filled.push(rank);
    } else if (high === null) {
      const made = someBetween(low, null, madeAtOnce, taken);
      for (const rank of made) filled.push(rank);
      waiting.push({ low: made.at(-1) ?? low, high, count: count - made.length });
    } else {
      const middle = freeBetween(low, high, taken);
      const half = count >> 1;
      waiting.push({ low: middle, high, count: count - half - 1 }, middle, {
        low,
        high: middle,
        count: half,
      });
    }
    if (!(await pace())) return;
  }
};

/**
 * Fills the places that have no rank yet with ranks between their neighbours'. None of `taken` is given: rows that are moved or
 * removed keep theirs until their turn comes.
 */
export const fillRanks = async (
  ranks: readonly (string | null)[],
  taken: ReadonlySet<string>,
  pace: Pace,
): Promise<readonly string[]> => {
  const filled: string[] = [];
  let highest: string | null = null;
  for (const rank of taken) if (highest === null || rank > highest) highest = rank;
  for (let at = 0; at < ranks.length && (await pace());) {
    const rank = ranks[at] ?? null;
    if (rank !== null) {
      filled.push(rank);
      at += 1;
      continue;
    }
    let end = at;
    while (end < ranks.length && ranks[end] === null) end += 1;
    const low = filled.at(-1) ?? null;
    const high = ranks[end] ?? null;
    // Behind everything that is or was there nothing is taken.
    const from = high === null && highest !== null && (low === null || highest > low) ? highest : low;
    await fillGap({ low: from, high, count: end - at }, taken, filled, pace);
    at = end;
  }
  return filled;
};

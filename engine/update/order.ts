import { generateNKeysBetween } from 'fractional-indexing';

/**
 * Which of the numbers stay where they are when all others are taken out and put in anew: a longest ascending run
 * (Fredman 1975), as places in the list, ascending.
 */
export const longestAscending = (numbers: readonly number[]): readonly number[] => {
  const before = new Int32Array(numbers.length);
  const tails: number[] = [];
  numbers.forEach((number, at) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[tails[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    before[at] = tails[low - 1] ?? -1;
    tails[low] = at;
  });
  const run: number[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) run.push(at);
  return run.reverse();
};

/** Fills the places that have no rank yet with ranks between their neighbours'. */
export const fillRanks = (ranks: readonly (string | null)[]): string[] => {
  const filled: string[] = [];
  let last: string | null = null;
  for (let at = 0; at < ranks.length;) {
    const rank = ranks[at] ?? null;
    if (rank !== null) {
      filled.push((last = rank));
      at += 1;
      continue;
    }
    let end = at;
    while (end < ranks.length && ranks[end] === null) end += 1;
    const made: string[] = generateNKeysBetween(last, ranks[end] ?? null, end - at);
    for (const rank of made) filled.push(rank);
    last = made.at(-1) ?? last;
    at = end;
  }
  return filled;
};

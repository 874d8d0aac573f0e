/** Numbers that are in ascending order, as many as there are: which of a list stayed in their order. Places in the list. */
const longestAscending = (values: readonly number[]): ReadonlySet<number> => {
  const tails: number[] = []; // the place of the smallest last value of an ascending list of each length
  const before = values.map(() => -1);
  values.forEach((value, i) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[i] = low === 0 ? -1 : (tails[low - 1] ?? -1);
    tails[low] = i;
  });
  const kept = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) kept.add(at);
  return kept;
};

/** The fewest of a list of different numbers that must have been moved for them to stand in this order: their places in the list. */
export const movedPlaces = (values: readonly number[]): readonly number[] => {
  const kept = longestAscending(values);
  return values.flatMap((_, i) => (kept.has(i) ? [] : [i]));
};

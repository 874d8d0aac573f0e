/** How many of some lists each of some numbers is in. */
export type Tally = {
  /** Counts from now on for numbers from `low` up to `high`, without that, and marks those that come to `least`. */
  readonly begin: (low: number, high: number, least: number) => void;
  /** Counts the numbers of a list from one place up to another, which has none twice. */
  readonly count: (list: Uint32Array, from: number, to: number) => void;
  /** Hands over the numbers that were counted most: at most `most`, unless more were counted as often as any; none that was counted less than `least`. */
  readonly drain: (most: number, take: (value: number, count: number) => void) => void;
};

const highest = 1023;

/** Counts numbers below `size`; a count above 1,023 stays there. Takes a step for each number of a list, and little for what is handed over. */
export const createTally = (size: number): Tally => {
  const counts = new Uint16Array(size);
  const byCount = new Uint32Array(highest + 1);
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

  /** How often a number must have been counted to be among those that are handed over. */
  const leastCount = (most: number): number => {
    byCount.fill(0);
    for (let at = 0; at < length; at += 1) {
      const count = counts[marked[at] ?? 0] ?? 0;
      byCount[count] = (byCount[count] ?? 0) + 1;
    }
    let [count, sum] = [highest, byCount[highest] ?? 0];
    while (count > least && (sum === 0 || sum + (byCount[count - 1] ?? 0) <= most)) {
      count -= 1;
      sum += byCount[count] ?? 0;
    }
    return count;
  };

  return {
    begin: (from, to, fewest) => {
      counts.fill(0, low, high);
      [low, high, least, length] = [from, to, Math.min(highest, Math.max(1, fewest)), 0];
    },
    count: (list, from, to) => {
      for (let at = from; at < to; at += 1) {
        const value = list[at] ?? 0;
        const count = (counts[value] ?? 0) + 1;
        if (count <= highest) counts[value] = count;
        if (count === least) mark(value);
      }
    },
    drain: (most, take) => {
      const enough = leastCount(most);
      for (let at = 0; at < length; at += 1) {
        const value = marked[at] ?? 0;
        const count = counts[value] ?? 0;
        if (count >= enough) take(value, count);
      }
    },
  };
};

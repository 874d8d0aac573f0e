/** How often each of some numbers was counted. */
export type Tally = {
  /** Counts the values of an ascending list that lie from place `from` up to `to`, without that. */
  readonly count: (list: ArrayLike<number>, from: number, to: number) => void;
  /**
   * Hands over the numbers that were counted most often, and begins anew: at most `most`, unless more were counted as often as any; none that was
   * counted less than `fewest` times.
   */
  readonly drain: (fewest: number, most: number, take: (value: number, times: number) => void) => void;
};

const highest = 255;

/** Counts numbers below `size`; a count above 255 stays there. */
export const createTally = (size: number): Tally => {
  const counts = new Uint8Array(size);
  const seen = new Uint32Array(size);
  const byTimes = new Uint32Array(highest + 1);
  let length = 0;

  /** How often a number must have been counted to be among those that are handed over. */
  const leastTimes = (fewest: number, most: number): number => {
    byTimes.fill(0);
    for (let at = 0; at < length; at += 1) {
      const times = counts[seen[at] ?? 0] ?? 0;
      byTimes[times] = (byTimes[times] ?? 0) + 1;
    }
    let [times, sum] = [highest, byTimes[highest] ?? 0];
    while (times > fewest && (sum === 0 || sum + (byTimes[times - 1] ?? 0) <= most)) {
      times -= 1;
      sum += byTimes[times] ?? 0;
    }
    return times;
  };

  return {
    count: (list, from, to) => {
      for (let at = from; at < to; at += 1) {
        const value = list[at] ?? 0;
        const times = counts[value] ?? 0;
        if (times === 0) {
          seen[length] = value;
          length += 1;
        }
        if (times < highest) counts[value] = times + 1;
      }
    },
    drain: (fewest, most, take) => {
      const least = leastTimes(fewest, most);
      for (let at = 0; at < length; at += 1) {
        const value = seen[at] ?? 0;
        const times = counts[value] ?? 0;
        counts[value] = 0;
        if (times >= least) take(value, times);
      }
      length = 0;
    },
  };
};

/** How often each of some numbers was counted. */
export type Tally = {
  /** Counts the values of an ascending list that lie from `low` up to `high`, without that. */
  readonly count: (list: ArrayLike<number>, from: number, to: number) => void;
  /** Hands over each number that was counted, and begins anew. */
  readonly drain: (take: (value: number, times: number) => void) => void;
};

/** Counts numbers below `size`; a count above 255 stays there. */
export const createTally = (size: number): Tally => {
  const counts = new Uint8Array(size);
  const seen = new Uint32Array(size);
  let length = 0;
  return {
    count: (list, from, to) => {
      for (let at = from; at < to; at += 1) {
        const value = list[at] ?? 0;
        const times = counts[value] ?? 0;
        if (times === 0) {
          seen[length] = value;
          length += 1;
        }
        if (times < 255) counts[value] = times + 1;
      }
    },
    drain: (take) => {
      for (let at = 0; at < length; at += 1) {
        const value = seen[at] ?? 0;
        take(value, counts[value] ?? 0);
        counts[value] = 0;
      }
      length = 0;
    },
  };
};

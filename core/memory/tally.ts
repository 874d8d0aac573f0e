/** What each of some numbers weighs. */
export type Tally = {
  /** Adds a weight to the values of a list that lie from place `from` up to `to`, without that. */
  readonly count: (list: ArrayLike<number>, from: number, to: number, weight: number) => void;
  /**
   * Hands over the numbers that weigh most, and begins anew: at most `most`, unless more weigh as much as any; none that weighs less than
   * `least`.
   */
  readonly drain: (least: number, most: number, take: (value: number, weight: number) => void) => void;
};

const highest = 1023;

/** Weighs numbers below `size`; a weight above 1,023 stays there. */
export const createTally = (size: number): Tally => {
  const counts = new Uint16Array(size);
  const seen = new Uint32Array(size);
  const byWeight = new Uint32Array(highest + 1);
  let length = 0;

  /** What a number must weigh to be among those that are handed over. */
  const leastWeight = (least: number, most: number): number => {
    byWeight.fill(0);
    for (let at = 0; at < length; at += 1) {
      const weight = counts[seen[at] ?? 0] ?? 0;
      byWeight[weight] = (byWeight[weight] ?? 0) + 1;
    }
    let [weight, sum] = [highest, byWeight[highest] ?? 0];
    while (weight > least && (sum === 0 || sum + (byWeight[weight - 1] ?? 0) <= most)) {
      weight -= 1;
      sum += byWeight[weight] ?? 0;
    }
    return weight;
  };

  return {
    count: (list, from, to, weight) => {
      for (let at = from; at < to; at += 1) {
        const value = list[at] ?? 0;
        const before = counts[value] ?? 0;
        if (before === 0) {
          seen[length] = value;
          length += 1;
        }
        counts[value] = before + weight < highest ? before + weight : highest;
      }
    },
    drain: (least, most, take) => {
      const enough = leastWeight(least, most);
      for (let at = 0; at < length; at += 1) {
        const value = seen[at] ?? 0;
        const weight = counts[value] ?? 0;
        counts[value] = 0;
        if (weight >= enough) take(value, weight);
      }
      length = 0;
    },
  };
};

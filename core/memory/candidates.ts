/** Of a memory: in how many of its texts a gram is, and in which. */
export type GramLists = {
  /** How many texts have the gram, or a little more: texts that were removed may be counted. */
  readonly count: (gram: number) => number;
  /** Numbers of texts that have it, whose length (code points) is at least `shortest` and at most `longest`. */
  readonly texts: (gram: number, shortest: number, longest: number) => Iterable<number> & ArrayLike<number>;
};

/** Entries of lists that a search may read: rare grams come first, so that the common ones, which tell little, are left. */
const listBudget = 40_000;
/** Lists that are read however long they are. */
const fewestLists = 4;
/** Texts that are compared with the original in full. */
const mostCompared = 400;

/** The rarest grams, from rare to common, as many as the budget allows. Those that no text has are left out. */
export const rarestGrams = (
  grams: ArrayLike<number>,
  count: (gram: number) => number,
  budget = listBudget,
): readonly number[] => {
  const counted = Array.from(grams, (gram) => ({ gram, size: count(gram) }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => a.size - b.size);
  let read = 0;
  return counted
    .filter(({ size }, at) => {
      read += size;
      return at < fewestLists || read <= budget;
    })
    .map(({ gram }) => gram);
};

/** Lengths (code points) outside of which no text can be as alike as `least`. */
export const lengthsFor = (
  length: number,
  least: number,
): { readonly shortest: number; readonly longest: number } => ({
  shortest: Math.ceil(length * least - 1e-9),
  longest: Math.floor(length / least + 1e-9),
});

const hasWords = /[^\P{L}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|\p{N}/u;

/**
 * How many of the grams that are read a text must have to be as alike as `least`. In a text of Han characters an edit takes away two pairs at most, and a
 * gram that no text has is taken away already; within words an edit may cost more grams than it can be counted for.
 * @param grams how many grams the key has; `present` of them are in some text, and `read` of these are looked for
 */
export const fewestShared = (
  key: string,
  {
    grams,
    present,
    read,
    length,
    least,
  }: {
    readonly grams: number;
    readonly present: number;
    readonly read: number;
    readonly length: number;
    readonly least: number;
  },
): number => {
  if (hasWords.test(key)) return 1;
  // The two ends of a short text are grams of their own, which a longer one has not.
  const most = 2 * Math.floor((1 - least) * length + 1e-9) + 2;
  return Math.max(1, read - Math.max(0, most - (grams - present)));
};

/**
 * What a text must weigh by the grams that are read, as a share of what these weigh, to be compared. Measured on sentences of words of which some were replaced,
 * left out, added or exchanged: of those that are 60 % alike, none of more than a few words has less than 0.4.
 */
const leastShare = 0.25;
/** The same of texts of a few words, which may be alike by chance: words of few letters are. */
const leastShareOfShort = 0.1;
/** Texts up to so many code points have a few words. */
const fewWords = 26;
/** So many more of these are compared: it takes little. */
const timesShort = 4;
/** So many are compared whatever they weigh: words that differ in a letter are others to the grams. */
export const alwaysCompared = 60;

/** What a text must weigh at least by the grams that are read (of Han characters, where each weighs one, as many as `fewestShared`), and how many are compared in full. */
export const worthComparing = (
  weights: readonly number[],
  { fewest, length }: { readonly fewest: number; readonly length: number },
): { readonly lightest: number; readonly most: number } => {
  const isShort = length <= fewWords;
  const share = isShort ? leastShareOfShort : leastShare;
  const all = weights.reduce((sum, one) => sum + one, 0);
  return {
    lightest: Math.max(fewest, fewest > 1 ? 0 : Math.floor(all * share)),
    most: isShort ? mostCompared * timesShort : mostCompared,
  };
};

/**
 * The texts that share most with one whose grams are given with their weights (`grams.ts`), most first: those worth comparing in full. Not
 * every text that is alike enough is among them, but few are missing (bench/cases/memory.ts tells how many).
 */
export const candidatesIn = (
  lists: GramLists,
  grams: ReadonlyMap<number, number>,
  { length, least }: { readonly length: number; readonly least: number },
): readonly number[] => {
  const { shortest, longest } = lengthsFor(length, least);
  const shared = new Map<number, number>();
  const wanted = rarestGrams([...grams.keys()], lists.count);
  const weightOf = (gram: number): number => grams.get(gram) ?? 1;
  const { lightest, most } = worthComparing(wanted.map(weightOf), { fewest: 1, length });
  for (const gram of wanted) {
    const texts = lists.texts(gram, shortest, longest);
    const weight = weightOf(gram);
    for (let at = 0; at < texts.length; at += 1) {
      const text = texts[at] ?? 0;
      shared.set(text, (shared.get(text) ?? 0) + weight);
    }
  }
  return [...shared]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .filter(([, weight], at) => at < alwaysCompared || weight >= lightest)
    .map(([text]) => text);
};

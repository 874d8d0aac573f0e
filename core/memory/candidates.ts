import { makeUpOf } from './text-grams.ts';

/** Entries of lists that a search may read: rare grams come first, so that the common ones, which tell little, are left. */
const listBudget = 40_000;
/** Lists that are read however long they are. */
const fewestLists = 4;

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

/** The longest text that is looked for by slices (`slices.ts`), and the longest that such a one may be like at 60 %. */
const longestShort = 50;
export const longestSliced = 83;

/** Whether a text is among those that are found by slices: where letters are a part of it. Of Chinese alone, pairs are rare enough for lists. */
export const mayBeSliced = (key: string): boolean => {
  const { letters, dense } = makeUpOf(key);
  return letters * 8 > letters + dense;
};

/**
 * How a text is looked for. `slices`: by counting pairs of characters of all texts of its lengths. `lists`: by the lists of its grams. A short text
 * of letters has no rare gram, and thousands of others have four letters in common with it.
 * @param longest code points of the longest text that may be alike
 */
export const waysFor = (
  key: string,
  { length, longest }: { readonly length: number; readonly longest: number },
): { readonly slices: boolean; readonly lists: boolean } => {
  const { letters, dense } = makeUpOf(key);
  const slices = length <= longestShort && letters * 5 > letters + dense;
  return { slices, lists: !slices || dense > 0 || longest > longestSliced };
};

/**
 * How many of the grams that are read a text must have to be as alike as `least`, where that can be said: in a text of Han characters an edit takes away two
 * pairs at most (the two ends of a short text are grams of their own, which a longer one has not), and a gram that no text has is taken away already. Of letters
 * an edit may cost more grams than are left: then 1.
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
  if (makeUpOf(key).letters > 0) return 1;
  const most = 2 * Math.floor((1 - least) * length + 1e-9) + 2;
  return Math.max(1, read - Math.max(0, most - (grams - present)));
};

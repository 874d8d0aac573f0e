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
export const mostCompared = 400;

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
 * The texts that have most grams in common with one whose grams are given, most first: those worth comparing in full. Not every
 * text that is alike enough is among them, but few are missing (bench/cases/memory.ts tells how many).
 */
export const candidatesIn = (
  lists: GramLists,
  grams: ArrayLike<number>,
  { length, least }: { readonly length: number; readonly least: number },
): readonly number[] => {
  const { shortest, longest } = lengthsFor(length, least);
  const shared = new Map<number, number>();
  for (const gram of rarestGrams(grams, lists.count)) {
    const texts = lists.texts(gram, shortest, longest);
    for (let at = 0; at < texts.length; at += 1) {
      const text = texts[at] ?? 0;
      shared.set(text, (shared.get(text) ?? 0) + 1);
    }
  }
  return [...shared]
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostCompared)
    .map(([text]) => text);
};

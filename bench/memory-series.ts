import {
  chineseText,
  chineseWords,
  englishSentence,
  englishText,
  englishWords,
  revised,
  sentence,
  sometimesNumbered,
  type Sentence,
} from '#tests/unit/core/memory/sentences.ts';

type Random = () => number;

/** How sentences of a language are made, changed as people change them, and written. */
export type Series = {
  readonly name: string;
  readonly make: (random: Random) => Sentence;
  /** The `n`th change. */
  readonly change: (from: Sentence, n: number, random: Random) => Sentence;
  readonly textOf: (words: Sentence) => string;
};

/** Chinese of words as often as they are used, and English as the project's own pages have words follow one another. */
export const seriesOf = (root: string): readonly Series[] => {
  const chinese = chineseWords();
  const english = englishWords(root);
  return [
    {
      name: 'Chinese',
      make: (random) => sentence(chinese, random),
      change: (from, n, random) => revised(from, n, chinese, random),
      textOf: chineseText,
    },
    {
      name: 'English',
      make: (random) => englishSentence(english, random),
      change: (from, n, random) => revised(from, n, english.words, random),
      textOf: englishText,
    },
  ];
};

/** Originals of a memory, and sentences to look up in it, each made of one of them. */
export const madeUnits = (
  { make, change, textOf }: Series,
  { units, lookups }: { readonly units: number; readonly lookups: number },
  random: Random,
): {
  readonly sentences: readonly Sentence[];
  readonly texts: readonly string[];
  readonly queries: readonly string[];
} => {
  const sentences = Array.from({ length: units }, () => sometimesNumbered(make(random), random));
  const queries = Array.from({ length: lookups }, (_, n) =>
    textOf(change(sentences[Math.floor(random() * units)] ?? [], n, random)),
  );
  return { sentences, texts: sentences.map(textOf), queries };
};

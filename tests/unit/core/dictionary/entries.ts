import { parseEntry, type DictionaryEntry } from '#core/dictionary/index.ts';

/** Entries in the form of CC-CEDICT, and how they are looked up as a dictionary does. */
export const smallDictionary = (lines: readonly string[]) => {
  const entries = lines.map((line): DictionaryEntry => {
    const entry = parseEntry(line);
    if (entry === null) throw new Error(line);
    return entry;
  });
  const formsOf = ({ traditional, simplified }: DictionaryEntry): readonly string[] => [
    traditional,
    simplified,
  ];
  return {
    word: (word: string): readonly DictionaryEntry[] => entries.filter((one) => formsOf(one).includes(word)),
    begins: (start: string): boolean =>
      entries.some((one) => formsOf(one).some((form) => form.startsWith(start))),
  };
};

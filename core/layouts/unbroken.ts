import type { GlossedWord } from './glosses.ts';

/** Punctuation that stands before a word, and any other. */
const opens = /^[\p{Ps}\p{Pi}]+$/u;
const isPunctuation = /^[^\p{L}\p{N}\s]+$/u;

/** Words with the punctuation that no line may part from them: what opens stands with the next one, all other with the one before. O(words). */
export const unbroken = <T extends Pick<GlossedWord, 'word'>>(
  all: readonly T[],
): readonly (readonly T[])[] => {
  const groups: T[][] = [];
  let opened: T[] = [];
  for (const one of all) {
    if (opens.test(one.word)) opened.push(one);
    else if (isPunctuation.test(one.word) && opened.length === 0 && groups.length > 0)
      groups.at(-1)?.push(one);
    else {
      groups.push([...opened, one]);
      opened = [];
    }
  }
  return opened.length > 0 ? [...groups, opened] : groups;
};

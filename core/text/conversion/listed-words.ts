import { once } from './tables.ts';
import { firstWords } from './words/group-1.ts';
import { secondWords } from './words/group-2.ts';
import { thirdWords } from './words/group-3.ts';
import { fourthWords } from './words/group-4.ts';
import { zhuWords } from './words/zhu.ts';

/** A word in Traditional, as Taiwan writes it; open when its characters have other forms in another reading. */
export type ListedWord = { readonly word: string; readonly isOpen: boolean };

// Taiwan writes 著 for 着 too: only the last list tells them apart.
const lists = [
  ...[firstWords, secondWords, thirdWords, fourthWords].map((list) => list.replaceAll('著', '着')),
  zhuWords,
];

/** Our own words that settle ambiguous characters. */
export const listedWords = once((): readonly ListedWord[] =>
  lists.flatMap((list) =>
    list
      .trim()
      .split(/\s+/u)
      .map((entry) => ({ word: entry.replace('?', ''), isOpen: entry.endsWith('?') })),
  ),
);

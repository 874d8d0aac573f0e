import { uncounted, wordCosts } from './word-costs.ts';

const costOf = (words: readonly string[]): number =>
  Math.min(...words.map((word) => wordCosts().get(word) ?? uncounted));

/** What nobody says to say it today. */
const rare =
  /\((?:[^)]*\b)?(?:archaic|literary|dialect|old|bound form|obsolete|Buddhism|slang)\b|variant of|surname/u;

/** How near a meaning is to words in small letters: 0 it is them, 1 it begins with them, 2 they stand in it. */
const nearness = (meaning: string, words: string): number => {
  const plain = meaning
    .toLowerCase()
    .replaceAll(/\([^)]*\)/gu, '')
    .trim()
    .replace(/^(?:to|a|an|the) /u, '')
    .trim();
  if (
    plain === words ||
    plain.split(/[;,]\s*/u).some((part) => part.replace(/^(?:to|a|an|the) /u, '') === words)
  )
    return 0;
  return plain.startsWith(`${words} `) ? 1 : 2;
};

/** The meanings of an entry that are looked at: what a word means thirdly counts as much less as what it means last. */
const deepest = 5;

/** By how much a further meaning, and a rare word, is behind. */
const weights = { near: 3, place: 0.7, rare: 2, cost: 0.08 } as const;

const escaped = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/** A pattern, for any case, of words that are no part of others. */
export const wholeWords = (words: string): string => String.raw`(?<![A-Za-z])${escaped(words)}(?![A-Za-z])`;

/** English words as they are looked for in meanings. */
export type Meant = {
  /** In small letters, without an article: `to` stays, which tells a verb. */
  readonly words: string;
  /** How far an entry is behind the best there could be, by its words and meanings; null where none of these has the words. */
  readonly behind: (words: readonly string[], meanings: readonly string[]) => number | null;
};

/**
 * What English words ask for. An entry is the nearer the more of a meaning they are, the earlier that stands among its meanings, and
 * the commoner the Chinese word is.
 */
export const meantBy = (english: string): Meant => {
  const words = english
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/gu, ' ')
    .replace(/^(?:a|an|the) (?=.)/u, '');
  const isIn = new RegExp(wholeWords(words), 'iu');
  const bare = words.replace(/^to (?=.)/u, '');
  return {
    words,
    behind: (own, meanings) => {
      const ranks = meanings.flatMap((meaning, at): readonly number[] => {
        if (!isIn.test(meaning)) return [];
        const near = weights.near * nearness(meaning, bare);
        return [near + weights.place * Math.min(at, deepest) + (rare.test(meaning) ? weights.rare : 0)];
      });
      return ranks.length === 0 ? null : Math.min(...ranks) + weights.cost * costOf(own);
    },
  };
};

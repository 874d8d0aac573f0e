import type { DictionaryEntry } from './entry.ts';

/** What a word can be in a sentence, as far as its English meanings tell. */
export type WordUse = {
  readonly verb: boolean;
  readonly noun: boolean;
  /** It only tells how, when or in which relation: 已經 already. */
  readonly functional: boolean;
};

/** Meanings that say nothing of the word as it is used by itself. */
const aside =
  /^(?:surname |variant of |old variant |also (?:written|pr)|used in |CL:|abbr\. |see |\(?classifier |\(bound form\)|\(used |\(verb complement\)|verb complement|erhua )/iu;
const verbal = /^(?:\([^)]*\) )?to (?!the\b)/u;
/** Meanings of words that stand with others: those of nouns begin with none of these. */
const functional =
  /^(?:(?:and|or|but|not|no|at|in|on|from|by|of|for|with|as|if|very|too|also|still|already)\b|[a-z]+ly\b)/u;

/** The share of meanings from which on a word is a verb and hardly anything else. */
const mostly = 0.6;

/** How a word is used, by its entries in CC-CEDICT, where meanings of verbs begin with `to`. Nothing of these for a word that it does not have. */
export const wordUse = (entries: readonly DictionaryEntry[]): WordUse => {
  const said = entries.flatMap(({ meanings }) => meanings).filter((meaning) => !aside.test(meaning));
  const verbs = said.filter((meaning) => verbal.test(meaning)).length;
  const nouns = said.filter((meaning) => !verbal.test(meaning) && !functional.test(meaning)).length;
  if (verbs + nouns === 0) return { verb: false, noun: false, functional: said.length > 0 };
  const isVerb = verbs / (verbs + nouns) >= mostly;
  return { verb: isVerb, noun: !isVerb && nouns > 0, functional: false };
};

import { chineseScript, primaryOf, type ConceptContent, type Language, type Term } from '../model/index.ts';

const statusRank = { preferred: 0, admitted: 1, forbidden: 2 } as const;

/** How far a term's language is from the one wanted: 0 the same, 1 the same script of it, 2 another version of it. */
const distance = (language: Language, wanted: Language): number => {
  if (language === wanted) return 0;
  return chineseScript(language) === chineseScript(wanted) ? 1 : 2;
};

/** The terms of a concept in a language, whichever version of it: the nearest version first, of one the preferred first. */
export const termsIn = ({ terms }: Pick<ConceptContent, 'terms'>, language: Language): readonly Term[] =>
  terms
    .filter((term) => primaryOf(term.language) === primaryOf(language))
    .toSorted(
      (a, b) =>
        distance(a.language, language) - distance(b.language, language) ||
        statusRank[a.status] - statusRank[b.status],
    );

/** The terms a translation into a language may use, best first. */
export const usableTerms = (concept: Pick<ConceptContent, 'terms'>, language: Language): readonly Term[] =>
  termsIn(concept, language).filter(({ status }) => status !== 'forbidden');

/** Whether a concept has a term in a language that would tell where it is meant. */
export const isNamedIn = (concept: Pick<ConceptContent, 'terms'>, language: Language): boolean =>
  concept.terms.some((term) => primaryOf(term.language) === primaryOf(language));

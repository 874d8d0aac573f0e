import { isEmpty } from '../../model/index.ts';
import { inLanguage } from '../file-language.ts';
import type { LanguageTag } from '../raw-block.ts';
import type { Concept, LanguageSection, Term } from './concept.ts';

/** Values of `administrativeStatus` of terms that are not to be used (TBX-Basic, and what tools write for them). */
const forbidden = /^(?:deprecated|superseded|forbidden|notrecommended|obsolete)/i;

/** The category under which a status stands, in any of its spellings. */
export const isStatus = (type: string): boolean =>
  /^(?:administrativeStatus|normativeAuthorization|termStatus)$/.test(type);

export const statusOf = ({ data }: Term): string | null =>
  data.find(({ type }) => isStatus(type))?.text.trim() ?? null;

export const isForbidden = (term: Term): boolean => forbidden.test(statusOf(term) ?? '');

/** What is to be used comes first; else as in the file. */
const rank = (term: Term): number =>
  isForbidden(term) ? 2 : (statusOf(term)?.startsWith('preferred') ?? false) ? 0 : 1;

const ranked = (terms: readonly Term[]): readonly Term[] =>
  terms.filter(({ text }) => !isEmpty(text.rich)).toSorted((a, b) => rank(a) - rank(b));

export type TranslatedSection = {
  readonly section: LanguageSection;
  /** For each term of the original that of this language. */
  readonly terms: ReadonlyMap<Term, Term>;
  /** Terms beyond the number of those of the original. */
  readonly further: readonly Term[];
};

/** A concept as seen from one language. `originals`: its terms in the order of the file. */
export type PairedConcept = {
  readonly original: LanguageSection;
  readonly originals: readonly Term[];
  readonly translations: readonly TranslatedSection[];
};

/**
 * Pairs the terms of a concept. Terms of one language are synonyms: which of another language belongs to which, no file says. The best of each
 * language are paired, then the second best, so that what must not be used stands beside what must not be used. Null
 * when there is no term in `language`.
 */
export const pairedConcept = ({ sections }: Concept, language: LanguageTag): PairedConcept | null => {
  const original = inLanguage(
    sections.filter(({ terms }) => terms.some(({ text }) => !isEmpty(text.rich))),
    language,
  );
  if (original === null) return null;
  const best = ranked(original.terms);
  const translations = sections
    .filter((section) => section !== original)
    .map((section): TranslatedSection => {
      const own = ranked(section.terms);
      const pairs = best.flatMap((term, n) => (own[n] === undefined ? [] : [[term, own[n]] as const]));
      return { section, terms: new Map(pairs), further: own.slice(best.length) };
    });
  return { original, originals: original.terms.filter(({ text }) => !isEmpty(text.rich)), translations };
};

/** How rows name a term of the original: by its number among these. */
export const refOf = ({ n }: Concept, term: number): string => `${n}.${term}`;

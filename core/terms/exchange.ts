import { isChinese, primaryOf, type Concept, type Language, type TextEdit } from '../model/index.ts';
import { sliceCodePoints } from '../text/codepoints.ts';
import { englishEdits } from './inflect.ts';
import { placesOfPerson } from './names/spellings.ts';
import type { TermsRead } from './term-index.ts';

/** Somebody of one gender. */
const pronoun = /(?<![\p{L}'’])(?:he|him|his|himself|she|her|hers|herself)(?![\p{L}])|[他她]/iu;

/** Whether what a text says of a person by pronouns is true of another one too. */
const fitsPronouns = (from: Concept, to: Concept, text: string): boolean => {
  const [was, is] = [from.name?.gender ?? null, to.name?.gender ?? null];
  const isPerson = from.name?.kind === 'person' || to.name?.kind === 'person';
  return !isPerson || !pronoun.test(text) || (was !== null && was === is);
};

/** A concept and its one translation. */
export type Established = { readonly concept: Concept; readonly text: string };

/**
 * The edits (code points) that put one concept in place of another in a translation: where that names the old one once, as it is established, and in no other
 * way. English keeps plural, capitals and possessive, and has the article that the new word needs. Null where that is not safe.
 */
export const exchangeTerm = (
  index: TermsRead,
  from: Established,
  to: Established,
  { text, language }: { readonly text: string; readonly language: Language },
): readonly TextEdit[] | null => {
  const [match, ...others] = index.find(text, language).filter(({ concept }) => concept === from.concept.id);
  if (match === undefined || others.length > 0 || match.inside || match.form !== undefined) return null;
  if (!fitsPronouns(from.concept, to.concept, text)) return null;
  const written = sliceCodePoints(text, match.start, match.end);
  if (isChinese(language)) {
    return written === from.text ? [{ start: match.start, end: match.end, insert: to.text }] : null;
  }
  if (match.term.text !== from.text) return null;
  if (from.concept.name?.kind === 'person') {
    const named = placesOfPerson(from.concept, language, text).map(
      ({ start }) => Array.from(text.slice(0, start)).length,
    );
    if (named.some((at) => at < match.start || at >= match.end)) return null;
  }
  return primaryOf(language) === 'en'
    ? englishEdits(Array.from(text), match, from.text, to.text)
    : [{ start: match.start, end: match.end, insert: to.text }];
};

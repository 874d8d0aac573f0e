import {
  chineseScript,
  isChinese,
  primaryOf,
  type Concept,
  type Language,
  type Term,
  type TextEdit,
} from '#core/model/index.ts';
import type { TermMatch } from '#core/terms/index.ts';
import { englishEdits } from '#core/terms/inflect.ts';
import { findSpellings, isPartlyNamed } from '#core/terms/names/spellings.ts';
import { isNamedIn, usableTerms } from '#core/terms/wanted-terms.ts';
import type { Check, CheckedRow, CheckedText, Found, KnownTerms } from './check.ts';
import { hasPronoun } from './pronouns.ts';

type Code = 'forbidden' | 'forbidden-alone' | 'missing';

const isWithin = (match: TermMatch, other: TermMatch): boolean =>
  other.start <= match.start && match.end <= other.end;

/** Where a concept is meant: the original has a term of it, or no term of it could be there. */
const meantIn = (terms: KnownTerms, original: CheckedText | undefined) => {
  const found = original === undefined ? [] : terms.find(original.rich.text, original.language);
  const ids = new Set(found.map(({ concept }) => concept));
  return {
    outer: found.filter(({ inside }) => !inside),
    isMeant: (concept: Concept): boolean =>
      ids.has(concept.id) || original === undefined || !isNamedIn(concept, original.language),
  };
};

const standsAlike = (a: TermMatch, b: TermMatch): boolean => a.start === b.start && a.end === b.end;

/** Whether what one termbase says of words of the original is above what the one of another entry says of the same words. */
const isAbove = (
  terms: KnownTerms,
  meant: readonly TermMatch[],
  concept: TermMatch['concept'],
  other: TermMatch['concept'],
): boolean => {
  if (terms.rankOf(concept) >= terms.rankOf(other)) return false;
  const [own, others] = [concept, other].map((id) => meant.filter((match) => match.concept === id));
  return (others ?? []).every((match) => (own ?? []).some((one) => standsAlike(match, one)));
};

/** What puts a term in place of a forbidden one; null where it is in the other script of Chinese, or in a language whose endings nobody here knows. */
const replacingEdits = (
  text: string,
  language: Language,
  match: TermMatch,
  wanted: Term,
): readonly TextEdit[] | null => {
  if (primaryOf(language) === 'en')
    return englishEdits(Array.from(text), match, match.term.text, wanted.text);
  const isPlain = isChinese(language) && chineseScript(language) === chineseScript(wanted.language);
  return isPlain ? [{ start: match.start, end: match.end, insert: wanted.text }] : null;
};

const forbiddenIn = (
  { rich, language }: CheckedText,
  used: readonly TermMatch[],
  terms: KnownTerms,
  { outer, isMeant }: ReturnType<typeof meantIn>,
): readonly Found<Code>[] =>
  used.flatMap((match): readonly Found<Code>[] => {
    const concept = match.term.status === 'forbidden' ? terms.get(match.concept) : null;
    if (concept === null || !isMeant(concept)) return [];
    // Part of a term that may be used, of this concept or of another that is meant as well; not where a termbase below this one says so.
    const isAllowed = used.some((other) => {
      const known = other.term.status === 'forbidden' ? null : terms.get(other.concept);
      if (known === null || !isWithin(match, other) || !isMeant(known)) return false;
      return !(standsAlike(match, other) && isAbove(terms, outer, match.concept, other.concept));
    });
    if (isAllowed) return [];
    const { start, end } = match;
    const words = Array.from(rich.text).slice(start, end).join('');
    const [wanted] = usableTerms(concept, language);
    const found = { words: match.term.text, range: { start, end } };
    if (wanted === undefined) return [{ ...found, code: 'forbidden-alone', params: { used: words } }];
    const params = { used: words, wanted: wanted.text };
    const edits = replacingEdits(rich.text, language, match, wanted);
    return [{ ...found, code: 'forbidden', params, ...(edits === null ? {} : { edits }) }];
  });

/** A name stands in a translation in other ways too: wrongly spelled, which the check of names tells, by a part of it, by a pronoun. */
const standsAsName = (concept: Concept, { rich: { text }, language }: CheckedText): boolean => {
  if (concept.name === undefined) return false;
  if (findSpellings(concept, language, text).length > 0) return true;
  if (concept.name.kind !== 'person') return false;
  return isPartlyNamed(concept, language, text) || hasPronoun(text, concept.name.gender);
};

const usableTermsOf = (terms: KnownTerms, id: TermMatch['concept'], language: Language): number => {
  const concept = terms.get(id);
  return concept === null ? 0 : usableTerms(concept, language).length;
};

const missingIn = (
  checked: CheckedText,
  used: readonly TermMatch[],
  terms: KnownTerms,
  meant: readonly TermMatch[],
): readonly Found<Code>[] => {
  const { language } = checked;
  const there = new Set(used.map(({ concept }) => concept));
  // A given name by itself may be two ordinary words.
  const asked = meant.filter(({ form }) => form !== 'given');
  const byConcept = new Map(asked.map((match) => [match.concept, match]));
  return [...byConcept.values()].flatMap(({ concept: id, term }): readonly Found<Code>[] => {
    const concept = there.has(id) ? null : terms.get(id);
    const [wanted] = concept === null ? [] : usableTerms(concept, language);
    if (concept === null || wanted === undefined || standsAsName(concept, checked)) return [];
    // A termbase above has a term for the same words of the original.
    const isOverruled = meant.some(
      (other) =>
        other.concept !== id &&
        isAbove(terms, meant, other.concept, id) &&
        usableTermsOf(terms, other.concept, language) > 0,
    );
    if (isOverruled) return [];
    // Another concept with this term in the original is translated: one word, two senses.
    const isOther = meant.some(
      (other) => other.concept !== id && other.term.text === term.text && there.has(other.concept),
    );
    if (isOther) return [];
    return [
      {
        code: 'missing',
        words: term.text,
        range: null,
        params: { original: term.text, wanted: wanted.text },
      },
    ];
  });
};

const run = (text: CheckedText, { terms, texts }: CheckedRow): readonly Found<Code>[] => {
  if (terms === undefined || text.rich.text === '') return [];
  const used = terms.find(text.rich.text, text.language);
  const meant = meantIn(
    terms,
    texts.find(({ side }) => side === 'source'),
  );
  if (used.length === 0 && meant.outer.length === 0) return [];
  return [...forbiddenIn(text, used, terms, meant), ...missingIn(text, used, terms, meant.outer)];
};

/**
 * Forbidden terms in a translation, and terms of the original for which it has none of those that the termbase knows. A term within a
 * longer one of the original is not asked for. Where several termbases have an entry for the same words, the first of them decides.
 */
export const terms: Check<Code> = {
  id: 'terms',
  concerns: 'translations',
  codes: { forbidden: 'error', 'forbidden-alone': 'error', missing: 'warning' },
  run,
};

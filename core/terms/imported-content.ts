import {
  canonicalLanguage,
  longestConceptText,
  longestTerm,
  mostTerms,
  type ConceptContent,
} from '../model/index.ts';
import { settledContent } from './settled-content.ts';

const languageOf = (tag: string): string => (canonicalLanguage(tag) === tag ? tag : 'und');

/**
 * A concept of a file as a termbase can hold it; a language that is none becomes `und`. Null where it has no term, or more than a concept
 * may hold.
 */
export const importedContent = (content: ConceptContent): ConceptContent | null => {
  const { terms, partOfSpeech } = content;
  const [domain, note, source] = [content.domain, content.note, content.source].map((text) =>
    text.toWellFormed(),
  ) as [string, string, string];
  const settled = settledContent({
    terms: terms.map(({ language, text, status }) => ({
      language: languageOf(language),
      text: text.toWellFormed(),
      status,
    })),
    partOfSpeech,
    domain,
    note,
    source,
  });
  if (settled === null || settled.terms.length > mostTerms) return null;
  const isLong =
    settled.terms.some(({ text }) => text.length > longestTerm) ||
    [settled.domain, settled.note, settled.source].some((text) => text.length > longestConceptText);
  return isLong ? null : settled;
};

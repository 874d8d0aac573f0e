import type { ConceptContent, Term } from '../model/index.ts';

const sameTerm = (a: Term, b: Term): boolean => a.language === b.language && a.text === b.text;

/**
 * A concept as it is stored: white space at the ends of its texts left off, empty terms and repeated ones too (of those the first stays).
 * Null where it has no term then.
 */
export const settledContent = (content: ConceptContent): ConceptContent | null => {
  const written = content.terms
    .map((term) => ({ ...term, text: term.text.trim() }))
    .filter(({ text }) => text !== '');
  const terms = written.filter((term, n) => written.findIndex((other) => sameTerm(term, other)) === n);
  if (terms.length === 0) return null;
  const { partOfSpeech, domain, note, source } = content;
  return { terms, partOfSpeech, domain: domain.trim(), note: note.trim(), source: source.trim() };
};

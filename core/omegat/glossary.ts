import { rowsOf, wordsOf } from '../formats/csv/cells.ts';
import type { ConceptContent, Term } from '../model/index.ts';
import type { OmegatProject } from './project-file.ts';

type GlossaryConcept = ConceptContent & { readonly uid: string };

/**
 * The entries of a glossary of OmegaT: term, translation and comment, set off by tabs (or, in a table, by commas), without a head; lines that begin
 * with `#` are notes. Entries of one term are one concept, its first translation the preferred one. Linear.
 */
export const glossaryConcepts = (
  text: string,
  { source, target }: Pick<OmegatProject, 'source' | 'target'>,
  separator: '\t' | ',',
): readonly GlossaryConcept[] => {
  const found = new Map<string, { readonly terms: Term[]; readonly notes: string[] }>();
  const lines: Iterable<readonly string[]> =
    separator === ','
      ? Array.from(rowsOf(text, ','), ({ cells }) => cells.map(({ value }) => wordsOf(value)))
      : text.split(/\r\n|\n|\r/).map((line) => line.split('\t'));
  for (const [original = '', translation = '', ...comments] of lines) {
    const own = original.trim();
    if (own === '' || original.startsWith('#')) continue;
    const concept = found.get(own) ?? {
      terms: [{ language: source.tag, text: own, status: 'preferred' as const }],
      notes: [],
    };
    found.set(own, concept);
    const words = translation.trim();
    const isNew = concept.terms.every((term) => term.language !== target.tag || term.text !== words);
    if (words !== '' && isNew)
      concept.terms.push({
        language: target.tag,
        text: words,
        status: concept.terms.length === 1 ? 'preferred' : 'admitted',
      });
    const note = comments.join('\t').trim();
    if (note !== '' && !concept.notes.includes(note)) concept.notes.push(note);
  }
  return Array.from(found.values(), ({ terms, notes }) => ({
    uid: '',
    terms,
    partOfSpeech: null,
    domain: '',
    source: '',
    note: notes.join('\n'),
  }));
};

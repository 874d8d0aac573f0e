import {
  ok,
  originalSide,
  primaryOf,
  type Concept,
  type Result,
  type SegmentId,
  type Side,
  type Term,
} from '#core/model/index.ts';
import { usableTerms } from '#core/terms/wanted-terms.ts';
import { languageOf, type OpenProject } from '../project/open-project.ts';
import { termIndexOf } from '../project/terms.ts';
import { addConcept, changeConcept } from './change.ts';

/** Words of a column. */
export type ChosenWords = { readonly segment: SegmentId; readonly side: Side; readonly text: string };

export type PairAdded = { readonly concept: Concept; readonly added: 'concept' | 'term' | 'nothing' };

const termOf = (project: OpenProject, { segment, side, text }: ChosenWords): Term => ({
  language: languageOf(project, segment, side),
  text: text.trim(),
  status: 'preferred',
});

/**
 * Adds words of two columns as terms of one concept, whichever was chosen first. A concept that has the term of the original takes the
 * other one in: as its preferred one if it has none of that language that may be used, as an admitted one otherwise. Failures: those of
 * `addConcept` and `changeConcept`.
 */
export const addPair = (
  project: OpenProject,
  first: ChosenWords,
  second: ChosenWords,
  actor: string,
): Result<PairAdded> => {
  const [original, translation] =
    second.side === originalSide
      ? [termOf(project, second), termOf(project, first)]
      : [termOf(project, first), termOf(project, second)];
  const index = termIndexOf(project);
  const [known] = index.named(original.text, original.language);
  const concept = known === undefined ? null : index.get(known);
  if (concept === null) {
    const content = { terms: [original, translation], partOfSpeech: null, domain: '', note: '', source: '' };
    const made = addConcept(project, content, actor);
    return made.ok ? ok({ concept: made.value, added: 'concept' }) : made;
  }
  const isKnown = concept.terms.some(
    ({ language, text }) =>
      text === translation.text && primaryOf(language) === primaryOf(translation.language),
  );
  if (isKnown || translation.text === '') return ok({ concept, added: 'nothing' });
  const status = usableTerms(concept, translation.language).length === 0 ? 'preferred' : 'admitted';
  const terms = [...concept.terms, { ...translation, status } as const];
  const changed = changeConcept(project, concept.id, { ...concept, terms }, actor);
  return changed.ok ? ok({ concept: changed.value, added: 'term' }) : changed;
};

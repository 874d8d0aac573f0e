import {
  ok,
  originalSide,
  primaryOf,
  type Result,
  type SegmentId,
  type Side,
  type Term,
} from '#core/model/index.ts';
import type { PairAdded } from '#api/terms.ts';
import { ownTermbase, termbaseOf } from '#core/terms/concept-place.ts';
import { usableTerms } from '#core/terms/wanted-terms.ts';
import { languageOf, type OpenProject } from '../project/open-project.ts';
import { termIndexOf } from '../project/terms.ts';
import { termbaseForNew, writableTermbase } from '../project/termbases/attached.ts';
import { addConcept, changeConcept } from './change.ts';

/** Words of a column. */
export type ChosenWords = { readonly segment: SegmentId; readonly side: Side; readonly text: string };

const termOf = (project: OpenProject, { segment, side, text }: ChosenWords): Term => ({
  language: languageOf(project, segment, side),
  text: text.trim(),
  status: 'preferred',
});

/**
 * Adds words of two columns as terms of one concept where new terms go, whichever was chosen first. A concept that has the term there of the original takes the
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
  const target = termbaseForNew(project);
  const into = target === null ? null : writableTermbase(project, target);
  if (into?.ok === false) return into;
  const number = into?.value.number ?? ownTermbase;
  const termbase = into?.value.name ?? null;
  const index = termIndexOf(project);
  const known = index.named(original.text, original.language).find((id) => termbaseOf(id) === number);
  const concept = known === undefined ? null : index.get(known);
  if (concept === null) {
    const content = { terms: [original, translation], partOfSpeech: null, domain: '', note: '', source: '' };
    const made = addConcept(project, content, actor, target);
    return made.ok ? ok({ concept: made.value, added: 'concept', termbase }) : made;
  }
  const isKnown = concept.terms.some(
    ({ language, text }) =>
      text === translation.text && primaryOf(language) === primaryOf(translation.language),
  );
  if (isKnown || translation.text === '') return ok({ concept, added: 'nothing', termbase });
  const status = usableTerms(concept, translation.language).length === 0 ? 'preferred' : 'admitted';
  const terms = [...concept.terms, { ...translation, status } as const];
  const changed = changeConcept(project, concept.id, { ...concept, terms }, actor);
  return changed.ok ? ok({ concept: changed.value, added: 'term', termbase }) : changed;
};

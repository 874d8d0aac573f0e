import type { Concept, Sequence } from '#core/model/index.ts';
import { fold } from '#core/text/fold.ts';
import { allConcepts } from '../store/concepts-repository.ts';
import type { OpenProject } from '../project/open-project.ts';

export type ConceptPage = { readonly total: number; readonly concepts: readonly Concept[] };

/** What was listed last, so that further pages of it need no further search. */
type Listed = { readonly sequence: Sequence; readonly text: string; readonly concepts: readonly Concept[] };

const kept = new WeakMap<OpenProject, Listed>();

const says = (concept: Concept, wanted: string): boolean =>
  [...concept.terms.map(({ text }) => text), concept.domain, concept.note, concept.source].some((text) =>
    fold(text).includes(wanted),
  );

const search = (project: OpenProject, text: string): readonly Concept[] => {
  const known = kept.get(project);
  if (known?.sequence === project.sequence && known.text === text) return known.concepts;
  const wanted = fold(text.trim());
  const all = allConcepts(project.handle).toReversed();
  const concepts = wanted === '' ? all : all.filter((concept) => says(concept, wanted));
  kept.set(project, { sequence: project.sequence, text, concepts });
  return concepts;
};

/** The newest concepts first, damaged ones too; with a text those that say it somewhere, in either script. */
export const listConcepts = (
  project: OpenProject,
  { text, from, count }: { readonly text: string; readonly from: number; readonly count: number },
): ConceptPage => {
  const found = search(project, text);
  return { total: found.length, concepts: found.slice(from, from + count) };
};

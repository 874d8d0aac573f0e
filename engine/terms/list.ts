import type { EntryKind } from '#api/terms.ts';
import type { Concept, Sequence } from '#core/model/index.ts';
import { fold } from '#core/text/fold.ts';
import { allConcepts } from '../store/concepts-repository.ts';
import type { OpenProject } from '../project/open-project.ts';
import { isOfKind } from './entry-kind.ts';

export type ConceptPage = { readonly total: number; readonly concepts: readonly Concept[] };

/** What was listed last, so that further pages of it need no further search. */
type Listed = Wanted & { readonly sequence: Sequence; readonly concepts: readonly Concept[] };
type Wanted = { readonly text: string; readonly kind?: EntryKind | undefined };

const kept = new WeakMap<OpenProject, Listed>();

const says = (concept: Concept, wanted: string): boolean =>
  [
    ...concept.terms.map(({ text }) => text),
    concept.domain,
    concept.note,
    concept.source,
    ...Object.values(concept.name?.romanisations ?? {}),
  ].some((text) => fold(text).includes(wanted));

const search = (project: OpenProject, { text, kind }: Wanted): readonly Concept[] => {
  const known = kept.get(project);
  if (known?.sequence === project.sequence && known.text === text && known.kind === kind)
    return known.concepts;
  const wanted = fold(text.trim());
  const all = allConcepts(project.handle)
    .filter((concept) => isOfKind(concept, kind))
    .toReversed();
  const concepts = wanted === '' ? all : all.filter((concept) => says(concept, wanted));
  kept.set(project, { sequence: project.sequence, text, kind, concepts });
  return concepts;
};

/** The newest concepts first, damaged ones too; with a text those that say it somewhere, in either script. */
export const listConcepts = (
  project: OpenProject,
  { from, count, ...wanted }: Wanted & { readonly from: number; readonly count: number },
): ConceptPage => {
  const found = search(project, wanted);
  return { total: found.length, concepts: found.slice(from, from + count) };
};

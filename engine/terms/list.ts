import type { ConceptPage, EntryKind } from '#api/terms.ts';
import { ok, type Concept, type Result } from '#core/model/index.ts';
import { fold } from '#core/text/fold.ts';
import type { OpenProject } from '../project/open-project.ts';
import { allIn, stateOf } from './all-concepts.ts';
import { isOfKind } from './entry-kind.ts';

/** What was listed last, so that further pages of it need no further search. */
type Listed = { readonly key: string; readonly concepts: readonly Concept[] };
type Wanted = {
  readonly text: string;
  readonly kind?: EntryKind | undefined;
  /** A shared termbase; without it that of the project. */
  readonly termbase?: string | undefined;
};

const kept = new WeakMap<OpenProject, Listed>();

const says = (concept: Concept, wanted: string): boolean =>
  [
    ...concept.terms.map(({ text }) => text),
    concept.domain,
    concept.note,
    concept.source,
    ...Object.values(concept.name?.romanisations ?? {}),
  ].some((text) => fold(text).includes(wanted));

/** Those of some concepts that are of a kind and say a text somewhere, in either script; the newest first. */
export const conceptsThat = (
  all: Iterable<Concept>,
  { text, kind }: Pick<Wanted, 'text' | 'kind'>,
): readonly Concept[] => {
  const wanted = fold(text.trim());
  const found: Concept[] = [];
  for (const concept of all)
    if (isOfKind(concept, kind) && (wanted === '' || says(concept, wanted))) found.push(concept);
  return found.toReversed();
};

const search = (project: OpenProject, wanted: Wanted): Result<readonly Concept[]> => {
  const path = wanted.termbase ?? null;
  const key = JSON.stringify([stateOf(project, path), path, wanted.text, wanted.kind]);
  const known = kept.get(project);
  if (known?.key === key) return ok(known.concepts);
  const all = allIn(project, path);
  if (!all.ok) return all;
  const concepts = conceptsThat(all.value, wanted);
  kept.set(project, { key, concepts });
  return ok(concepts);
};

/** The newest concepts of a termbase first, damaged ones too; with a text those that say it somewhere, in either script. Failures: those of opening it. */
export const listConcepts = (
  project: OpenProject,
  { from, count, ...wanted }: Wanted & { readonly from: number; readonly count: number },
): Result<ConceptPage> => {
  const found = search(project, wanted);
  return found.ok
    ? ok({ total: found.value.length, concepts: found.value.slice(from, from + count) })
    : found;
};

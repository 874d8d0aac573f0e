import {
  fail,
  ok,
  type Concept,
  type ConceptContent,
  type ConceptId,
  type Result,
} from '#core/model/index.ts';
import { sameValue } from '#core/model/same-value.ts';
import { settledContent } from '#core/terms/settled-content.ts';
import type { OpenProject } from '../project/open-project.ts';
import { termbaseForNew } from '../project/termbases/attached.ts';
import { storeAt, storeOf, type ConceptChange, type ConceptStore } from './concept-store.ts';
import { newUid } from './uid.ts';

type Found = { readonly store: ConceptStore; readonly before: Concept };

/** A concept that may be changed, and where. Failures: concept.unknown, concept.damaged, those of `storeOf`. */
const changeable = (project: OpenProject, id: ConceptId): Result<Found> => {
  const store = storeOf(project, id);
  if (!store.ok) return store;
  const before = store.value.find(id);
  if (before === null) return fail('concept.unknown', { concept: id });
  return before.damaged === true
    ? fail('concept.damaged', { concept: id })
    : ok({ store: store.value, before });
};

/**
 * Adds a concept to the termbase at a path, or to the project (null); where nothing is said, where new terms go. Failures: concept.no-terms, those of
 * `storeAt` and of writing.
 */
export const addConcept = (
  project: OpenProject,
  content: ConceptContent,
  actor: string,
  into: string | null = termbaseForNew(project),
): Result<Concept> => {
  const store = storeAt(project, into);
  if (!store.ok) return store;
  const settled = settledContent(content);
  if (settled === null) return fail('concept.no-terms');
  const id = store.value.nextId();
  const concept: Concept = { id, uid: newUid(), ...settled };
  const done = store.value.change('add', [{ id, before: null, after: concept }], actor);
  return done.ok ? ok(concept) : done;
};

/** Makes a concept say something else; nothing at all when it says that already. Failures: concept.no-terms, those of `changeable` and of writing. */
export const changeConcept = (
  project: OpenProject,
  id: ConceptId,
  content: ConceptContent,
  actor: string,
): Result<Concept> => {
  const found = changeable(project, id);
  if (!found.ok) return found;
  const settled = settledContent(content);
  if (settled === null) return fail('concept.no-terms');
  const { store, before } = found.value;
  const after: Concept = { id, uid: before.uid, ...settled };
  const changes = sameValue(before, after) ? [] : [{ id, before, after }];
  const done = store.change('edit', changes, actor);
  return done.ok ? ok(after) : done;
};

/** The changes of several concepts, by where these are kept. */
export const byStore = (
  project: OpenProject,
  ids: readonly ConceptId[],
): Result<ReadonlyMap<string | null, readonly Found[]>> => {
  const found: Found[] = [];
  for (const id of new Set(ids)) {
    const one = changeable(project, id);
    if (!one.ok) return one;
    found.push(one.value);
  }
  return ok(Map.groupBy(found, ({ store }) => store.path));
};

/** Takes concepts out of where they are kept: of each termbase as one change. Failures: those of writing. */
export const removeFound = (found: readonly Found[], actor: string): Result<null> => {
  const [first] = found;
  if (first === undefined) return ok(null);
  const changes = found.map(({ before }): ConceptChange => ({ id: before.id, before, after: null }));
  return first.store.change('remove', changes, actor);
};

/** Removes concepts, of each termbase as one step of undo. Failures: those of `changeable` and of writing. */
export const removeConcepts = (
  project: OpenProject,
  ids: readonly ConceptId[],
  actor: string,
): Result<{ readonly removed: number }> => {
  const stores = byStore(project, ids);
  if (!stores.ok) return stores;
  for (const found of stores.value.values()) {
    const done = removeFound(found, actor);
    if (!done.ok) return done;
  }
  return ok({ removed: new Set(ids).size });
};

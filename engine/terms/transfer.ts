import { ok, type Concept, type ConceptId, type Result } from '#core/model/index.ts';
import { sameValue } from '#core/model/same-value.ts';
import type { ConceptsMoved } from '#api/termbases.ts';
import type { OpenProject } from '../project/open-project.ts';
import { termsOfOne } from '../project/terms.ts';
import { conceptIn, numberIn, termbaseOf } from '#core/terms/concept-place.ts';
import { byStore, removeFound } from './change.ts';
import { storeAt, type ConceptChange, type ConceptStore } from './concept-store.ts';

/** What puts concepts into a termbase: in place of what it has by the same `uid`, else as new ones. */
const changesFor = (
  project: OpenProject,
  store: ConceptStore,
  concepts: readonly Concept[],
): Result<{ readonly changes: readonly ConceptChange[]; readonly same: number }> => {
  const there = termsOfOne(project, store.path);
  if (!there.ok) return there;
  const first = store.nextId();
  let [added, same] = [0, 0];
  const changes = concepts.flatMap((concept): readonly ConceptChange[] => {
    const known = there.value.byUid(concept.uid);
    const before = known === null ? null : store.find(known);
    const id = before?.id ?? conceptIn(termbaseOf(first), numberIn(first) + added);
    const after = { ...concept, id };
    if (before === null) added += 1;
    if (before === null || !sameValue(before, after)) return [{ id, before, after }];
    same += 1;
    return [];
  });
  return ok({ changes, same });
};

/**
 * Copies concepts into another termbase of the project (null: its own), or moves them there. They keep the name they have in files (`uid`), by which an
 * entry of before is replaced. What is written is one change of each termbase; where taking them out fails, they are in both. Failures: concept.unknown,
 * concept.damaged, termbase.unknown, termbase.read-only, those of writing.
 */
export const transferConcepts = (
  project: OpenProject,
  {
    concepts: ids,
    to,
    keep,
  }: { readonly concepts: readonly ConceptId[]; readonly to: string | null; readonly keep: boolean },
  actor: string,
): Result<ConceptsMoved> => {
  const target = storeAt(project, to);
  if (!target.ok) return target;
  const stores = byStore(project, ids);
  if (!stores.ok) return stores;
  const groups = [...stores.value].filter(([path]) => path !== to);
  const concepts = groups.flatMap(([, found]) => found.map(({ before }) => before));
  const planned = changesFor(project, target.value, concepts);
  if (!planned.ok) return planned;
  const { changes, same } = planned.value;
  const done = target.value.change(
    changes.every(({ before }) => before === null) ? 'add' : 'edit',
    changes,
    actor,
  );
  if (!done.ok) return done;
  if (!keep) {
    for (const [, found] of groups) {
      const removed = removeFound(found, actor);
      if (!removed.ok) return removed;
    }
  }
  return ok({ written: changes.length, same });
};

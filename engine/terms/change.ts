import {
  fail,
  ok,
  type ActionKind,
  type Concept,
  type ConceptContent,
  type ConceptId,
  type Result,
  type Step,
} from '#core/model/index.ts';
import { sameValue } from '#core/model/same-value.ts';
import { settledContent } from '#core/terms/settled-content.ts';
import { commit } from '../project/commit.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { findConcept } from '../store/concepts-repository.ts';
import { nextId } from '../store/ids.ts';
import { newUid } from './uid.ts';

const done = <T>(
  project: OpenProject,
  kind: ActionKind,
  steps: readonly Step[],
  actor: string,
  value: T,
): Result<T> => {
  const committed = commit(project, { kind, steps, actor });
  return committed.ok ? ok(value) : committed;
};

/** Of a project that may be written. Failures: concept.unknown, concept.damaged, those of `writable`. */
const changeable = (project: OpenProject, id: ConceptId): Result<Concept> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const concept = findConcept(project.handle, id);
  if (concept === null) return fail('concept.unknown', { concept: id });
  return concept.damaged === true ? fail('concept.damaged', { concept: id }) : ok(concept);
};

/** Adds a concept. Failures: concept.no-terms, those of commit. */
export const addConcept = (project: OpenProject, content: ConceptContent, actor: string): Result<Concept> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const settled = settledContent(content);
  if (settled === null) return fail('concept.no-terms');
  const id = nextId(project.handle, 'concepts') as ConceptId;
  const concept: Concept = { id, uid: newUid(), ...settled };
  return done(project, 'add-term', [{ on: 'concept', id, before: null, after: concept }], actor, concept);
};

/** Makes a concept say something else; nothing at all when it says that already. Failures: concept.unknown, concept.damaged, concept.no-terms. */
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
  const before = found.value;
  const after: Concept = { id, uid: before.uid, ...settled };
  const steps: Step[] = sameValue(before, after) ? [] : [{ on: 'concept', id, before, after }];
  return done(project, 'change-term', steps, actor, after);
};

/** Removes concepts as one step of undo. Failures: concept.unknown, concept.damaged. */
export const removeConcepts = (
  project: OpenProject,
  ids: readonly ConceptId[],
  actor: string,
): Result<{ readonly removed: number }> => {
  const steps: Step[] = [];
  for (const id of new Set(ids)) {
    const found = changeable(project, id);
    if (!found.ok) return found;
    steps.push({ on: 'concept', id, before: found.value, after: null });
  }
  return done(project, 'remove-term', steps, actor, { removed: steps.length });
};

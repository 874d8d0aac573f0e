import type { Comparison } from '#api/documents.ts';
import type { ChangesPage, RowChange } from '#api/history.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import type { EngineContext } from '../context.ts';
import type { Job } from '../jobs.ts';
import type { OpenProject } from '../project/open-project.ts';
import { changesInSteps, pageOfChanges, type WantedChanges } from '../project/row-changes.ts';
import { mostChanges, readNewer } from './newer.ts';
import type { Pace } from './pace.ts';
import type { Plan } from './plan.ts';
import { stepsToShow } from './portions.ts';
import { pacing, planOnce, prepareUpdate, shownDocument, type UpdateRequest } from './prepare.ts';

type Kept = { readonly id: string; readonly changes: readonly RowChange[] };

/** What was compared last of each project, so that it can be looked at page by page. */
const kept = new WeakMap<OpenProject, Kept>();

/** Changes in the order of the newer file; rows that are not in it come last. Null where `pace` says to stop. */
const listChanges = async (plan: Plan, pace: Pace): Promise<readonly RowChange[] | null> => {
  const { project, document } = plan.scene;
  const first = project.order.stretches().find((one) => one.document === document.id)?.first ?? 1;
  const changes: RowChange[] = [];
  for (const { steps, places } of stepsToShow(plan)) {
    const at = places.find((place) => place !== undefined)?.at;
    let coming = at === undefined ? null : first + at;
    for (const change of changesInSteps(project, 'update-document', steps)) {
      // One that comes is told by the row it will be.
      const isNew = change.is === 'added';
      const row = isNew ? coming : project.order.rowOf(change.segment);
      if (isNew && coming !== null) coming += 1;
      changes.push({ ...change, row, language: document.language });
    }
    if (!(await pace())) return null;
  }
  return changes;
};

/**
 * Works out what an update from a newer file would change, and changes nothing. The rows can be looked at (`comparedChanges`) until
 * another file is compared. Failures: those of an update.
 */
export const compareDocument = async (
  context: EngineContext,
  request: UpdateRequest,
  job: Job,
): Promise<Result<Comparison>> => {
  const prepared = prepareUpdate(context, request);
  if (!prepared.ok) return prepared;
  const { project, order, mostRows } = prepared.value;
  const newer = await readNewer(context.reader, project, order, job, mostRows);
  if (!newer.ok) return newer;
  const { name } = order;
  const { pace, isStopped } = pacing(context, project, job);
  const document = shownDocument(project, request.document);
  if (!document.ok) return document;
  const planned = await planOnce({ project, name, newer: newer.value, job, pace, isStopped }, document.value);
  if (!planned.ok) return planned;
  if (planned.value.rows > mostChanges)
    return fail('document.too-many-changes', { name, limit: mostChanges });
  const changes = await listChanges(planned.value, pace);
  if (changes === null) return fail('job.cancelled');
  const { accepted: _accepted, offered: _offered, carried: _carried, ...rows } = planned.value.tally;
  kept.set(project, { id: job.id, changes });
  return ok({
    rows,
    changes: changes.length,
    isSame: planned.value.rows + planned.value.blocks.length === 0,
  });
};

/** A page of what the comparison of that job told of rows. Failures: document.not-compared. */
export const comparedChanges = (
  project: OpenProject,
  id: string,
  wanted: WantedChanges,
): Result<ChangesPage> => {
  const last = kept.get(project);
  return last?.id === id ? ok(pageOfChanges(last.changes, wanted)) : fail('document.not-compared');
};

/** What was compared is of no more use. */
export const forgetComparison = (project: OpenProject): void => {
  kept.delete(project);
};

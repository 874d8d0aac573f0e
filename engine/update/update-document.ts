import type { UpdateReport } from '#api/documents.ts';
import { fail, isFixed, ok, type DocumentId, type Result, type SegmentId } from '#core/model/index.ts';
import { changesSince, momentOf } from '../annotations/keep-up.ts';
import { authorOf, type EngineContext } from '../context.ts';
import { discard } from '../import/discard.ts';
import type { Job } from '../jobs.ts';
import type { Hold } from '../project/hold.ts';
import { projectInfo } from '../project/info.ts';
import type { OpenProject } from '../project/open-project.ts';
import { cellsOf } from '../store/cells-repository.ts';
import type { StoredDocument } from '../store/documents-repository.ts';
import { forgetComparison } from './compare.ts';
import { mostChanges, receiveNewer } from './newer.ts';
import type { Plan } from './plan.ts';
import {
  pacing,
  planOnce,
  prepareUpdate,
  shownDocument,
  type Planning,
  type UpdateRequest,
} from './prepare.ts';
import { storeUpdate } from './store.ts';

/** Times an update is planned while others may edit its document; then once more while they may not. */
const patience = 2;

type Applying = Planning & {
  readonly context: EngineContext;
  readonly document: DocumentId;
  readonly version: DocumentId;
};

/**
 * Whether what was changed meanwhile (null: nobody can say) is of no concern to a plan. Translations are not: they are read when
 * a row is written, unless one is locked now, which may hold the row.
 */
const holds = ({ handle }: OpenProject, { held }: Plan, changed: ReadonlySet<string> | null): boolean =>
  changed !== null &&
  [...changed].every((cell) => {
    const [segment, side] = cell.split(' ');
    const id = Number(segment) as SegmentId;
    return side !== 'source' && !(held.has(id) && cellsOf(handle, id).some((one) => isFixed(one.cell)));
  });

/** Holds a whole document, whose rows nobody may change. */
const holdAll = ({ order }: OpenProject, { id, name }: StoredDocument): Hold => ({
  document: id,
  name,
  hasRow: (segment) => {
    const row = order.rowOf(segment);
    return row !== null && order.documentAt(row) === id;
  },
});

/** Works out what the newer file changes, and from then on holds what that concerns. */
const planAndHold = async (
  applying: Applying,
): Promise<Result<{ readonly plan: Plan; readonly hold: Hold }>> => {
  const { project, document } = applying;
  for (let attempt = 1; ; attempt += 1) {
    const shown = shownDocument(project, document);
    if (!shown.ok) return shown;
    const isLast = attempt > patience;
    if (isLast) project.hold = holdAll(project, shown.value);
    const changes = changesSince(project, momentOf(project));
    const plan = await planOnce(applying, shown.value);
    if (!plan.ok) return plan;
    changes.follow();
    if (!isLast && !holds(project, plan.value, changes.cells())) continue;
    const { held, rows } = plan.value;
    if (rows > mostChanges) {
      return fail('document.too-many-changes', { name: applying.name, limit: mostChanges });
    }
    const { name } = shown.value;
    const hold: Hold = { document, name, hasRow: (segment) => held.has(segment) };
    project.hold = hold;
    return ok({ plan: plan.value, hold });
  }
};

const nothing = { live: 0, edited: 0, replaced: 0, orphan: 0, ambiguous: 0 };

type Applied = { readonly report: UpdateReport; readonly isUsed: boolean };

const apply = async (applying: Applying): Promise<Result<Applied>> => {
  const { context, project } = applying;
  let planned: Awaited<ReturnType<typeof planAndHold>> | null = null;
  try {
    planned = await planAndHold(applying);
  } finally {
    if (planned?.ok !== true) project.hold = null;
  }
  if (!planned.ok) return planned;
  const { plan, hold } = planned.value;
  const { accepted, offered, carried, ...rows } = plan.tally;
  if (plan.rows + plan.blocks.length === 0) {
    const repairs = { accepted, offered, carried };
    project.hold = null;
    const report = { project: projectInfo(project), sequence: null, rows, annotations: nothing, repairs };
    return ok({ report, isUsed: false });
  }
  const stored = await storeUpdate({ ...applying, plan, hold, actor: authorOf(context) });
  if (!stored.ok) return stored;
  const { sequence, annotations, repairs } = stored.value;
  const report = { project: projectInfo(project), sequence, rows, annotations, repairs };
  return ok({ report, isUsed: true });
};

/**
 * Brings a document up to a newer file as one action: what the file says as before stays as it is, with translations,
 * states and decisions; the rest follows it. Nothing new in the file, nothing happens. On failure, and when the job is
 * cancelled, everything is as it was. Others save meanwhile, but not what is about to be written.
 */
export const updateDocument = async (
  context: EngineContext,
  request: UpdateRequest,
  job: Job,
): Promise<Result<UpdateReport>> => {
  const prepared = prepareUpdate(context, request);
  if (!prepared.ok) return prepared;
  const { project, document, order, mostRows } = prepared.value;
  const { result, leftover } = await receiveNewer(context.reader, project, document, order, job, mostRows);
  if (!result.ok) {
    if (leftover !== null) await discard(project, leftover);
    return result;
  }
  const pace = pacing(context, project, job);
  const applied = await apply({
    context,
    project,
    document,
    name: order.name,
    ...result.value,
    job,
    ...pace,
  });
  if (!applied.ok || !applied.value.isUsed) await discard(project, result.value.version);
  if (applied.ok) forgetComparison(project);
  return applied.ok ? ok(applied.value.report) : applied;
};

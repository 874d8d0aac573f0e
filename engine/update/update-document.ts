import type { UpdateReport } from '#api/documents.ts';
import type { Input, DuizhaoContract } from '#api/index.ts';
import { fail, isFixed, ok, type DocumentId, type Result, type SegmentId } from '#core/model/index.ts';
import { changesSince, momentOf } from '../annotations/keep-up.ts';
import { authorOf, currentProject, type EngineContext } from '../context.ts';
import { discard } from '../import/discard.ts';
import type { ImportOrder } from '../import/messages.ts';
import { locateOrigin, type LocatedDocument } from '../import/origin.ts';
import type { Job } from '../jobs.ts';
import type { Hold } from '../project/hold.ts';
import { projectInfo } from '../project/info.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { cellsOf } from '../store/cells-repository.ts';
import type { StoredDocument } from '../store/documents-repository.ts';
import { takeTurns } from '../turns.ts';
import { baseOf, readOriginals } from './base.ts';
import { matchBeside } from './match-beside.ts';
import { mostChanges, receiveNewer, type Newer } from './newer.ts';
import type { Pace } from './pace.ts';
import { planUpdate, type Plan } from './plan.ts';
import { storeUpdate } from './store.ts';

export type UpdateRequest = Input<DuizhaoContract['documents']['update']>;

/** Times an update is planned while others may edit its document; then once more while they may not. */
const patience = 2;

type Applying = {
  readonly context: EngineContext;
  readonly project: OpenProject;
  readonly request: UpdateRequest;
  /** What the user calls the newer file. */
  readonly name: string;
  readonly newer: Newer;
  readonly job: Job;
  readonly pace: Pace;
  readonly isStopped: () => boolean;
};

/** The document to be updated, if it is shown. */
const shownDocument = (project: OpenProject, id: DocumentId): Result<StoredDocument> => {
  const document = project.documents.get(id);
  return document?.present === true && document.status === 'ready'
    ? ok(document)
    : fail('document.unknown', { id });
};

const planOnce = async (
  { project, name, newer, job, pace, isStopped }: Applying,
  document: StoredDocument,
): Promise<Result<Plan>> => {
  const present = await readOriginals(project.handle, document.id, pace);
  const base = await baseOf(project.handle, document.id, present, pace);
  if (isStopped()) return fail('job.cancelled');
  const code = await matchBeside({ base, present, fresh: newer.segments }, name, job, pace);
  if (!code.ok || isStopped()) return code.ok ? fail('job.cancelled') : code;
  const plan = await planUpdate({ project, document, present, base, newer }, code.value, pace);
  return plan === null || isStopped() ? fail('job.cancelled') : ok(plan);
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
  const { project, request, job } = applying;
  for (let attempt = 1; ; attempt += 1) {
    const shown = shownDocument(project, request.document);
    if (!shown.ok) return shown;
    const { id: document, name } = shown.value;
    const isLast = attempt > patience;
    if (isLast) project.hold = holdAll(project, shown.value);
    const changes = changesSince(project, momentOf(project));
    job.progress('surveying', 0, 0);
    const plan = await planOnce(applying, shown.value);
    if (!plan.ok) return plan;
    changes.follow();
    if (!isLast && !holds(project, plan.value, changes.cells())) continue;
    const { held, rows } = plan.value;
    if (rows > mostChanges) {
      return fail('document.too-many-changes', { name: applying.name, limit: mostChanges });
    }
    const hold: Hold = { document, name, hasRow: (segment) => held.has(segment) };
    project.hold = hold;
    return ok({ plan: plan.value, hold });
  }
};

const paceOf = (isStopped: () => boolean): Pace => {
  const turn = takeTurns();
  return () => {
    const waits = turn();
    return waits === undefined ? !isStopped() : waits.then(() => !isStopped());
  };
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

const orderFor = (
  { encoding, choices }: UpdateRequest,
  { path, name }: LocatedDocument,
  { settings }: OpenProject,
  { language, cleans, choices: before }: StoredDocument,
): ImportOrder => ({
  path,
  name,
  settings,
  language,
  cleans,
  choices: { ...before, ...choices },
  // Only what is new is converted, once that is known.
  targets: [],
  ...(encoding === undefined ? {} : { encoding }),
});

const updateIn = async (
  context: EngineContext,
  project: OpenProject,
  request: UpdateRequest,
  job: Job,
): Promise<Result<UpdateReport>> => {
  // An update that was cancelled may still be taken back.
  if (project.hold !== null) return fail('document.updating', { name: project.hold.name });
  const document = shownDocument(project, request.document);
  if (!document.ok) return document;
  const located = locateOrigin(context.paths, request.from);
  if (!located.ok) return located;
  const order = orderFor(request, located.value, project, document.value);
  const rows = project.order.stretches().find((one) => one.document === document.value.id)?.count ?? 0;
  const { result, leftover } = await receiveNewer(
    context.reader,
    project,
    document.value.id,
    order,
    job,
    rows + mostChanges,
  );
  if (!result.ok) {
    if (leftover !== null) await discard(project, leftover);
    return result;
  }
  const isStopped = (): boolean => job.signal.aborted || context.projects.current() !== project;
  const pace = paceOf(isStopped);
  const { name } = located.value;
  const applied = await apply({ context, project, request, name, newer: result.value, job, pace, isStopped });
  if (!applied.ok || !applied.value.isUsed) await discard(project, result.value.version);
  return applied.ok ? ok(applied.value.report) : applied;
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
  const project = currentProject(context);
  if (!project.ok) return project;
  const handle = writable(project.value);
  return handle.ok ? updateIn(context, project.value, request, job) : handle;
};

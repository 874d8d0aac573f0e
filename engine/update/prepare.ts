import type { Input, DuizhaoContract } from '#api/index.ts';
import { fail, ok, type DocumentId, type Result } from '#core/model/index.ts';
import { currentProject, type EngineContext } from '../context.ts';
import type { ImportOrder } from '../import/messages.ts';
import { locateOrigin, type LocatedDocument } from '../import/origin.ts';
import type { Job } from '../jobs.ts';
import { keptChoices } from '../project/kept-choices.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import type { StoredDocument } from '../store/documents-repository.ts';
import { takeTurns } from '../turns.ts';
import { baseOf, readOriginals } from './base.ts';
import { matchBeside } from './match-beside.ts';
import { mostChanges, type Newer } from './newer.ts';
import type { Pace } from './pace.ts';
import { planUpdate, type Plan } from './plan.ts';

export type UpdateRequest = Input<DuizhaoContract['documents']['update']>;

/** What is to be read for which document. */
export type Prepared = {
  readonly project: OpenProject;
  readonly document: DocumentId;
  readonly order: ImportOrder;
  /** Rows of the newer file that are read at most. */
  readonly mostRows: number;
};

/** A newer file that was read, to be compared with what is there. */
export type Planning = {
  readonly project: OpenProject;
  /** What the user calls the newer file. */
  readonly name: string;
  readonly newer: Newer;
  readonly job: Job;
  readonly pace: Pace;
  readonly isStopped: () => boolean;
};

/** The document to be updated, if it is shown. */
export const shownDocument = (project: OpenProject, id: DocumentId): Result<StoredDocument> => {
  const document = project.documents.get(id);
  return document?.present === true && document.status === 'ready'
    ? ok(document)
    : fail('document.unknown', { id });
};

const orderFor = (
  { encoding, choices }: UpdateRequest,
  { path, name }: LocatedDocument,
  project: OpenProject,
  { id, language, cleans }: StoredDocument,
): ImportOrder => ({
  path,
  name,
  settings: project.settings,
  language,
  cleans,
  choices: { ...keptChoices(project, id), ...choices },
  // Only what is new is converted, once that is known.
  targets: [],
  ...(encoding === undefined ? {} : { encoding }),
});

/** What an update needs before anything is read. Failures: project.none-open, project.read-only, document.unknown, document.updating. */
export const prepareUpdate = (context: EngineContext, request: UpdateRequest): Result<Prepared> => {
  const current = currentProject(context);
  if (!current.ok) return current;
  const project = current.value;
  const handle = writable(project);
  if (!handle.ok) return handle;
  // An update that was cancelled may still be taken back.
  if (project.hold !== null) return fail('document.updating', { name: project.hold.name });
  const document = shownDocument(project, request.document);
  if (!document.ok) return document;
  const located = locateOrigin(context.paths, request.from);
  if (!located.ok) return located;
  const order = orderFor(request, located.value, project, document.value);
  const rows = project.order.stretches().find((one) => one.document === document.value.id)?.count ?? 0;
  return ok({ project, document: document.value.id, order, mostRows: rows + mostChanges });
};

/** How an update gives way to others, and when it stops: its job was cancelled, or its project closed. */
export const pacing = (
  context: EngineContext,
  project: OpenProject,
  job: Job,
): Pick<Planning, 'pace' | 'isStopped'> => {
  const isStopped = (): boolean => job.signal.aborted || context.projects.current() !== project;
  const turn = takeTurns();
  const pace = (): boolean | Promise<boolean> => {
    const waits = turn();
    return waits === undefined ? !isStopped() : waits.then(() => !isStopped());
  };
  return { pace, isStopped };
};

/** Works out what the newer file changes in a document as it now is. Reads only. */
export const planOnce = async (
  { project, name, newer, job, pace, isStopped }: Planning,
  document: StoredDocument,
): Promise<Result<Plan>> => {
  job.progress('surveying', 0, 0);
  const present = await readOriginals(project.handle, document.id, pace);
  const base = await baseOf(project.handle, document.id, present, pace);
  if (isStopped()) return fail('job.cancelled');
  const code = await matchBeside({ base, present, fresh: newer.segments }, name, job, pace);
  if (!code.ok || isStopped()) return code.ok ? fail('job.cancelled') : code;
  const plan = await planUpdate({ project, document, present, base, newer }, code.value, pace);
  return plan === null || isStopped() ? fail('job.cancelled') : ok(plan);
};

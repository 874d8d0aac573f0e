import type { DamageReport, ImportReport } from '../../api/documents.ts';
import type { Input, DuizhaoContract } from '../../api/index.ts';
import { fail, ok, type Result } from '../../core/model/index.ts';
import { authorOf, currentProject, type EngineContext } from '../context.ts';
import type { Job } from '../jobs.ts';
import { commit } from '../project/commit.ts';
import { projectInfo } from '../project/info.ts';
import type { OpenProject } from '../project/open-project.ts';
import { writeDocumentStatus } from '../store/documents-repository.ts';
import { forgetProject } from '../store/recent-projects.ts';
import { findCopy } from '../store/reviews-repository.ts';
import { removeProject } from '../store/remove-project.ts';
import { discard } from './discard.ts';
import type { ImportOrder } from './messages.ts';
import { locateOrigin, type LocatedDocument } from './origin.ts';
import { receiveDocument, type Received } from './receive.ts';
import { closeSource, openSource } from './source-file.ts';

export type ImportRequest = Input<DuizhaoContract['documents']['import']>;

/** Shows what was received: one action, which undo takes back by hiding the document again. */
const show = (project: OpenProject, { document, head }: Received, actor: string): Result<unknown> => {
  const { language, targets } = head;
  const hidden = { present: false, language, targets };
  return commit(project, {
    kind: 'import',
    actor,
    steps: [{ on: 'document', id: document, before: hidden, after: { ...hidden, present: true } }],
    also: (write) => writeDocumentStatus(write, document, 'ready'),
  });
};

const orderFor = (
  { encoding, language }: ImportRequest,
  { path, name }: LocatedDocument,
  { settings }: OpenProject,
): ImportOrder => ({
  path,
  name,
  settings,
  ...(encoding === undefined ? {} : { encoding }),
  ...(language === undefined ? {} : { language }),
});

/** Damage with rows of the project instead of rows of the document. */
const inProject = ({ count, places }: DamageReport, firstRow: number): DamageReport => ({
  count,
  places: places.map((place) => ({ ...place, row: place.row === null ? null : place.row + firstRow - 1 })),
});

const importInto = async (
  context: EngineContext,
  project: OpenProject,
  order: ImportOrder,
  job: Job,
): Promise<Result<ImportReport>> => {
  const { result, leftover } = await receiveDocument(project, order, job);
  const shown = result.ok ? show(project, result.value, authorOf(context)) : result;
  const unwanted = result.ok && !shown.ok ? result.value.document : leftover;
  if (unwanted !== null) await discard(project, unwanted);
  if (!result.ok) return result;
  if (!shown.ok) return shown;
  const { document, head, rows, characters, accepted, offered, damage } = result.value;
  const info = projectInfo(project);
  return ok({
    document,
    project: info,
    rows,
    characters,
    repairs: { accepted, offered },
    encoding: head.encoding,
    damage: inProject(damage, info.documents.find(({ id }) => id === document)?.firstRow ?? 1),
  });
};

/** Takes a project that was made for a failed import away again, and opens the one before it. */
const unmake = (context: EngineContext, made: OpenProject, before: string | null): void => {
  context.projects.close('asked');
  removeProject(made.path);
  forgetProject(context.paths.data, made.path);
  if (before !== null) context.projects.open(before);
};

/** Whether the file can be read at all, before anything is made for it. */
const isReadable = ({ path, name }: LocatedDocument): Result<null> => {
  const file = openSource(path, name);
  if (!file.ok) return file;
  closeSource(file.value);
  return ok(null);
};

/** Reads, cleans, cuts, converts and stores one document as a job. On failure nothing of it, and no new project, stays. */
export const importDocument = async (
  context: EngineContext,
  request: ImportRequest,
  job: Job,
): Promise<Result<ImportReport>> => {
  const located = locateOrigin(context.paths, request.from);
  if (!located.ok) return located;
  const readable = isReadable(located.value);
  if (!readable.ok) return readable;
  const isNew = request.into === 'new';
  const before = context.projects.current()?.path ?? null;
  const project = isNew ? context.projects.create(located.value.title) : currentProject(context);
  if (!project.ok) return project;
  if (findCopy(project.value.handle) !== null) return fail('review.not-in-copy');
  const report = await importInto(
    context,
    project.value,
    orderFor(request, located.value, project.value),
    job,
  );
  if (!report.ok && isNew) unmake(context, project.value, before);
  return report;
};

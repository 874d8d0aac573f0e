import type { DamageReport, ImportAllReport, ImportedDocument, ImportReport } from '#api/documents.ts';
import type { Input, DuizhaoContract } from '#api/index.ts';
import { fail, ok, type DocumentId, type Failure, type Result, type SegmentId } from '#core/model/index.ts';
import { authorOf, currentProject, type EngineContext } from '../context.ts';
import type { Job } from '../jobs.ts';
import { addedColumns } from '../project/columns.ts';
import { commit } from '../project/commit.ts';
import { projectInfo } from '../project/info.ts';
import type { OpenProject } from '../project/open-project.ts';
import { writeDocumentStatus } from '../store/documents-repository.ts';
import { forgetProject } from '../store/recent-projects.ts';
import { findCopy } from '../store/reviews-repository.ts';
import { removeProject } from '../store/remove-project.ts';
import { namedConcepts } from '../alignment/shared-terms.ts';
import { nextId } from '../store/ids.ts';
import {
  locateTranslations,
  placeTranslations,
  type AlignedOrder,
  type WantedTranslation,
} from './translations.ts';
import { annotationSteps } from './comments.ts';
import { discard } from './discard.ts';
import { checkDocument } from './inspect.ts';
import type { ImportOrder } from './messages.ts';
import { locateOrigin, type LocatedDocument } from './origin.ts';
import { readOrder } from './read-order.ts';
import { receiveDocument, type Received } from './receive.ts';

export type ImportRequest = Input<DuizhaoContract['documents']['import']>;
export type ImportAllRequest = Input<DuizhaoContract['documents']['importAll']>;

/** A file of a request: its place there, where it lies, and how it is to be read. */
type Wanted = Pick<ImportAllRequest['files'][number], 'encoding' | 'language' | 'cleans' | 'choices'> & {
  readonly file: number;
  readonly located: LocatedDocument;
  readonly translations: readonly WantedTranslation[];
  /** What reading it is told of them, once their columns are known. */
  readonly beside?: AlignedOrder;
};

type Refused = ImportAllReport['failed'][number];

/** What became of the files of one request: stored but not shown yet, or refused. */
type Gathered = {
  readonly received: { readonly file: number; readonly document: Received }[];
  readonly failed: Refused[];
};

/** Shows what was received: one action, which undo takes back by hiding the documents again. */
const show = async (
  project: OpenProject,
  received: Gathered['received'],
  actor: string,
): Promise<Result<unknown>> => {
  const orders = new Map<DocumentId, readonly SegmentId[]>();
  for (const { document } of received) {
    const order = await readOrder(project, document.document);
    if (order === null) return fail('job.cancelled');
    orders.set(document.document, order);
  }
  const shown = received.map(({ document: { document: id, head } }) => {
    const { language, targets } = head;
    const hidden = { present: false, language, targets };
    return { on: 'document', id, before: hidden, after: { ...hidden, present: true } } as const;
  });
  const comments = received.flatMap(({ document }) => document.comments);
  const firstId = nextId(project.handle, 'annotations');
  const at = project.services.clock.now().toISOString();
  return commit(project, {
    kind: 'import',
    actor,
    orders,
    steps: [...shown, ...annotationSteps(comments, { author: actor, at, firstId })],
    also: (write) => {
      for (const { document } of received) writeDocumentStatus(write, document.document, 'ready');
    },
  });
};

const orderFor = (
  { encoding, language, cleans, choices, beside, located: { path, name, omegat } }: Wanted,
  project: OpenProject,
): ImportOrder => ({
  path,
  name,
  settings: project.settings,
  added: addedColumns(project),
  ...(encoding === undefined ? {} : { encoding }),
  ...(language === undefined ? {} : { language }),
  ...(cleans === undefined ? {} : { cleans }),
  ...(choices === undefined ? {} : { choices }),
  ...(omegat === undefined ? {} : { omegat, cleans: false }),
  ...beside,
});

/** Damage with rows of the project instead of rows of the document. */
const inProject = ({ count, places }: DamageReport, firstRow: number): DamageReport => ({
  count,
  places: places.map((place) => ({ ...place, row: place.row === null ? null : place.row + firstRow - 1 })),
});

/** Whether a failure is one file's own, so that the next can still be read: not the project's, the disk's, the user's. */
const isOfFile = ({ code, params }: Failure, { path }: LocatedDocument): boolean =>
  /^(?:file|document)\./.test(code) || code === 'internal' || params?.['path'] === path;

/** Reads and stores the files one after another. A file that cannot be read is left, anything else ends it. */
const receiveAll = async (
  context: EngineContext,
  project: OpenProject,
  wanted: readonly Wanted[],
  job: Job,
  { received, failed }: Gathered,
): Promise<Result<null>> => {
  for (const [index, one] of wanted.entries()) {
    if (job.signal.aborted) return fail('job.cancelled');
    const { name } = one.located;
    const file = wanted.length === 1 ? undefined : { name, at: index + 1, of: wanted.length };
    const told: Job = {
      ...job,
      progress: (phase, done, total) => job.progress(phase, done, total, file),
    };
    const beside = await placeTranslations(context, project, one);
    if (!beside.ok) {
      failed.push({ file: one.file, name, failure: beside.error });
      continue;
    }
    const order = {
      ...orderFor({ ...one, ...(beside.value === null ? {} : { beside: beside.value }) }, project),
      ...(beside.value === null ? {} : { concepts: namedConcepts(project) }),
    };
    const { result, leftover } = await receiveDocument(context.reader, project, order, told);
    if (leftover !== null) await discard(project, leftover);
    if (result.ok) received.push({ file: one.file, document: result.value });
    else if (isOfFile(result.error, one.located))
      failed.push({ file: one.file, name, failure: result.error });
    else return result;
  }
  return ok(null);
};

/** Receives all files and shows those that could be read, in one action. On failure nothing of them stays. */
const importInto = async (
  context: EngineContext,
  project: OpenProject,
  wanted: readonly Wanted[],
  job: Job,
): Promise<Result<Gathered>> => {
  const gathered: Gathered = { received: [], failed: [] };
  const done = await receiveAll(context, project, wanted, job, gathered);
  const { received } = gathered;
  const shown = done.ok && received.length > 0 ? await show(project, received, authorOf(context)) : done;
  if (shown.ok) return ok(gathered);
  for (const { document } of received) await discard(project, document.document);
  return shown;
};

/** Takes a project that was made for an import that came to nothing away again, and opens the one before it. */
const unmake = (context: EngineContext, made: OpenProject, before: string | null): void => {
  context.projects.close('asked');
  removeProject(made.path);
  forgetProject(context.paths.data, made.path);
  if (before !== null) context.projects.open(before);
};

/** What a file is called that could not be found. */
const nameOf = (from: ImportRequest['from']): string => {
  if ('path' in from) return from.path;
  return 'omegat' in from ? from.inside : '';
};

/** The files of a request that may be documents, and why the others cannot be, before anything is made for them. */
const sift = (
  { paths }: EngineContext,
  { files }: ImportAllRequest,
): { readonly wanted: readonly Wanted[]; readonly failed: readonly Refused[] } => {
  const wanted: Wanted[] = [];
  const failed: Refused[] = [];
  files.forEach(({ from, encoding, language, cleans, choices, translations = [] }, file) => {
    const located = locateOrigin(paths, from);
    const checked = located.ok ? checkDocument(located.value) : located;
    const beside = checked.ok ? locateTranslations(paths, translations) : ok([]);
    if (located.ok && checked.ok && beside.ok) {
      const own = { encoding, language, cleans, choices, translations: beside.value };
      wanted.push({ file, located: located.value, ...own });
    }
    const failure = checked.ok ? (beside.ok ? null : beside.error) : checked.error;
    if (failure !== null)
      failed.push({ file, name: located.ok ? located.value.name : nameOf(from), failure });
  });
  return { wanted, failed };
};

const documentsOf = (project: OpenProject, { received }: Gathered): readonly ImportedDocument[] => {
  const firstRows = new Map<DocumentId, number>(
    projectInfo(project).documents.map(({ id, firstRow }) => [id, firstRow]),
  );
  return received.map(({ file, document: { document, head, rows, characters, ...counts } }) => ({
    file,
    document,
    rows,
    characters,
    repairs: { accepted: counts.accepted, offered: counts.offered },
    encoding: head.encoding,
    damage: inProject(counts.damage, firstRows.get(document) ?? 1),
    findings: counts.findings,
    ...(counts.aligned === null ? {} : { aligned: counts.aligned }),
  }));
};

/**
 * Reads, cleans, cuts, converts and stores documents as one job and one action. Files that cannot be read are told and the
 * others taken. On any other failure, or with no file that can be read, nothing of it, and no new project, stays.
 */
export const importDocuments = async (
  context: EngineContext,
  request: ImportAllRequest,
  job: Job,
): Promise<Result<ImportAllReport>> => {
  const { wanted, failed } = sift(context, request);
  const [first] = wanted;
  if (first === undefined) return ok({ project: null, documents: [], failed });
  const isNew = request.into === 'new';
  const before = context.projects.current()?.path ?? null;
  const project = isNew ? context.projects.create(first.located.title) : currentProject(context);
  if (!project.ok) return project;
  if (findCopy(project.value.handle) !== null) return fail('review.not-in-copy');
  const gathered = await importInto(context, project.value, wanted, job);
  const isEmpty = !gathered.ok || gathered.value.received.length === 0;
  const documents = gathered.ok ? documentsOf(project.value, gathered.value) : [];
  const info = isEmpty ? null : projectInfo(project.value);
  if (isEmpty && isNew) unmake(context, project.value, before);
  if (!gathered.ok) return gathered;
  const refused = [...failed, ...gathered.value.failed].sort((a, b) => a.file - b.file);
  return ok({ project: info, documents, failed: refused });
};

/** `importDocuments` for one file, whose failure is that of the import. */
export const importDocument = async (
  context: EngineContext,
  { from, encoding, language, cleans, choices, into, job: id }: ImportRequest,
  job: Job,
): Promise<Result<ImportReport>> => {
  const files = [{ from, encoding, language, cleans, choices }];
  const report = await importDocuments(context, { files, into, job: id }, job);
  if (!report.ok) return report;
  const { project, documents, failed } = report.value;
  const [document] = documents;
  if (project === null || document === undefined) {
    const [refused] = failed;
    return refused === undefined
      ? fail('internal', { detail: 'no document came' })
      : { ok: false, error: refused.failure };
  }
  const { file: _file, ...rest } = document;
  return ok({ ...rest, project });
};

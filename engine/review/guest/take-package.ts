import { dirname } from 'node:path';
import type { DuizhaoContract, Input } from '#api/index.ts';
import type { PackageManifest } from '#core/review/package.ts';
import { defaultColumns, fail, ok, type ProjectInfo, type Result } from '#core/model/index.ts';
import type { EngineContext } from '../../context.ts';
import { fileNameIn } from '../../files/file-name.ts';
import { newProjectAt, placeFree, placeNew } from '../../store/place-file.ts';
import { readForeign } from '../../foreign/read-foreign.ts';
import { locateOrigin } from '../../import/origin.ts';
import { readOrder } from '../../import/read-order.ts';
import type { Job } from '../../jobs.ts';
import { applySteps } from '../../project/commit.ts';
import { projectInfo } from '../../project/info.ts';
import {
  closeProject,
  createProject,
  reloadOrder,
  shortenLog,
  writable,
  type OpenProject,
  unobserved,
} from '../../project/open-project.ts';
import { transact } from '../../store/database.ts';
import { listDocuments } from '../../store/documents-repository.ts';
import type { WriteHandle } from '../../store/handles.ts';
import { guarded } from '../../store/failures.ts';
import { everybody, mostOf } from '../../store/file-mode.ts';
import { temporaryIn } from '../../store/temporary.ts';
import { giveWay, takeTurns } from '../../turns.ts';
import { checkTexts } from '../merge/cell-index.ts';
import { checkRecord } from '../package-file/check-record.ts';
import { copyPieces, type TakenPackage } from './fill-copy.ts';
import { landingSteps } from '../merge/land.ts';
import { threadPortions } from '../merge/merge-portions.ts';
import { makeFolder } from '../../store/make-folder.ts';

export type TakeRequest = Input<DuizhaoContract['review']['take']>;

/** One transaction of a copy that is being made, and then whatever waits: its user may go on in the project that is open. */
const storePiece = async (
  project: OpenProject,
  job: Job,
  piece: (write: WriteHandle) => void,
): Promise<Result<null>> => {
  await shortenLog(project);
  if (job.signal.aborted) return fail('job.cancelled');
  const handle = writable(project);
  if (!handle.ok) return handle;
  const written = transact(handle.value, project.path, (write) => {
    piece(write);
    return null;
  });
  await giveWay();
  return written;
};

/** Puts rows and, once they are there, the annotations on them into the new file. */
const fill = async (project: OpenProject, taken: TakenPackage, job: Job): Promise<Result<null>> => {
  const { manifest, content } = taken;
  for (const piece of copyPieces(taken)) {
    const stored = await storePiece(project, job, piece);
    if (!stored.ok) return stored;
  }
  const [document] = listDocuments(project.handle);
  const order = document === undefined ? null : await readOrder(project, document.id);
  if (document !== undefined && order !== null) reloadOrder(project, new Map([[document.id, order]]));
  for (const portion of await threadPortions(content.record, takeTurns())) {
    const steps = landingSteps(project, manifest.session.id, portion);
    const stored = await storePiece(project, job, (write) => applySteps(project, write, steps));
    if (!stored.ok) return stored;
  }
  return ok(null);
};

/** Where the copy is put, and what it is called there. */
type Place = { readonly folder: string; readonly place: (finished: string) => Result<string> };

const placeFor = async (
  context: EngineContext,
  { reviewer, interfaceLanguage, ...request }: TakeRequest,
  { kind, title, session, round }: PackageManifest,
): Promise<Result<Place>> => {
  if (request.path === undefined) {
    const is = kind === 'answers' ? ('decisionsCopy' as const) : ('reviewCopy' as const);
    const of = { is, project: title, review: session.title, round, reviewer };
    const { library: folder } = context.paths;
    const name = await fileNameIn(interfaceLanguage, of, defaultColumns);
    return ok({ folder, place: (finished) => placeFree(finished, folder, name, 'duizhao') });
  }
  const target = newProjectAt(request.path);
  if (!target.ok) return target;
  const to = target.value;
  return ok({ folder: dirname(to), place: (finished) => placeNew(finished, to) });
};

/** Makes the copy beside its place, under a name nobody looks at, and gives it its own when it is complete. */
const make = async (
  context: EngineContext,
  taken: TakenPackage,
  { folder, place }: Place,
  most: number,
  job: Job,
): Promise<Result<string>> => {
  const made = guarded(folder, () => makeFolder(folder));
  if (!made.ok) return made;
  const { path: partial, discard } = temporaryIn(folder, context.paths.data);
  try {
    const project = createProject(partial, { most }, unobserved(context.clock));
    if (!project.ok) return project;
    const filled = await fill(project.value, taken, job);
    closeProject(project.value);
    return filled.ok ? place(partial) : filled;
  } finally {
    discard();
  }
};

/**
 * Makes a reviewer's copy of a package and opens it. Until it is complete nothing of it is to be seen. Failures:
 * review.not-for-reviewers, project.exists, those of `readPackage`, of making and of opening a project.
 */
export const takePackage = async (
  context: EngineContext,
  request: TakeRequest,
  job: Job,
): Promise<Result<ProjectInfo>> => {
  const located = locateOrigin(context.paths, request.from);
  if (!located.ok) return located;
  const { path, name } = located.value;
  job.progress('reading', 0, 0);
  const read = await readForeign<'package'>(
    { is: 'package', path, name, passphrase: request.passphrase ?? null },
    job.signal,
  );
  if (!read.ok) return read;
  const { manifest, content } = read.value;
  if (manifest.kind === 'return') return fail('review.not-for-reviewers', { name });
  const few = checkRecord(content.record, name);
  if (!few.ok) return few;
  const bounded = checkTexts(content.record, [], name);
  if (!bounded.ok) return bounded;
  const place = await placeFor(context, request, manifest);
  if (!place.ok) return place;
  if (job.signal.aborted) return fail('job.cancelled');
  job.progress('storing', 0, 0);
  const at = context.clock.now().toISOString();
  const { reviewer } = request;
  // An upload is a copy the browser made: what its file allows to others is not known.
  const most = 'upload' in request.from ? everybody : mostOf(path);
  const taken = { manifest, content, name, reviewer, at };
  const made = await make(context, taken, place.value, most, job);
  if (!made.ok) return made;
  const opened = context.projects.open(made.value, true);
  return opened.ok ? ok(projectInfo(opened.value)) : opened;
};

import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DuizhaoContract, Input } from '#api/index.ts';
import type { PackageManifest } from '#core/review/package.ts';
import { fail, ok, type ProjectInfo, type Result } from '#core/model/index.ts';
import type { EngineContext } from '../context.ts';
import { fileNameIn } from '../files/file-name.ts';
import { newProjectAt, placeFree, placeNew } from '../store/place-file.ts';
import { readForeign } from '../foreign/read-foreign.ts';
import { locateOrigin } from '../import/origin.ts';
import type { Job } from '../jobs.ts';
import { applySteps } from '../project/commit.ts';
import { projectInfo } from '../project/info.ts';
import {
  closeProject,
  createProject,
  reloadOrder,
  writable,
  type OpenProject,
  unobserved,
} from '../project/open-project.ts';
import { transact } from '../store/database.ts';
import { guarded } from '../store/failures.ts';
import { everybody, mostOf } from '../store/file-mode.ts';
import { temporaryIn } from '../store/temporary.ts';
import { fillCopy, type TakenPackage } from './fill-copy.ts';
import { landingSteps } from './land.ts';

export type TakeRequest = Input<DuizhaoContract['review']['take']>;

/** Puts rows and, once they are there, the annotations on them into the new file. */
const fill = (project: OpenProject, taken: TakenPackage): Result<null> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const filled = transact(handle.value, project.path, (write) => {
    fillCopy(write, taken);
    reloadOrder(project);
    applySteps(project, write, landingSteps(project, taken.manifest.session.id, taken.content.record));
    return null;
  });
  return filled;
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
    const name = await fileNameIn(interfaceLanguage, of);
    return ok({ folder, place: (finished) => placeFree(finished, folder, name, 'duizhao') });
  }
  const target = newProjectAt(request.path);
  if (!target.ok) return target;
  const to = target.value;
  return ok({ folder: dirname(to), place: (finished) => placeNew(finished, to) });
};

/** Makes the copy beside its place, under a name nobody looks at, and gives it its own when it is complete. */
const make = (
  context: EngineContext,
  taken: TakenPackage,
  { folder, place }: Place,
  most: number,
): Result<string> => {
  const made = guarded(folder, () => mkdirSync(folder, { recursive: true }));
  if (!made.ok) return made;
  const { path: partial, discard } = temporaryIn(folder, context.paths.data);
  try {
    const project = createProject(partial, { most }, unobserved(context.clock));
    if (!project.ok) return project;
    const filled = fill(project.value, taken);
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
  const place = await placeFor(context, request, manifest);
  if (!place.ok) return place;
  if (job.signal.aborted) return fail('job.cancelled');
  job.progress('storing', 0, 0);
  const at = context.clock.now().toISOString();
  const { reviewer } = request;
  // An upload is a copy the browser made: what its file allows to others is not known.
  const most = 'upload' in request.from ? everybody : mostOf(path);
  const made = make(context, { manifest, content, name, reviewer, at }, place.value, most);
  if (!made.ok) return made;
  const opened = context.projects.open(made.value);
  return opened.ok ? ok(projectInfo(opened.value)) : opened;
};

import { statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { WrittenFile } from '#api/index.ts';
import { fail, ok, type Failure, type Result } from '#core/model/index.ts';
import type { EngineContext } from '../context.ts';
import type { OpenProject } from '../project/open-project.ts';
import { guarded } from '../store/failures.ts';
import { beginFile, mostOf } from '../store/file-mode.ts';
import { temporaryIn } from '../store/temporary.ts';
import { isSameFile, mayReplace, placeFree, placeOver } from '../store/place-file.ts';
import { makeFolder } from '../store/make-folder.ts';

type Target = {
  readonly folder: string;
  /** What the user knows of it: the path chosen, or the folder. */
  readonly name: string;
  /** The file that is written over, where there is one; null where a free name is found. */
  readonly to: string | null;
  /** Where the finished file is put. */
  readonly place: (finished: string) => Result<string>;
};

/** What a file is to be called: the path chosen, or, without one, `name` with an ending, numbered where that is taken. */
export type Wanted = {
  readonly path: string | undefined;
  /** Where it goes without a path; the exports folder of the library without either. */
  readonly folder?: string | undefined;
  readonly ending: string;
  readonly name: string;
};

const targetOf = (
  context: EngineContext,
  project: OpenProject,
  { path, folder: chosen, ending, name }: Wanted,
): Result<Target> => {
  if (path === undefined) {
    const folder = chosen ?? join(context.paths.library, 'Exports');
    return ok({
      folder,
      name: folder,
      to: null,
      place: (finished) => placeFree(finished, folder, name, ending),
    });
  }
  const to = resolve(path);
  const own = ['', '-wal', '-shm'].some((ending) => isSameFile(to, project.path + ending));
  if (own) return fail('export.same-file', { path: to });
  const free = mayReplace(to);
  if (!free.ok) return free;
  return ok({ folder: dirname(to), name: to, to, place: (finished) => placeOver(finished, to) });
};

/** A failure of the half-written file, told of the place it was meant for. */
const failureAt = ({ code, params }: Failure, partial: string, name: string): Result<never> =>
  fail(code, params?.['path'] === partial ? { ...params, path: name } : params);

/**
 * The one way by which a file of a project leaves: has `write` fill an empty file beside the target, which takes its name only when
 * it is complete and on disk. On failure nothing is left, and a file that was there is as it was. Nobody may do more with the file than with
 * the project; one that is written over keeps its permissions as far as that goes, a new one gets those of the umask.
 */
export const writeWhole = async <T extends object>(
  context: EngineContext,
  project: OpenProject,
  wanted: Wanted,
  write: (partial: string) => Promise<Result<T>>,
): Promise<Result<WrittenFile & T>> => {
  const target = targetOf(context, project, wanted);
  if (!target.ok) return target;
  const { folder, name, to, place } = target.value;
  const made = guarded(folder, () => makeFolder(folder));
  if (!made.ok) return made;
  const { path: partial, discard } = temporaryIn(folder, context.paths.data);
  try {
    const begun = guarded(name, () => beginFile(partial, to ?? partial, mostOf(project.path)));
    if (!begun.ok) return begun;
    const written = await write(partial);
    if (!written.ok) return failureAt(written.error, partial, name);
    const placed = place(partial);
    if (!placed.ok) return placed;
    const path = placed.value;
    return ok({ path, name: basename(path), bytes: statSync(path).size, ...written.value });
  } finally {
    discard();
  }
};

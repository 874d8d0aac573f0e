import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { fail, ok, type Result } from '#core/model/index.ts';
import { guarded } from './failures.ts';
import { freePath } from './file-names.ts';
import { badPath } from './path-limits.ts';
import { flushFolder } from './whole-file.ts';

/** Whether two paths lead to one file. */
export const isSameFile = (a: string, b: string): boolean => {
  const real = (path: string): string => {
    try {
      return realpathSync(path);
    } catch {
      return path;
    }
  };
  return real(a) === real(b);
};

/**
 * Whether a document may be written to `path`, over a file that may be there: never over a folder, a device (a rename
 * would put a file in the place of /dev/null) or a project, whose name tells it.
 */
export const mayReplace = (path: string): Result<null> => {
  const bad = badPath(path);
  if (bad !== null) return fail(bad.code, bad.params);
  const found = guarded(path, () => {
    const there = statSync(path, { throwIfNoEntry: false });
    // A rename would not ask whether the old file may be written.
    if (there !== undefined) accessSync(path, constants.W_OK);
    return there;
  });
  if (!found.ok) return found;
  if (found.value === undefined) return ok(null);
  if (found.value.isDirectory()) return fail('file.is-directory', { path });
  if (!found.value.isFile()) return fail('file.not-regular', { path });
  return extname(path).toLowerCase() === '.duizhao' ? fail('project.exists', { path }) : ok(null);
};

/** Puts a finished file in its place, over whatever is there. */
export const placeOver = (finished: string, to: string): Result<string> =>
  guarded(to, () => {
    renameSync(finished, to);
    flushFolder(dirname(to));
    return to;
  });

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** Gives the file a second name, if none has it yet. */
const claim = (finished: string, to: string): boolean => {
  try {
    linkSync(finished, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // A file system without hard links: the name was free a moment ago.
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'].includes(codeOf(error))) throw error;
    renameSync(finished, to);
    return true;
  }
};

/**
 * Where a project goes whose user chose a path: there, with the ending of projects. Failures: project.exists, file.name-too-long,
 * file.path-too-long, file.bad-name.
 */
export const newProjectAt = (path: string): Result<string> => {
  const chosen = resolve(path);
  const to = extname(chosen).toLowerCase() === '.duizhao' ? chosen : `${chosen}.duizhao`;
  const bad = badPath(to);
  if (bad !== null) return fail(bad.code, bad.params);
  const taken = [chosen, to].find((one) => existsSync(one));
  return taken === undefined ? ok(to) : fail('project.exists', { path: taken });
};

/** Puts a finished file at the path its user chose, under that very name; never over another file: project.exists. */
export const placeNew = (finished: string, to: string): Result<string> => {
  const claimed = guarded(to, () => claim(finished, to));
  if (!claimed.ok) return claimed;
  if (!claimed.value) return fail('project.exists', { path: to });
  return guarded(to, () => {
    rmSync(finished, { force: true });
    flushFolder(dirname(to));
    return to;
  });
};

/** Puts a finished file under a free name in a folder, numbered when `name` is taken; never over another file. */
export const placeFree = (finished: string, folder: string, name: string, ending: string): Result<string> =>
  guarded(folder, () => {
    for (;;) {
      const to = freePath(folder, name, ending);
      if (!claim(finished, to)) continue;
      rmSync(finished, { force: true });
      flushFolder(folder);
      return to;
    }
  });

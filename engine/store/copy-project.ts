import { renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Result } from '#core/model/index.ts';
import { guarded } from './failures.ts';
import type { ReadHandle } from './handles.ts';
import { privateFile } from './private-folder.ts';
import { temporaryIn } from './temporary.ts';
import { flushFile, flushFolder } from './whole-file.ts';

/** Lets SQLite write another file while `work` runs: a connection that only asks may not even copy what it reads. */
const writingElsewhere = (handle: ReadHandle, work: () => void): void => {
  const onlyAsks = handle.pragma('query_only', { simple: true }) === 1;
  if (onlyAsks) handle.pragma('query_only = OFF');
  try {
    work();
  } finally {
    if (onlyAsks) handle.pragma('query_only = ON');
  }
};

/**
 * Writes a complete, compact copy of an open project to `to`, replacing what is there: first beside it, flushed,
 * then renamed, so that a half-written copy never bears the name. Only the owner may read the copy and its folder. Works on a project whose own file is gone.
 * @returns the size of the copy in bytes, or disk.full, disk.failed, file.no-permission.
 */
export const copyProject = (handle: ReadHandle, to: string): Result<number> =>
  guarded(to, () => {
    const { path: partial, discard } = temporaryIn(dirname(to));
    privateFile(partial);
    try {
      writingElsewhere(handle, () => handle.prepare('VACUUM INTO ?').run(partial));
      flushFile(partial);
      renameSync(partial, to);
      flushFolder(dirname(to));
    } finally {
      discard();
    }
    return statSync(to).size;
  });

/** True when SQLite finds nothing wrong with the file at `path`, which nobody else has open. Reads all of it. */
export const isSound = (path: string): boolean => {
  const checked = guarded(path, () => {
    const db = new Database(path, { readonly: true, fileMustExist: true });
    try {
      return db.pragma('integrity_check(1)', { simple: true }) === 'ok';
    } finally {
      db.close();
    }
  });
  return checked.ok && checked.value;
};

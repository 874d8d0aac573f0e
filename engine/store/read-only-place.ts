import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  mkdtempSync,
  chmodSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

import { ownerText } from './owner.ts';

/** A private copy of a project that cannot be written where it lies; removed when the project is closed. */
export type WorkingCopy = { readonly folder: string; readonly path: string };

/** What the folders of private copies begin with, in the system's temporary folder; whose they are follows. */
export const copyPrefix = 'duizhao-read-';

const refusesWriting = (path: string): boolean => {
  try {
    accessSync(path, constants.W_OK);
  } catch {
    return true;
  }
  // The superuser may write anything; a file marked read-only for all is meant to stay as it is.
  const { mode } = statSync(path);
  return process.platform !== 'win32' && (mode & 0o222) === 0;
};

/** True when the file, or the folder its log would be written to, cannot or should not be written. */
export const isReadOnlyPlace = (path: string): boolean => {
  if (refusesWriting(path) || refusesWriting(dirname(path))) return true;
  // The read-only attribute of a Windows file shows as a mode without write bits; of a folder it means something else.
  return process.platform === 'win32' && (statSync(path).mode & 0o222) === 0;
};

/**
 * Copies a project, with the log it may still have beside it, to a private folder. SQLite could read the file in
 * place as immutable, but then it would ignore that log, and with it the newest edits.
 * @param withLog false when the log does not belong to the file
 */
export const openCopy = (path: string, withLog = true): WorkingCopy => {
  // The process is named, so that a later one knows whether a copy left behind by a crash is still in use.
  const folder = mkdtempSync(join(tmpdir(), `${copyPrefix}${ownerText()}-`));
  const copy = { folder, path: join(folder, basename(path)) };
  try {
    for (const ending of withLog ? ['', '-wal', '-journal'] : ['']) {
      if (!existsSync(path + ending)) continue;
      copyFileSync(path + ending, copy.path + ending, constants.COPYFILE_FICLONE);
      chmodSync(copy.path + ending, 0o600);
    }
  } catch (error) {
    discardCopy(copy);
    throw error;
  }
  return copy;
};

export const discardCopy = (copy: WorkingCopy | null): void => {
  if (copy !== null) rmSync(copy.folder, { recursive: true, force: true });
};

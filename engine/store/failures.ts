import Database from 'better-sqlite3';
import { fail, type Failure, type Result } from '#core/model/index.ts';
import { tooLong, tooLongHere } from './path-limits.ts';

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';

/** Which file an error of the file system is about. */
const pathIn = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'path' in error && typeof error.path === 'string'
    ? error.path
    : null;

export const detailOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** SQLite's answers to wrong statements and values: our mistakes, to be reported as such. */
const ourMistakes = /^SQLITE_(?:ERROR|MISUSE|RANGE|MISMATCH|CONSTRAINT)/;

/** True for errors that the file or the disk is to blame for: failures to tell the user, where all others are bugs. */
export const isStorageError = (error: unknown): boolean => {
  const code = codeOf(error);
  return error instanceof Database.SqliteError ? !ourMistakes.test(code) : /^E[A-Z]+$/.test(code);
};

/**
 * The failure behind an error of SQLite (its result code names, sqlite.org/rescode.html) or of the file system
 * (errno names), met while working on `path`.
 */
export const storageFailure = (error: unknown, path: string): Failure => {
  const code = codeOf(error);
  const detail = detailOf(error);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT')
    return { code: 'disk.full', params: { path } };
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return { code: 'project.in-use', params: { path } };
  }
  if (code === 'SQLITE_READONLY_DBMOVED') return { code: 'project.gone', params: { path } };
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS')
    return { code: 'project.read-only', params: { path } };
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return { code: 'project.damaged', params: { path, detail } };
  }
  if (code === 'ENAMETOOLONG' || code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_IOERR')) {
    const long =
      tooLong(path) ?? tooLong(pathIn(error) ?? path) ?? (code === 'ENAMETOOLONG' ? tooLongHere(path) : null);
    if (long !== null) return long;
  }
  if (code === 'ENOENT') return { code: 'file.not-found', params: { path } };
  if (code === 'EEXIST') return { code: 'project.exists', params: { path } };
  if (code === 'EISDIR') return { code: 'file.is-directory', params: { path } };
  if (code === 'EACCES' || code === 'EPERM' || code.startsWith('SQLITE_PERM')) {
    return { code: 'file.no-permission', params: { path } };
  }
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN') || /^E[A-Z]+$/.test(code)) {
    return { code: 'disk.failed', params: { path, detail } };
  }
  return { code: 'internal', params: { detail } };
};

/** Runs `work`; an error of SQLite or the file system becomes a failure, any other error is a bug and goes on up. */
export const guarded = <T>(path: string, work: () => T): Result<T> => {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    if (!isStorageError(error)) throw error;
    const { code, params } = storageFailure(error, path);
    return fail(code, params);
  }
};

import Database from 'better-sqlite3';
import { existsSync, linkSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ownerText } from './owner.ts';

const isLocked = (path: string): boolean => {
  try {
    const db = new Database(path, { fileMustExist: true, timeout: 0 });
    try {
      db.pragma('locking_mode = EXCLUSIVE');
      db.exec('BEGIN EXCLUSIVE; ROLLBACK');
      return false;
    } finally {
      db.close();
    }
  } catch (error) {
    return error instanceof Database.SqliteError && /^SQLITE_(?:BUSY|LOCKED)/.test(error.code);
  }
};

/**
 * Whether somebody, here or in another program, has a file of a shared kind open. Whoever reads one in WAL mode holds a lock on it as long as it is open
 * (sqlite.org/walformat.html, section 2.3), and has a `-shm` beside it. The lock is asked for under another name, a link that is taken away again: under its own, SQLite
 * would read the log beside it, which may belong to another state of the file. Where there are no links nobody is said to be there, and the file is looked through.
 */
export const isHeld = (path: string): boolean => {
  if (!existsSync(`${path}-shm`)) return false;
  const link = join(dirname(path), `.duizhao-lock-${ownerText()}`);
  try {
    linkSync(path, link);
  } catch {
    return false;
  }
  try {
    return isLocked(link);
  } finally {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(link + ending, { force: true });
  }
};

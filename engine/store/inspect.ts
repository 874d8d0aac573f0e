import Database from 'better-sqlite3';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fail, ok, type Result } from '#core/model/index.ts';
import { cutToBytes } from '#core/text/file-name.ts';
import { newestOf, type DatabaseKind } from './database-kind.ts';
import { guarded } from './failures.ts';
import { judgeTie, logSize, readTie, type LogTie } from './log-tie.ts';
import { longestName } from './path-limits.ts';
import { discardCopy, openCopy } from './read-only-place.ts';
import { schemaDifferences } from './schema.ts';

/** What lies beside a file: no log, one that may be read with it, or one of another state, to be set aside. */
export type LogVerdict = 'none' | 'fits' | 'mismatched';

const hasLog = (path: string): boolean => logSize(path) > 0 || existsSync(`${path}-journal`);

/** True when another program, or this one, holds the file open for writing. Changes nothing on disk. */
export const isInUse = (path: string): boolean => {
  const shared = `${path}-shm`;
  const log = `${path}-wal`;
  const before = { shared: existsSync(shared), log: existsSync(log) };
  let inUse = false;
  try {
    const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 0 });
    try {
      db.pragma('schema_version', { simple: true });
    } finally {
      db.close();
    }
  } catch (error) {
    inUse = error instanceof Database.SqliteError && /^SQLITE_(?:BUSY|LOCKED)/.test(error.code);
  }
  // A reader of a file in WAL mode makes these when they are not there. One who holds the file needs none of ours.
  if (!inUse) {
    if (!before.shared) rmSync(shared, { force: true });
    if (!before.log && logSize(path) === 0) rmSync(log, { force: true });
  }
  return inUse;
};

/** Is this an undamaged database of the kind that this version understands, and nothing more? Asked in the order of what could do harm. */
const recognise = (db: Database.Database, path: string, kind: DatabaseKind): Result<null> => {
  const supported = newestOf(kind);
  if (db.pragma('application_id', { simple: true }) !== kind.applicationId) {
    return fail('project.not-a-project', { path });
  }
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > supported) return fail('project.newer', { path, version, supported });
  const [different] = schemaDifferences(db, kind, version);
  if (different !== undefined) return fail('project.foreign-parts', { path, detail: different });
  const report = String(db.pragma('integrity_check(1)', { simple: true }));
  return report === 'ok' ? ok(null) : fail('project.damaged', { path, detail: report });
};

/** The same, but for damage, of a file that somebody has open, as it lies there. */
export const recogniseOpen = (path: string, kind: DatabaseKind): Result<null> => {
  const known = guarded(path, () => {
    const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 0 });
    try {
      if (db.pragma('application_id', { simple: true }) !== kind.applicationId)
        return fail('project.not-a-project', { path });
      const version = Number(db.pragma('user_version', { simple: true }));
      const supported = newestOf(kind);
      return version > supported ? fail('project.newer', { path, version, supported }) : ok(null);
    } finally {
      db.close();
    }
  });
  return known.ok ? known.value : known;
};

type Judgement = { readonly known: Result<null>; readonly tie: LogTie | null | undefined };

/** Judges a private copy of the file, with or without the log beside it. */
const judge = (path: string, withLog: boolean, kind: DatabaseKind): Result<Judgement> => {
  const copied = guarded(path, () => openCopy(path, withLog));
  if (!copied.ok) return copied;
  const copy = copied.value;
  try {
    const known = guarded(path, () => {
      const db = new Database(copy.path, { fileMustExist: true, timeout: 0 });
      try {
        db.pragma('trusted_schema = OFF');
        // The copy is thrown away: nothing in it need last.
        db.pragma('synchronous = OFF');
        db.pragma('locking_mode = EXCLUSIVE');
        const recognised = recognise(db, path, kind);
        // Nothing is read of what was not recognised: what bears the name of a table of ours may be a view that never ends.
        if (!recognised.ok) return { known: recognised, tie: undefined };
        const tie = readTie(db);
        if (!withLog) return { known: recognised, tie };
        // A log of another state may well leave sound pages behind that do not belong to each other.
        const [stray] = db.pragma('foreign_key_check') as readonly { readonly table: string }[];
        if (stray === undefined) return { known: recognised, tie };
        return { known: fail('project.damaged', { path, detail: `${stray.table}: no parent` }), tie };
      } finally {
        db.close();
      }
    });
    return known.ok ? known : ok({ known, tie: undefined });
  } finally {
    discardCopy(copy);
  }
};

/**
 * Looks through a file before anything is done with it: on a private copy, so that whatever is found, the file and the
 * log beside it stay as they are.
 * @returns what to do with the log; or project.in-use, .not-a-project, .newer, .foreign-parts, .damaged, disk.*
 */
export const inspectFile = (path: string, kind: DatabaseKind): Result<LogVerdict> => {
  if (isInUse(path)) return fail('project.in-use', { path });
  if (!hasLog(path)) {
    const alone = judge(path, false, kind);
    if (!alone.ok) return alone;
    return alone.value.known.ok ? ok('none') : alone.value.known;
  }
  const both = judge(path, true, kind);
  if (!both.ok) return both;
  const alone = judge(path, false, kind);
  if (!alone.ok) return alone;
  const tied = judgeTie(alone.value.tie, both.value.tie);
  if (both.value.known.ok && tied !== 'differs') return ok('fits');
  // With the log it is broken or another state. Without it, it must be whole; else nobody can say which of the two is wrong.
  if (alone.value.known.ok && tied !== 'fits') return ok('mismatched');
  if (!both.value.known.ok) return both.value.known;
  return alone.value.known.ok ? fail('project.damaged', { path, detail: 'log' }) : alone.value.known;
};

/** The name of a log that was set aside: the file's, shortened by whole characters where it would not fit. */
const asideName = (path: string, n: number): string => {
  const ending = `.mismatched-log-${n}`;
  return join(dirname(path), cutToBytes(basename(path), longestName - ending.length) + ending);
};

const logEndings = ['-wal', '-journal'];

/**
 * Puts a log that does not belong to the file aside, under a name that says so; nothing is lost by it.
 * @returns where it is now
 */
export const setLogAside = (path: string): Result<string> =>
  guarded(path, () => {
    let aside = '';
    for (const ending of logEndings) {
      if (!existsSync(path + ending)) continue;
      let n = 1;
      while (existsSync(asideName(path, n))) n += 1;
      aside = asideName(path, n);
      renameSync(path + ending, aside);
    }
    rmSync(`${path}-shm`, { force: true });
    return aside;
  });

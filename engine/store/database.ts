import Database from 'better-sqlite3';
import { closeSync, existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { fail, ok, type Result } from '#core/model/index.ts';
import type { DatabaseKind } from './database-kind.ts';
import { damageOf } from './damage.ts';
import { guarded } from './failures.ts';
import { everybody } from './file-mode.ts';
import { isOverwritten, noteWritten, stopWatching, watchFile, type FileWatch } from './file-watch.ts';
import type { ReadHandle, WriteHandle } from './handles.ts';
import { inspectFile, recogniseOpen, setLogAside } from './inspect.ts';
import { logSize, writeTie } from './log-tie.ts';
import { runSql } from './migrations/run.ts';
import { badPath, tooLong } from './path-limits.ts';
import { keepCounts } from './row-counts.ts';
import { bringSums, keepSums } from './row-sums.ts';
import { discardCopy, isReadOnlyPlace, openCopy, type WorkingCopy } from './read-only-place.ts';
import { isHeld } from './shared-file.ts';

export type OpenedDatabase = {
  readonly read: ReadHandle;
  /** Null when the file or its folder cannot be written. */
  readonly write: WriteHandle | null;
  /** Which file this is on its volume, to notice when another one, or none, stands at its path. */
  readonly identity: string;
  readonly copy: WorkingCopy | null;
  /** Where a log that belonged to another state of the file was put when it was opened; null when there was none. */
  readonly logSetAside: string | null;
  /** The file as this engine wrote it last; null for a copy. */
  readonly watch: FileWatch | null;
};

/** Called with the still unmigrated file before it is changed; a failure stops the opening. */
export type BeforeMigration = (handle: ReadHandle, from: number) => Result<unknown>;

export type OpenOptions = {
  readonly beforeMigration?: BeforeMigration;
  /** The file is as this engine closed it (see `fileStamp`): reading all of it for damage can be spared. */
  readonly unchanged?: boolean;
  /** Of a file that is made: the most that others may do with it, where that is not everything. */
  readonly most?: number;
};

/** Which file stands at `path` now, or null when none does. */
const fileIdentity = (path: string): string | null => {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return null;
  }
};

/** Size and time of a file: the same ones mean that nothing has written to it since. Null when it is not there. */
export const fileStamp = (path: string): string | null => {
  try {
    const { size, mtimeMs, ino } = statSync(path, { bigint: true });
    return `${size}:${mtimeMs}:${ino}`;
  } catch {
    return null;
  }
};

/** Milliseconds that are waited for another who writes into a shared file; what takes longer is told. */
const sharedWait = 250;

const connect = (path: string, { shared }: DatabaseKind): Database.Database =>
  // No waiting for another engine's lock: the user is told at once that the project is in use.
  new Database(path, { fileMustExist: true, timeout: shared === true ? sharedWait : 0 });

const versionOf = (db: Database.Database): number => Number(db.pragma('user_version', { simple: true }));

/** Memory for pages, as SQLite wants it told: kilobytes below 0. Of shared files little: what is read of a memory is kept where it is unpacked, and what is added goes to the ends of tables. */
const [usualCache, smallCache, sharedCache] = [-64_000, -16_000, -2000];

/**
 * Has a project keep few pages in memory until what is answered is called: for work that adds rows at the ends of tables, which comes back to
 * no page that it has left, and would end with all of the memory there is for pages.
 */
export const keepFewPages = (handle: ReadHandle): (() => void) => {
  const keep = (kilobytes: number): void => {
    if (handle.open) handle.pragma(`cache_size = ${kilobytes}`);
  };
  keep(smallCache);
  return () => keep(usualCache);
};

const prepare = (db: Database.Database, { shared }: DatabaseKind): void => {
  db.pragma('trusted_schema = OFF');
  if (shared !== true) db.pragma('locking_mode = EXCLUSIVE');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  // The engine checkpoints when idle, so that a keystroke's save never waits for one, and in long jobs when the log has grown:
  // never by itself, because each new log is to be tied to the file (see log-tie.ts).
  db.pragma('wal_autocheckpoint = 0');
  // What a memory is searched by is kept where it is unpacked, not in pages besides.
  db.pragma(`cache_size = ${shared === true ? sharedCache : usualCache}`);
  // What an import into a memory gathers is as large as its index: SQLite keeps it in a file that has no name, or is removed with its last handle.
  db.pragma(`temp_store = ${shared === true ? 'FILE' : 'MEMORY'}`);
  // Takes the exclusive lock now rather than at the first write. A shared file is read, which keeps the lock that others see.
  if (shared === true) db.pragma('user_version');
  else db.exec('BEGIN EXCLUSIVE; COMMIT');
};

const migrate = (
  db: Database.Database,
  kind: DatabaseKind,
  path: string,
  { beforeMigration }: OpenOptions,
): Result<null> => {
  const from = versionOf(db);
  const due = kind.migrations.filter(({ version }) => version > from);
  if (due.length === 0) return { ok: true, value: null };
  if (from > 0 && beforeMigration !== undefined) {
    const backed = beforeMigration(db as unknown as ReadHandle, from);
    if (!backed.ok) return backed;
  }
  return guarded(path, () => {
    // Foreign keys cannot be switched inside a transaction, and a migration may rebuild tables.
    db.pragma('foreign_keys = OFF');
    // The tie of the log is written below, into a file whose rows may carry checksums already.
    keepSums(db, ['meta']);
    for (const migration of due) {
      const { version, fill } = migration;
      db.transaction(() => {
        const beginsLog = logSize(path) === 0;
        runSql(db, migration);
        db.pragma(`user_version = ${version}`);
        if (beginsLog) writeTie(db as unknown as WriteHandle);
        fill?.(db);
      }).immediate();
    }
    db.pragma('foreign_keys = ON');
    return null;
  });
};

/** What is known of a file before it is opened for work. */
type Prepared = {
  readonly copy: WorkingCopy | null;
  readonly watch: FileWatch | null;
  readonly logSetAside: string | null;
};

const release = ({ copy, watch }: Prepared): void => {
  if (watch !== null) stopWatching(watch);
  discardCopy(copy);
};

/** Takes the lock, and brings the file up to date. What is in it has been looked through before. */
const finish = (
  db: Database.Database,
  kind: DatabaseKind,
  path: string,
  options: OpenOptions,
  prepared: Prepared,
): Result<OpenedDatabase> => {
  const writable = prepared.copy === null;
  const ready = guarded(path, () => {
    prepare(db, kind);
    const migrated = migrate(db, kind, path, options);
    if (migrated.ok && writable) {
      keepSums(db);
      keepCounts(db);
    }
    if (migrated.ok && !writable) db.pragma('query_only = ON');
    if (prepared.watch !== null) noteWritten(prepared.watch);
    return migrated;
  });
  const migrated = ready.ok ? ready.value : ready;
  if (!migrated.ok) return migrated;
  return ok({
    read: db as unknown as ReadHandle,
    write: writable ? (db as unknown as WriteHandle) : null,
    identity: fileIdentity(path) ?? '',
    ...prepared,
  });
};

/** Connects and finishes; whatever goes wrong, nothing stays open and no lock is kept. */
const connectAndFinish = (
  kind: DatabaseKind,
  path: string,
  options: OpenOptions,
  prepared: Prepared,
  begin: (db: Database.Database) => void = () => undefined,
): Result<OpenedDatabase> => {
  const connected = guarded(path, () => connect(prepared.copy?.path ?? path, kind));
  if (!connected.ok) {
    release(prepared);
    return connected;
  }
  const db = connected.value;
  let done = false;
  try {
    const begun = guarded(path, () => begin(db));
    const opened = begun.ok ? finish(db, kind, path, options, prepared) : begun;
    done = opened.ok;
    return opened;
  } finally {
    if (!done) {
      db.close();
      release(prepared);
    }
  }
};

/** Nobody watches a shared file: others may write into it. */
const watchOf = (path: string, { shared }: DatabaseKind): FileWatch | null =>
  shared === true ? null : watchFile(path);

/** Looks through the file, sets a log of another state aside, and makes the private copy where the file cannot be written. */
const prepareFile = (kind: DatabaseKind, path: string, options: OpenOptions): Result<Prepared> => {
  const writable = !isReadOnlyPlace(path);
  // A log beside the file means that it was not closed.
  const unchanged = options.unchanged === true && logSize(path) === 0 && !existsSync(`${path}-journal`);
  // Whoever has it open has looked through it, and its log is of this file.
  if (writable && kind.shared === true && isHeld(path)) {
    const known = recogniseOpen(path, kind);
    return known.ok ? ok({ copy: null, watch: null, logSetAside: null }) : known;
  }
  const verdict = unchanged ? ok('none' as const) : inspectFile(path, kind);
  if (!verdict.ok) return verdict;
  const mismatched = verdict.value === 'mismatched';
  if (!writable) {
    const copied = guarded(path, () => openCopy(path, !mismatched));
    return copied.ok ? ok({ copy: copied.value, watch: null, logSetAside: null }) : copied;
  }
  const aside = mismatched ? setLogAside(path) : ok(null);
  if (!aside.ok) return aside;
  const watch = guarded(path, () => watchOf(path, kind));
  return watch.ok ? ok({ copy: null, watch: watch.value, logSetAside: aside.value }) : watch;
};

/** Calls a failure what the kind calls it. */
const named = <T>({ failures }: DatabaseKind, result: Result<T>): Result<T> => {
  if (result.ok) return result;
  const { code, params } = result.error;
  return fail(failures[code] ?? code, params);
};

const openFile = (kind: DatabaseKind, path: string, options: OpenOptions): Result<OpenedDatabase> => {
  const stat = guarded(path, () => statSync(path));
  if (!stat.ok) return stat;
  if (stat.value.isDirectory()) return fail('file.is-directory', { path });
  const long = tooLong(path);
  if (long !== null) return fail(long.code, long.params);
  const prepared = prepareFile(kind, path, options);
  const opened = prepared.ok ? connectAndFinish(kind, path, options, prepared.value) : prepared;
  if (opened.ok) return opened;
  return opened.error.code === 'project.damaged' ? damageOf(kind, path, opened.error) : opened;
};

/**
 * Opens a database of the kind, alone: a second opener is refused at once. Older files are migrated after `beforeMigration`.
 * A file or folder that cannot be written opens read-only, through a private working copy. Unless the file is as this engine
 * closed it, a private copy is looked through first, so that a refusal has changed neither the file nor the log beside it.
 * @returns failures: file.not-found, file.is-directory, project.not-a-project, .damaged, .foreign-parts, .newer, .in-use (by the
 * names the kind gives them), disk.*
 */
export const openDatabase = (
  kind: DatabaseKind,
  path: string,
  options: OpenOptions = {},
): Result<OpenedDatabase> => named(kind, openFile(kind, path, options));

/** Takes away what a creation that failed has left. */
const discardFiles = (path: string): void => {
  for (const ending of ['', '-wal', '-journal']) rmSync(path + ending, { force: true });
};

const makeFile = (kind: DatabaseKind, path: string, options: OpenOptions): Result<OpenedDatabase> => {
  const bad = badPath(path);
  if (bad !== null) return fail(bad.code, bad.params);
  // Fails when something is there, so that what is taken away after a failure is ours.
  const taken = guarded(path, () => closeSync(openSync(path, 'wx', options.most ?? everybody)));
  if (!taken.ok) return taken;
  const watch = guarded(path, () => watchOf(path, kind));
  const opened = watch.ok
    ? connectAndFinish(kind, path, options, { copy: null, watch: watch.value, logSetAside: null }, (db) => {
        db.pragma('page_size = 4096');
        // So that pages which nothing needs any more can be given back (see compact).
        if (kind.shared === true) db.pragma('auto_vacuum = INCREMENTAL');
        db.pragma(`application_id = ${kind.applicationId}`);
      })
    : watch;
  if (!opened.ok) discardFiles(path);
  return opened;
};

/** Makes a new database of the kind. Fails with `project.exists` (or its name there) rather than touching a file that is there. */
export const createDatabase = (
  kind: DatabaseKind,
  path: string,
  options: OpenOptions = {},
): Result<OpenedDatabase> => named(kind, makeFile(kind, path, options));

/**
 * True while what was opened still stands at `path`, and nobody else has written into it. Asked before each write; a few
 * microseconds.
 */
export const fileState = (opened: OpenedDatabase, path: string): 'ours' | 'gone' | 'overwritten' => {
  if (opened.write === null) return 'ours';
  if (fileIdentity(path) !== opened.identity) return 'gone';
  return opened.watch !== null && isOverwritten(opened.watch) ? 'overwritten' : 'ours';
};

/** Writes what the log holds into the file itself, so that a copy of the file is the whole project. */
export const checkpoint = ({ write, watch }: OpenedDatabase, path: string): Result<null> =>
  guarded(path, () => {
    write?.pragma('wal_checkpoint(TRUNCATE)');
    if (watch !== null) noteWritten(watch);
    return null;
  });

/** The share of a file from which on pages that nothing needs are given back. */
const wasted = 0.2;

/** Gives pages back that nothing needs any more, when they are many; only in files that were made for it. */
export const compact = ({ write }: OpenedDatabase, path: string): Result<null> =>
  guarded(path, () => {
    if (write === null) return null;
    const number = (name: string): number => Number(write.pragma(name, { simple: true }));
    if (number('freelist_count') > number('page_count') * wasted) write.pragma('incremental_vacuum');
    return null;
  });

/**
 * Closes without writing the log into the file. SQLite has no other way to be told so than that it spares a file which is not at
 * its path any more (pager.c, databaseIsUnmoved).
 */
const closeKeepingLog = (handle: ReadHandle, path: string): void => {
  const aside = `${path}.closing`;
  renameSync(path, aside);
  try {
    handle.close();
  } finally {
    renameSync(aside, path);
  }
};

/** Closes the file; SQLite writes its log into it and removes the log, unless another program has put something else there. */
export const closeDatabase = (opened: OpenedDatabase, path: string): void => {
  try {
    if (fileState(opened, path) === 'overwritten') closeKeepingLog(opened.read, path);
    else opened.read.close();
  } finally {
    release(opened);
  }
};

const transaction = <T>(
  write: WriteHandle,
  path: string,
  work: (write: WriteHandle) => T,
  sumsBrought: boolean,
): Result<T> =>
  guarded(path, () => {
    if (!write.inTransaction) bringSums(write, sumsBrought);
    return write
      .transaction(() => {
        if (logSize(path) === 0) writeTie(write);
        return work(write);
      })
      .immediate();
  });

/** One transaction: all of `work`, or nothing of it. Errors of the disk are failures, and are rolled back. */
export const transact = <T>(write: WriteHandle, path: string, work: (write: WriteHandle) => T): Result<T> =>
  transaction(write, path, work, false);

/**
 * `transact` for a part of something that nothing counts on before its last part, which `transact` writes: the disk is not waited for
 * (sqlite.org/pragma.html#pragma_synchronous, NORMAL). When the power fails it may be lost, never half there; the next `transact`
 * brings it to the disk with its own. New rows of documents bring their checksums (`bringSums`).
 */
export const transactPart = <T>(
  write: WriteHandle,
  path: string,
  work: (write: WriteHandle) => T,
): Result<T> => {
  const done = guarded(path, () => {
    write.pragma('synchronous = NORMAL');
    try {
      return transaction(write, path, work, true);
    } finally {
      write.pragma('synchronous = FULL');
    }
  });
  return done.ok ? done.value : done;
};

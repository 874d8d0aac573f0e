import Database from 'better-sqlite3';
import { closeSync, existsSync, openSync, rmSync, statSync } from 'node:fs';
import { fail, type Result } from '../../core/model/index.ts';
import { damageOf } from './damage.ts';
import { guarded } from './failures.ts';
import type { ReadHandle, WriteHandle } from './handles.ts';
import type { Migration } from './migrations/index.ts';
import { discardCopy, isReadOnlyPlace, openCopy, type WorkingCopy } from './read-only-place.ts';

/** `DZHO` in ASCII: what tells a project from any other SQLite file (PRAGMA application_id). */
const applicationId = 0x445a484f;

export type OpenedDatabase = {
  readonly read: ReadHandle;
  /** Null when the file or its folder cannot be written. */
  readonly write: WriteHandle | null;
  /** Which file this is on its volume, to notice when another one, or none, stands at its path. */
  readonly identity: string;
  readonly copy: WorkingCopy | null;
};

/** Called with the still unmigrated file before it is changed; a failure stops the opening. */
export type BeforeMigration = (handle: ReadHandle, from: number) => Result<unknown>;

export type OpenOptions = {
  readonly migrations: readonly Migration[];
  readonly beforeMigration?: BeforeMigration;
  /** The file is as this engine closed it (see `fileStamp`): reading all of it for damage can be spared. */
  readonly unchanged?: boolean;
};

/** Which file stands at `path` now, or null when none does. */
export const fileIdentity = (path: string): string | null => {
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

const connect = (path: string): Database.Database =>
  // No waiting for another engine's lock: the user is told at once that the project is in use.
  new Database(path, { fileMustExist: true, timeout: 0 });

const versionOf = (db: Database.Database): number => Number(db.pragma('user_version', { simple: true }));

const prepare = (db: Database.Database): void => {
  db.pragma('locking_mode = EXCLUSIVE');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  // The engine checkpoints when idle, so that a keystroke's save never waits for one; this is the backstop in long jobs.
  db.pragma('wal_autocheckpoint = 25000');
  db.pragma('cache_size = -64000');
  db.pragma('temp_store = MEMORY');
  // Takes the exclusive lock now rather than at the first write.
  db.exec('BEGIN EXCLUSIVE; COMMIT');
};

const migrate = (
  db: Database.Database,
  path: string,
  { migrations, beforeMigration }: OpenOptions,
): Result<null> => {
  const from = versionOf(db);
  const due = migrations.filter(({ version }) => version > from);
  if (due.length === 0) return { ok: true, value: null };
  if (from > 0 && beforeMigration !== undefined) {
    const backed = beforeMigration(db as unknown as ReadHandle, from);
    if (!backed.ok) return backed;
  }
  return guarded(path, () => {
    // Foreign keys cannot be switched inside a transaction, and a migration may rebuild tables.
    db.pragma('foreign_keys = OFF');
    for (const { version, sql } of due) {
      db.transaction(() => {
        db.exec(sql);
        db.pragma(`user_version = ${version}`);
      }).immediate();
    }
    db.pragma('foreign_keys = ON');
    return null;
  });
};

const newestOf = (migrations: readonly Migration[]): number => migrations.at(-1)?.version ?? 0;

/** Is this an undamaged project that this version understands? */
const recognise = (db: Database.Database, path: string, options: OpenOptions): Result<null> => {
  const supported = newestOf(options.migrations);
  const id = db.pragma('application_id', { simple: true });
  if (id !== applicationId) return fail('project.not-a-project', { path });
  const version = versionOf(db);
  if (version > supported) return fail('project.newer', { path, version, supported });
  if (options.unchanged === true) return { ok: true, value: null };
  const report = String(db.pragma('quick_check(1)', { simple: true }));
  if (report !== 'ok') return fail('project.damaged', { path, detail: report });
  return { ok: true, value: null };
};

const finish = (
  db: Database.Database,
  path: string,
  writable: boolean,
  options: OpenOptions,
  copy: WorkingCopy | null,
): Result<OpenedDatabase> => {
  const checked = guarded(path, () => {
    // Locking mode first: reading the id already takes the lock, and tells whether another engine holds it.
    db.pragma('locking_mode = EXCLUSIVE');
    return recognise(db, path, options);
  });
  const known = checked.ok ? checked.value : checked;
  if (!known.ok) return known;
  const ready = guarded(path, () => {
    prepare(db);
    const migrated = migrate(db, path, options);
    if (migrated.ok && !writable) db.pragma('query_only = ON');
    return migrated;
  });
  const migrated = ready.ok ? ready.value : ready;
  if (!migrated.ok) return migrated;
  return {
    ok: true,
    value: {
      read: db as unknown as ReadHandle,
      write: writable ? (db as unknown as WriteHandle) : null,
      identity: fileIdentity(path) ?? '',
      copy,
    },
  };
};

/** As `finish`; whatever goes wrong, nothing stays open and no lock is kept. */
const finishOrClose = (...given: Parameters<typeof finish>): Result<OpenedDatabase> => {
  const [db, , , , copy] = given;
  let done = false;
  try {
    const opened = finish(...given);
    done = opened.ok;
    return opened;
  } finally {
    if (!done) {
      db.close();
      discardCopy(copy);
    }
  }
};

/**
 * Opens a project file, alone: a second opener is refused at once. Older files are migrated after `beforeMigration`.
 * A file or folder that cannot be written opens read-only, through a private working copy.
 * @returns failures: file.not-found, file.is-directory, project.not-a-project, .damaged, .newer, .in-use, disk.*
 */
export const openDatabase = (path: string, options: OpenOptions): Result<OpenedDatabase> => {
  const stat = guarded(path, () => statSync(path));
  if (!stat.ok) return stat;
  if (stat.value.isDirectory()) return fail('file.is-directory', { path });
  const writable = !isReadOnlyPlace(path);
  // A log beside the file means that it was not closed. Looked for now: connecting makes one.
  const unchanged = options.unchanged === true && !existsSync(`${path}-wal`);
  const copied = writable ? null : guarded(path, () => openCopy(path));
  if (copied !== null && !copied.ok) return copied;
  const copy = copied?.value ?? null;
  const connected = guarded(path, () => connect(copy?.path ?? path));
  if (!connected.ok) {
    discardCopy(copy);
    return connected;
  }
  const db = connected.value;
  const opened = finishOrClose(db, path, writable, { ...options, unchanged }, copy);
  if (opened.ok) return opened;
  return opened.error.code === 'project.damaged' ? damageOf(path, opened.error) : opened;
};

/** Takes away what a creation that failed has left. */
const discardFiles = (path: string): void => {
  for (const ending of ['', '-wal', '-journal']) rmSync(path + ending, { force: true });
};

/** Makes a new project file. Fails with `project.exists` rather than touching a file that is there. */
export const createDatabase = (path: string, options: OpenOptions): Result<OpenedDatabase> => {
  // Fails when something is there, so that what is taken away after a failure is ours.
  const taken = guarded(path, () => closeSync(openSync(path, 'wx')));
  if (!taken.ok) return taken;
  const connected = guarded(path, () => connect(path));
  if (!connected.ok) {
    discardFiles(path);
    return connected;
  }
  const db = connected.value;
  const made = guarded(path, () => {
    db.pragma('page_size = 4096');
    db.pragma(`application_id = ${applicationId}`);
  });
  if (!made.ok) {
    db.close();
    discardFiles(path);
    return made;
  }
  const opened = finishOrClose(db, path, true, options, null);
  if (!opened.ok) discardFiles(path);
  return opened;
};

/** Writes what the log holds into the file itself, so that a copy of the file is the whole project. */
export const checkpoint = ({ write }: OpenedDatabase, path: string): Result<null> =>
  guarded(path, () => {
    write?.pragma('wal_checkpoint(TRUNCATE)');
    return null;
  });

/** Closes the file; SQLite writes its log into it and removes the log. */
export const closeDatabase = (opened: OpenedDatabase): void => {
  opened.read.close();
  discardCopy(opened.copy);
};

/** One transaction: all of `work`, or nothing of it. Errors of the disk are failures, and are rolled back. */
export const transact = <T>(write: WriteHandle, path: string, work: (write: WriteHandle) => T): Result<T> =>
  guarded(path, () => write.transaction(() => work(write)).immediate());

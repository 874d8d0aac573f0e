import type Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { run, type WriteHandle } from './handles.ts';

/**
 * SQLite cannot tell whether a write-ahead log belongs to the file beside it: when an older copy of a project is put back and
 * the log of the newer one still lies there, it mixes their pages. So the first transaction of every log writes into `meta`
 * which state of the file the log builds upon (`base`), and names the state it leads to (`token`), which the next log builds upon.
 */
export type LogTie = { readonly base: string | null; readonly token: string };

const key = 'log';

const isTie = (value: unknown): value is LogTie =>
  typeof value === 'object' &&
  value !== null &&
  'token' in value &&
  typeof value.token === 'string' &&
  'base' in value &&
  (value.base === null || typeof value.base === 'string');

/** The tie in a database; null when it has none (older projects), undefined when it cannot be read. */
export const readTie = (db: Database.Database): LogTie | null | undefined => {
  try {
    const row = db.prepare<[], { value: string }>(`SELECT value FROM meta WHERE key = '${key}'`).get();
    if (row === undefined) return null;
    const value: unknown = JSON.parse(row.value);
    return isTie(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** Ties the log that the running transaction begins to the state of the file as it is. */
export const writeTie = (write: WriteHandle): void => {
  const tie: LogTie = { base: readTie(write)?.token ?? null, token: randomUUID() };
  run(
    write,
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    JSON.stringify(tie),
  );
  // The same version again: it dirties the header's page, and so counts the header's change counter on, once for each log.
  write.pragma(`user_version = ${Number(write.pragma('user_version', { simple: true }))}`);
};

/**
 * What the ties say of a log: that it belongs to another state of the file (`differs`), or nothing against it.
 * @param file the tie in the file read without its log
 * @param both the tie in the file read with it
 */
export const judgeTie = (
  file: LogTie | null | undefined,
  both: LogTie | null | undefined,
): 'fits' | 'differs' | 'unknown' => {
  // A crash in the middle of writing a log back leaves a file that cannot be read without it.
  if (file === undefined || both === undefined || both === null) return 'unknown';
  // The log is of a later state than a file without any tie, unless it was the first that was tied.
  if (file === null) return both.base === null ? 'unknown' : 'differs';
  // The same in both: the log was written back already, or was written by a program that ties nothing.
  if (file.token === both.token) return 'unknown';
  return file.token === both.base ? 'fits' : 'differs';
};

/** Bytes in the log beside `path`; 0 when there is none. */
export const logSize = (path: string): number =>
  statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;

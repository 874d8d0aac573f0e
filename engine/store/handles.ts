import type Database from 'better-sqlite3';
import type { Brand } from '#core/model/index.ts';

/** A connection that repositories may read through. */
export type ReadHandle = Brand<Database.Database, 'read'>;
/** A connection that repositories may also write through; only a transaction hands one out for work. */
export type WriteHandle = ReadHandle & { readonly __write: true };

type Maybe<T> = T | undefined;
export type Value = string | number | bigint | Buffer | Uint8Array | null;

const prepared = new WeakMap<Database.Database, Map<string, Database.Statement>>();

/** A statement of this connection, compiled once. */
const statement = (handle: ReadHandle, sql: string, plucked = false): Database.Statement => {
  let known = prepared.get(handle);
  if (known === undefined) {
    known = new Map();
    prepared.set(handle, known);
  }
  // Plucking is a mode the statement stays in, so that one which plucks is another statement.
  const key = plucked ? `pluck ${sql}` : sql;
  let found = known.get(key);
  if (found === undefined) {
    found = plucked ? handle.prepare(sql).pluck() : handle.prepare(sql);
    known.set(key, found);
  }
  return found;
};

/** All result rows. `T` names the columns as the SQL selects them. */
export const all = <T>(handle: ReadHandle, sql: string, ...values: Value[]): T[] =>
  statement(handle, sql).all(...values) as T[];

/** The first result row, if any. */
export const first = <T>(handle: ReadHandle, sql: string, ...values: Value[]): Maybe<T> => {
  const row = statement(handle, sql).get(...values) as T | undefined;
  return row;
};

/** One column of all result rows, without an object per row: for long lists of ids. */
export const column = <T extends Value>(handle: ReadHandle, sql: string, ...values: Value[]): T[] =>
  statement(handle, sql, true).all(...values) as T[];

/** Result rows one at a time. Nothing may be written through the same connection until it is exhausted. */
export const each = <T>(handle: ReadHandle, sql: string, ...values: Value[]): IterableIterator<T> =>
  statement(handle, sql).iterate(...values) as IterableIterator<T>;

/** Runs a statement that answers no rows. */
export const run = (
  handle: WriteHandle,
  sql: string,
  ...values: Value[]
): { changes: number; id: number } => {
  const done = statement(handle, sql).run(...values);
  return { changes: done.changes, id: Number(done.lastInsertRowid) };
};

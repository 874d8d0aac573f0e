import { run, type Value, type WriteHandle } from './handles.ts';

/** Rows written by one statement: beyond this, calling SQLite no longer costs much beside its own work. */
const atOnce = 50;

const statements = new Map<string, string>();

const statementFor = (table: string, columns: readonly string[], rows: number): string => {
  const key = `${table} ${rows}`;
  const known = statements.get(key);
  if (known !== undefined) return known;
  const row = `(${columns.map(() => '?').join(', ')})`;
  const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${Array.from({ length: rows }, () => row).join(', ')}`;
  statements.set(key, sql);
  return sql;
};

/**
 * Inserts many rows, some dozens with each statement. `values` are those of all rows one after another; a table is
 * always given with the same columns.
 */
export const insertMany = (
  handle: WriteHandle,
  table: string,
  columns: readonly string[],
  values: readonly Value[],
): void => {
  const width = columns.length;
  const many = atOnce * width;
  let at = 0;
  for (; at + many <= values.length; at += many) {
    run(handle, statementFor(table, columns, atOnce), ...values.slice(at, at + many));
  }
  for (; at < values.length; at += width) {
    run(handle, statementFor(table, columns, 1), ...values.slice(at, at + width));
  }
};

import { run, type Value, type WriteHandle } from './handles.ts';

/** Rows written by one statement: beyond this, calling SQLite no longer costs much beside its own work. */
const atOnce = 50;

const statements = new Map<string, string>();

/** One row of a statement: what stands there for its columns, and how many of them are values that are handed over. */
export type RowPattern = { readonly sql: string; readonly width: number };

const statementFor = (table: string, columns: readonly string[], row: string, rows: number): string => {
  const key = `${table} ${rows} ${row}`;
  const known = statements.get(key);
  if (known !== undefined) return known;
  const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${Array.from({ length: rows }, () => row).join(', ')}`;
  statements.set(key, sql);
  return sql;
};

/** `insertMany` of rows, or of some rows each time, of which parts are the same in all. `values` are the others. */
export const insertPattern = (
  handle: WriteHandle,
  table: string,
  columns: readonly string[],
  { sql: row, width }: RowPattern,
  values: readonly Value[],
): void => {
  const many = atOnce * width;
  let at = 0;
  for (; at + many <= values.length; at += many) {
    run(handle, statementFor(table, columns, row, atOnce), ...values.slice(at, at + many));
  }
  for (; at < values.length; at += width) {
    run(handle, statementFor(table, columns, row, 1), ...values.slice(at, at + width));
  }
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
  const row = { sql: `(${columns.map(() => '?').join(', ')})`, width: columns.length };
  insertPattern(handle, table, columns, row, values);
};

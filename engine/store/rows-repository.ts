import type { StoredValue } from '#core/model/index.ts';
import { first, run, type ReadHandle, type Value, type WriteHandle } from './handles.ts';
import { rowSum, summedTables, type SummedTable } from './row-sums.ts';

/** A row of any table as the file holds it: its columns in the order of the table, its checksum last. */
export type RawRow = readonly Value[];

const quoted = (name: string): string => `"${name}"`;

const whereKey = ({ key }: SummedTable): string =>
  key.map((column) => `CAST(${quoted(column)} AS TEXT) = ?`).join(' AND ');

/** The row with this key, its parts as text; null when there is none. */
export const findRow = (
  handle: ReadHandle,
  table: SummedTable,
  key: readonly (string | number)[],
): RawRow | null => {
  const row = first<Record<string, Value>>(
    handle,
    `SELECT * FROM ${quoted(table.name)} WHERE ${whereKey(table)}`,
    ...key.map(String),
  );
  return row === undefined ? null : [...table.columns, 'sum'].map((column) => row[column] ?? null);
};

/** True when a row is as it was written. */
export const isAsWritten = (row: RawRow): boolean => row.at(-1) === rowSum(row.slice(0, -1));

/** The row with the checksum of what it holds. */
export const sealed = (values: readonly Value[]): RawRow => [...values, rowSum(values)];

/** A row as a step of history keeps it, and back. */
export const toStored = (row: RawRow): readonly StoredValue[] =>
  row.map((value) => {
    if (typeof value === 'bigint') return Number(value);
    return typeof value === 'object' && value !== null
      ? { base64: Buffer.from(value).toString('base64') }
      : value;
  });

/** The values a step of history holds. */
export const fromStored = (row: readonly StoredValue[]): RawRow =>
  row.map((value) =>
    typeof value === 'object' && value !== null ? Buffer.from(value.base64, 'base64') : value,
  );

const keyOf = (table: SummedTable, row: RawRow): Value[] =>
  table.key.map((column) => row[table.columns.indexOf(column)] ?? null);

/**
 * Writes a row to the byte, its checksum too, be it right or wrong; or removes it. The checksum goes first, so that the triggers of
 * row-sums.ts, which keep a damaged row damaged and a sound one sound, find neither.
 */
export const writeRow = (
  write: WriteHandle,
  name: string,
  before: readonly StoredValue[] | null,
  after: readonly StoredValue[] | null,
): void => {
  const table = summedTables(write).find((one) => one.name === name);
  if (table === undefined) return;
  const [was, is] = [before === null ? null : fromStored(before), after === null ? null : fromStored(after)];
  const where = table.key.map((column) => `${quoted(column)} IS ?`).join(' AND ');
  const columns = [...table.columns, 'sum'].map(quoted);
  if (is === null) {
    if (was !== null) run(write, `DELETE FROM ${quoted(name)} WHERE ${where}`, ...keyOf(table, was));
    return;
  }
  const there = run(
    write,
    `UPDATE ${quoted(name)} SET sum = NULL WHERE ${where}`,
    ...keyOf(table, is),
  ).changes;
  if (there === 0) {
    const places = columns.map(() => '?').join(', ');
    run(write, `INSERT INTO ${quoted(name)} (${columns.join(', ')}) VALUES (${places})`, ...is);
    return;
  }
  const set = columns.map((column) => `${column} = ?`).join(', ');
  run(write, `UPDATE ${quoted(name)} SET ${set} WHERE ${where}`, ...is, ...keyOf(table, is));
};

import { all, each, type Value } from '../../store/handles.ts';
import { rowSum, summedTables, type SummedTable } from '../../store/row-sums.ts';
import { storedJson } from '../../store/stored-shapes.ts';
import type { OpenProject } from '../open-project.ts';
import { placeOf } from './row-places.ts';
import { isPlainText, jsonColumns, type StoredRow } from './table-rules.ts';

/** A row that is not as it was written, or cannot be. */
export type DamagedRow = {
  /** Names the row on the command line and in calls: its table and its key. */
  readonly item: string;
  readonly table: string;
  readonly key: readonly Value[];
  /** Where it is, in words. */
  readonly where: string;
  /** The number of its row as the user sees it; null where it is in none. */
  readonly row: number | null;
  readonly side: string | null;
  readonly what: readonly string[];
};

type ColumnType = { readonly name: string; readonly type: string; readonly notnull: number };

const kindOf = (value: Value): string => {
  if (value === null) return 'nothing';
  if (typeof value === 'string') return 'text';
  return typeof value === 'number' || typeof value === 'bigint' ? 'a number' : 'bytes';
};

const fitsType = ({ type, notnull }: ColumnType, value: Value): boolean => {
  if (value === null) return notnull === 0;
  if (type === 'TEXT') return typeof value === 'string';
  if (type === 'INTEGER') return typeof value === 'number' && Number.isInteger(value);
  return typeof value === 'object';
};

const jsonFault = (table: string, row: StoredRow, column: string): string | null => {
  const value = row[column] ?? null;
  if (value === null || isPlainText(table, row)) return null;
  const reader = jsonColumns[table]?.[column]?.(row);
  if (reader === undefined) return `${column}: nothing says what it holds`;
  if (storedJson(value, reader) !== undefined) return null;
  return storedJson(value, (read) => ({ ok: true, value: read })) === undefined
    ? `${column}: no valid JSON`
    : `${column}: JSON of another shape`;
};

const faultsOf = (table: SummedTable, types: readonly ColumnType[], row: StoredRow): readonly string[] => {
  const wrongTypes = types
    .filter((type) => type.name !== 'sum' && !fitsType(type, row[type.name] ?? null))
    .map(({ name }) => `${name}: holds ${kindOf(row[name] ?? null)}`);
  const json = Object.keys(jsonColumns[table.name] ?? {}).flatMap(
    (column) => jsonFault(table.name, row, column) ?? [],
  );
  const isAsWritten = row['sum'] === rowSum(table.columns.map((column) => row[column] ?? null));
  return [...(isAsWritten ? [] : ['not as it was written (checksum)']), ...wrongTypes, ...json];
};

/** The name of a row: its table and the values of its key. */
export const itemName = (table: string, key: readonly Value[]): string =>
  [table, ...key.map((value) => encodeURIComponent(String(value)))].join(':');

/** The table and the key a name means, or null when there is no such table. */
export const itemOf = (
  { handle }: Pick<OpenProject, 'handle'>,
  item: string,
): { readonly table: SummedTable; readonly key: readonly string[] } | null => {
  const [name, ...parts] = item.split(':');
  const table = summedTables(handle).find((one) => one.name === name);
  if (table === undefined || parts.length !== table.key.length) return null;
  try {
    return { table, key: parts.map(decodeURIComponent) };
  } catch {
    return null;
  }
};

const typesOf = ({ handle }: OpenProject, { name }: SummedTable): readonly ColumnType[] =>
  all<ColumnType>(handle, 'SELECT name, type, "notnull" FROM pragma_table_info(?)', name);

/** What is wrong with a row by itself; nothing when it is sound. */
export const problemsOfRow = (project: OpenProject, table: SummedTable, row: StoredRow): readonly string[] =>
  faultsOf(table, typesOf(project, table), row);

const inTable = function* (project: OpenProject, table: SummedTable): Generator<DamagedRow> {
  const types = typesOf(project, table);
  const damaged: { row: StoredRow; what: readonly string[] }[] = [];
  for (const row of each<StoredRow>(project.handle, `SELECT * FROM "${table.name}"`)) {
    const what = faultsOf(table, types, row);
    // The bytes of originals are not kept while the rest is read.
    if (what.length > 0) damaged.push({ row: { ...row, bytes: null }, what });
  }
  for (const { row, what } of damaged) {
    const key = table.key.map((column) => row[column] ?? null);
    yield {
      item: itemName(table.name, key),
      table: table.name,
      key,
      what,
      ...placeOf(project, table.name, row),
    };
  }
};

/**
 * Every row of the file that is not as it was written (its checksum says so), holds JSON that nothing of this program can have
 * written, or a value of another type than its column's. Reads all of the file, one row at a time.
 */
export const damagedRows = (project: OpenProject): readonly DamagedRow[] =>
  summedTables(project.handle).flatMap((table) => [...inTable(project, table)]);

/** What a damaged row is told by in a list of problems. */
export const problemOf = ({ where, what }: DamagedRow): string => `${where}: ${what.join(', ')}`;

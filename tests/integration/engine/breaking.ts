import { all, type Value } from '#engine/store/handles.ts';
import { summedTables } from '#engine/store/row-sums.ts';
import type { OpenProject } from '#engine/project/open-project.ts';

/** Numbers from 0 to 1, the same ones for a seed. */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
};

export const pick = <T>(values: readonly T[], random: () => number): T | undefined =>
  values[Math.floor(random() * values.length)];

/** The triggers that keep checksums are of the program's own connection: what breaks a file has none. */
export const withoutTriggers = ({ handle }: OpenProject): void => {
  const names = all<{ name: string }>(handle, `SELECT name FROM temp.sqlite_schema WHERE type = 'trigger'`);
  for (const { name } of names) handle.exec(`DROP TRIGGER temp."${name}"`);
};

export type StoredColumn = {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly key: readonly string[];
};

/** Every column of every table. */
export const columnsOf = ({ handle }: OpenProject): readonly StoredColumn[] =>
  summedTables(handle).flatMap(({ name: table, key }) =>
    all<{ name: string; type: string }>(handle, 'SELECT name, type FROM pragma_table_info(?)', table).map(
      ({ name: column, type }) => ({ table, column, type, key }),
    ),
  );

export type Place = { readonly where: string; readonly keys: readonly Value[] };

/** A condition that names one row of a table. */
export const rowPlace = (
  { handle }: OpenProject,
  { table, key }: Pick<StoredColumn, 'table' | 'key'>,
  random: () => number,
  where = '1',
): Place | null => {
  const keys = all<Record<string, Value>>(
    handle,
    `SELECT ${key.map((column) => `"${column}"`).join(', ')} FROM "${table}" WHERE ${where}`,
  );
  const chosen = pick(keys, random);
  if (chosen === undefined) return null;
  return {
    where: key.map((column) => `"${column}" = ?`).join(' AND '),
    keys: key.map((column) => chosen[column] ?? null),
  };
};

import type Database from 'better-sqlite3';
import { crc32 } from 'node:zlib';
import type { ReadHandle, Value } from './handles.ts';

/** A table whose rows carry a checksum, with its columns in the order they are summed up in. */
export type SummedTable = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
};

const prime = 0x01000193;
const start = 0x811c9dc5 | 0;

const mixed = (sum: number, part: number): number => Math.imul(sum ^ part, prime);

const mixText = (sum: number, text: string): number => {
  let mix = sum;
  for (let i = 0; i < text.length; i += 1) mix = Math.imul(mix ^ text.charCodeAt(i), prime);
  return mix;
};

const mixValue = (sum: number, value: Value): number => {
  if (value === null) return mixed(sum, 1);
  if (typeof value === 'string') return mixText(mixed(mixed(sum, 2), value.length), value);
  if (typeof value === 'bigint') return mixText(mixed(sum, 4), String(value));
  if (typeof value !== 'number') return mixed(mixed(mixed(sum, 5), value.length), crc32(value));
  return value === (value | 0) ? mixed(mixed(sum, 3), value) : mixText(mixed(sum, 4), String(value));
};

/**
 * The checksum of a row: FNV-1a (isthe.com/chongo/tech/comp/fnv, 32 bits) over the UTF-16 units of its texts, with the kind and the
 * length of each value before it; bytes go in by their CRC-32. Every step is a bijection of the sum for a given unit, so one changed
 * unit always changes the sum, and with it every flipped bit that leaves the text as long as it was; all else goes unnoticed
 * once in 4,294,967,296 times. Linear, about a nanosecond a unit.
 * @param values all columns of the row but the checksum, in the order of the table, so that its key is among them
 * @returns a signed 32-bit integer, which takes 4 bytes in a row
 */
export const rowSum = (values: readonly Value[]): number => {
  let sum = start;
  for (const value of values) sum = mixValue(sum, value);
  return sum;
};

const quoted = (name: string): string => `"${name}"`;

const read = new WeakMap<Database.Database, readonly SummedTable[]>();

const readTables = (db: Database.Database): readonly SummedTable[] =>
  db
    .prepare<[], { name: string }>(
      `SELECT m.name FROM main.sqlite_schema AS m WHERE m.type = 'table'
         AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'sum') ORDER BY m.rowid`,
    )
    .all()
    .map(({ name }) => {
      const columns = db
        .prepare<[string], { name: string; pk: number }>(
          'SELECT name, pk FROM pragma_table_info(?) ORDER BY cid',
        )
        .all(name);
      return {
        name,
        columns: columns.map((column) => column.name).filter((column) => column !== 'sum'),
        key: columns.filter(({ pk }) => pk > 0).map((column) => column.name),
      };
    });

/** The tables of a file whose rows carry a checksum: none in files of before version 6. Read once for each connection. */
export const summedTables = (handle: ReadHandle | Database.Database): readonly SummedTable[] => {
  const known = read.get(handle);
  if (known !== undefined) return known;
  const found = readTables(handle);
  if (found.length > 0) read.set(handle, found);
  return found;
};

const callOn = ({ columns }: SummedTable, prefix: string): string =>
  `row_sum(${columns.map((column) => prefix + quoted(column)).join(', ')})`;

const hereIn = ({ key }: SummedTable): string =>
  key.map((column) => `${quoted(column)} IS NEW.${quoted(column)}`).join(' AND ');

const triggerOfNew = (table: SummedTable): string => `
CREATE TEMP TRIGGER IF NOT EXISTS sum_of_new_${table.name} AFTER INSERT ON main.${table.name} WHEN NEW.sum IS NULL BEGIN
  UPDATE ${table.name} SET sum = ${callOn(table, 'NEW.')} WHERE ${hereIn(table)};
END;`;

/**
 * Triggers of this connection, not of the file, so that no statement that writes a row can forget its checksum. A row that was
 * damaged before it was written stays so, unless the statement brings a checksum itself: the rest of it was not looked at.
 */
const triggersOf = (table: SummedTable): string => {
  const here = hereIn(table);
  return `${triggerOfNew(table)}
CREATE TEMP TRIGGER IF NOT EXISTS sum_of_changed_${table.name} AFTER UPDATE OF ${table.columns.map(quoted).join(', ')}
ON main.${table.name} WHEN NEW.sum IS OLD.sum BEGIN
  UPDATE ${table.name} SET sum = ${callOn(table, 'NEW.')} WHERE ${here} AND OLD.sum IS ${callOn(table, 'OLD.')};
END;`;
};

const register = (db: Database.Database): void => {
  db.function('row_sum', { varargs: true, deterministic: true }, (...values: unknown[]) =>
    rowSum(values as Value[]),
  );
};

/** Makes every later write through this connection keep the checksums, of all tables or of those named. */
export const keepSums = (db: Database.Database, only?: readonly string[]): void => {
  register(db);
  for (const table of summedTables(db))
    if (only === undefined || only.includes(table.name)) db.exec(triggersOf(table));
};

/** Tables that an import fills with rows which bring their checksums. */
const filledByImports = ['blocks', 'segments', 'cells', 'segment_references'] as const;

/** Connections whose triggers for new rows of these tables are switched off at present. */
const broughtBy = new WeakSet<Database.Database>();

/**
 * Says whether the new rows of the transactions to come bring their checksums, as those of an import do (`brought`), or are given
 * them by the triggers. A table with a trigger has SQLite copy the rows of a statement aside before it inserts them
 * (sqlite.org/src, insert.c, `useTempTable`), even if the trigger then does nothing: two fifths of what storing an import takes.
 * Called outside of transactions; does nothing when it is so already, since each change has all statements compiled again.
 */
export const bringSums = (db: ReadHandle, brought: boolean): void => {
  if (broughtBy.has(db) === brought) return;
  const tables = summedTables(db).filter(({ name }) => filledByImports.some((filled) => filled === name));
  db.exec(
    tables
      .map((table) =>
        brought ? `DROP TRIGGER IF EXISTS temp.sum_of_new_${table.name};` : triggerOfNew(table),
      )
      .join('\n'),
  );
  if (brought) broughtBy.add(db);
  else broughtBy.delete(db);
};

/** Gives every row a checksum of what it holds now: once, when a file comes to the version that has them. */
export const sumAllRows = (db: Database.Database): void => {
  register(db);
  for (const table of readTables(db)) db.exec(`UPDATE ${table.name} SET sum = ${callOn(table, '')}`);
};

/**
 * Brings the checksums of a table up to the columns it has gained. A row that was not as it was written before stays so: its
 * checksum is left.
 */
export const sumAgain = (db: Database.Database, name: string, gained: readonly string[]): void => {
  register(db);
  read.delete(db); // the columns known until now are those of before
  for (const table of readTables(db)) {
    if (table.name !== name) continue;
    const columns = table.columns.filter((column) => !gained.includes(column));
    const sums = { now: callOn(table, ''), before: callOn({ ...table, columns }, '') };
    db.exec(`UPDATE ${name} SET sum = ${sums.now} WHERE sum IS ${sums.before}`);
  }
};

import Database from 'better-sqlite3';
import type { DatabaseKind } from '../store/database-kind.ts';
import { runSql } from '../store/migrations/run.ts';
import type { Pages } from './pages.ts';
import { readPage, searchPage, type RawRecord, type SqlValue, type TreeKind } from './records.ts';

type Column = {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  readonly isRowid: boolean;
};
/** What a table's rows look like. */
export type TableShape = {
  readonly name: string;
  readonly kind: TreeKind;
  readonly columns: readonly Column[];
};

/** The tables that the kind's migrations up to `version` make, with the first pages they have in a new file. */
export const tableShapes = (
  { migrations }: DatabaseKind,
  version: number,
): { readonly shapes: readonly TableShape[]; readonly roots: ReadonlyMap<string, number> } => {
  const db = new Database(':memory:');
  try {
    for (const migration of migrations) if (migration.version <= version) runSql(db, migration);
    const tables = db
      .prepare<[], { name: string; wr: number; rootpage: number }>(
        `SELECT l.name, l.wr, s.rootpage FROM pragma_table_list AS l JOIN sqlite_schema AS s ON s.name = l.name AND s.type = 'table'
         WHERE l.schema = 'main' AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
      )
      .all();
    const shapes = tables.map(({ name, wr }): TableShape => {
      const columns = db
        .prepare<
          [string],
          { name: string; type: string; notnull: number; pk: number; dflt_value: string | null }
        >('SELECT name, type, "notnull", pk, dflt_value FROM pragma_table_info(?) ORDER BY cid')
        .all(name);
      const keys = columns.filter(({ pk }) => pk > 0).length;
      return {
        name,
        kind: wr === 1 ? 'index' : 'table',
        columns: columns.map(({ name, type, notnull, pk }) => {
          const isRowid = wr === 0 && keys === 1 && pk === 1 && type === 'INTEGER';
          return { name, type, optional: notnull === 0 && !(wr === 1 && pk > 0), isRowid };
        }),
      };
    });
    return { shapes, roots: new Map(tables.map(({ name, rootpage }) => [name, rootpage])) };
  } finally {
    db.close();
  }
};

const fitsColumn = ({ type, optional, isRowid }: Column, value: SqlValue): boolean => {
  if (value === null) return optional || isRowid;
  if (isRowid) return false;
  if (type === 'TEXT') return typeof value === 'string';
  if (type === 'BLOB') return Buffer.isBuffer(value);
  return typeof value === 'number' && Number.isInteger(value);
};

/** The row by columns, or null when it cannot be one of this table. Columns that a later version added may be missing at its end. */
const asRow = (shape: TableShape, record: RawRecord): readonly SqlValue[] | null => {
  const { columns, kind } = shape;
  if ((record.rowid === null) !== (kind === 'index') || record.values.length > columns.length) return null;
  if (record.rowid !== null && record.rowid < 1) return null;
  const row: SqlValue[] = [];
  for (const [n, column] of columns.entries()) {
    const value = n < record.values.length ? (record.values[n] ?? null) : null;
    if (n >= record.values.length && !column.optional) return null;
    if (!fitsColumn(column, value)) return null;
    row.push(column.isRowid ? record.rowid : value);
  }
  return row;
};

export type FoundTable = {
  readonly shape: TableShape;
  readonly rows: readonly (readonly SqlValue[])[];
  /** False when a page of the table could not be read whole, so that rows may be missing. */
  readonly whole: boolean;
};

type Walk = { readonly rows: (readonly SqlValue[])[]; whole: boolean };

/** Reads a table from its first page down. Pages that are damaged are searched for rows. */
const walk = (pages: Pages, shape: TableShape, root: number, visited: Set<number>): Walk => {
  const found: Walk = { rows: [], whole: true };
  const waiting = [root];
  for (let page = waiting.pop(); page !== undefined; page = waiting.pop()) {
    if (page < 1 || page > pages.count || visited.has(page)) {
      found.whole = false;
      continue;
    }
    visited.add(page);
    const content = readPage(pages, page);
    const fits = content.kind === shape.kind;
    if (fits) waiting.push(...content.children);
    for (const record of fits ? content.records : []) {
      const row = asRow(shape, record);
      if (row === null) found.whole = false;
      else found.rows.push(row);
    }
    if (fits && content.whole) continue;
    found.whole = false;
    for (const record of searchPage(pages, page)) {
      const row = asRow(shape, record);
      if (row !== null) found.rows.push(row);
    }
  }
  return found;
};

const schemaShape: TableShape = {
  name: 'sqlite_schema',
  kind: 'table',
  columns: ['type', 'name', 'tbl_name', 'rootpage', 'sql'].map((name) => ({
    name,
    type: name === 'rootpage' ? 'INTEGER' : 'TEXT',
    optional: name === 'sql',
    isRowid: false,
  })),
};

/** First pages of the tables as the file itself tells them. */
const rootsOf = (pages: Pages, visited: Set<number>): ReadonlyMap<string, number> => {
  const roots = new Map<string, number>();
  for (const [type, name, , root] of walk(pages, schemaShape, 1, visited).rows) {
    if (type === 'table' && typeof name === 'string' && typeof root === 'number') roots.set(name, root);
  }
  return roots;
};

/** Rows of pages that no readable page leads to any more, for the tables that miss some. Rows that could be of two tables are left out. */
const readOrphans = (pages: Pages, visited: ReadonlySet<number>, missing: readonly Mutable[]): void => {
  for (let n = 2; n <= pages.count; n += 1) {
    if (visited.has(n)) continue;
    for (const record of readPage(pages, n).records) {
      const fitting = missing.flatMap((table) => {
        const row = asRow(table.shape, record);
        return row === null ? [] : [{ table, row }];
      });
      const [only] = fitting;
      if (fitting.length === 1 && only !== undefined) only.table.rows.push(only.row);
    }
  }
};

type Mutable = { readonly shape: TableShape; readonly rows: (readonly SqlValue[])[]; whole: boolean };

/**
 * All rows that can be read of a database, table by table. Rows from the table's own pages stand before those found elsewhere, which may be
 * older states of the same rows: of two rows with one key, the first is the newer.
 * Takes time in proportion to the file, and 8,000 attempts for each damaged page.
 */
export const readTables = (
  pages: Pages,
  shapes: readonly TableShape[],
  usualRoots: ReadonlyMap<string, number>,
): readonly FoundTable[] => {
  const visited = new Set<number>();
  const roots = rootsOf(pages, visited);
  const tables = shapes.map((shape): Mutable => {
    const root = roots.get(shape.name) ?? usualRoots.get(shape.name);
    const told = roots.has(shape.name);
    const found = root === undefined ? { rows: [], whole: false } : walk(pages, shape, root, visited);
    return { shape, rows: found.rows, whole: found.whole && told };
  });
  const missing = tables.filter(({ whole }) => !whole);
  if (missing.length > 0) readOrphans(pages, visited, missing);
  return tables;
};

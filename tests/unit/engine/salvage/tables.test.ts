import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { readPages } from '#engine/salvage/pages.ts';
import { readTables, type TableShape } from '#engine/salvage/tables.ts';

/*
 * SQLite itself is the model: what it wrote is read by hand, from files of every page size, with and without a log.
 */

const folder = mkdtempSync(join(tmpdir(), 'duizhao-salvage-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const column = (name: string, type: string, optional = false, isRowid = false) => ({
  name,
  type,
  optional,
  isRowid,
});

const shapes: readonly TableShape[] = [
  {
    name: 'numbered',
    kind: 'table',
    columns: [
      column('id', 'INTEGER', false, true),
      column('text', 'TEXT'),
      column('bytes', 'BLOB', true),
      column('amount', 'INTEGER', true),
    ],
  },
  {
    name: 'keyed',
    kind: 'index',
    columns: [column('part', 'TEXT'), column('place', 'INTEGER'), column('text', 'TEXT')],
  },
];

const schema = `
  CREATE TABLE numbered (id INTEGER PRIMARY KEY, text TEXT NOT NULL, bytes BLOB, amount INTEGER);
  CREATE TABLE keyed (part TEXT, place INTEGER, text TEXT NOT NULL, PRIMARY KEY (part, place)) WITHOUT ROWID;`;

/** Long ones go on in pages of their own. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.tuple(fc.constantFrom('渡船', 'ferry ', '𠮷'), fc.nat(900)).map(([word, times]) => word.repeat(times)),
);
/** Of each width an integer is written in, with both signs. */
const amount = fc.oneof(
  fc.constantFrom(0, 1, 2),
  ...[7, 15, 23, 31, 47, 53].map((bits) => fc.integer({ min: -(2 ** bits) + 1, max: 2 ** bits - 1 })),
);
const numbered = fc.tuple(
  text,
  fc.option(fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes))),
  fc.option(amount),
);
const keyed = fc.tuple(fc.string({ unit: 'grapheme', maxLength: 5 }), amount, text);
type Numbered = readonly [text: string, bytes: Buffer | null, amount: number | null];
type Keyed = readonly [part: string, place: number, text: string];

const content = fc.record({
  size: fc.constantFrom(512, 1024, 4096, 65_536),
  numbers: fc.uniqueArray(fc.integer({ min: 1, max: 100_000 }), { maxLength: 40 }),
  numbered: fc.array(numbered, { minLength: 40, maxLength: 40 }),
  keyed: fc.uniqueArray(keyed, { maxLength: 30, selector: ([part, place]) => `${place} ${part}` }),
});
type Content = {
  size: number;
  numbers: readonly number[];
  numbered: readonly Numbered[];
  keyed: readonly Keyed[];
};

let made = 0;
const create = ({ size }: Pick<Content, 'size'>, mode: 'WAL' | 'OFF') => {
  const path = join(folder, `${(made += 1)}.db`);
  const db = new Database(path);
  db.pragma(`page_size = ${size}`);
  db.pragma('synchronous = OFF');
  db.exec(schema);
  db.pragma(`journal_mode = ${mode}`);
  db.pragma('wal_autocheckpoint = 0');
  return { path, db };
};

const fill = (db: Database.Database, { numbers, numbered, keyed }: Omit<Content, 'size'>): void => {
  const one = db.prepare('INSERT INTO numbered VALUES (?, ?, ?, ?)');
  const other = db.prepare('INSERT INTO keyed VALUES (?, ?, ?)');
  db.transaction(() => {
    for (const [n, id] of numbers.entries()) one.run(id, ...(numbered[n] ?? []));
    for (const row of keyed) other.run(...row);
  })();
};

/** All rows as texts, sorted: the model's in one way, what was read in the other. */
const listed = (rows: readonly (readonly unknown[])[]): readonly string[] =>
  rows
    .map((row) =>
      JSON.stringify(row.map((value) => (Buffer.isBuffer(value) ? { bytes: [...value] } : value))),
    )
    .sort();

const expected = (db: Database.Database, table: string): readonly string[] =>
  listed(db.prepare<[], readonly unknown[]>(`SELECT * FROM ${table}`).raw().all());

const read = (path: string, withLog: boolean) => {
  const pages = readPages(path, withLog);
  return { pages, tables: readTables(pages, shapes, new Map()) };
};

describe('tables of a file, read page by page', () => {
  test('are what SQLite reads, and known to be whole', () => {
    fc.assert(
      fc.property(content, (each) => {
        const { path, db } = create(each, 'OFF');
        fill(db, each);
        const rows = shapes.map(({ name }) => expected(db, name));
        db.close();
        const { tables, pages } = read(path, true);
        expect(pages.size).toBe(each.size);
        expect(tables.map((table) => listed(table.rows))).toEqual(rows);
        expect(tables.map(({ whole }) => whole)).toEqual([true, true]);
      }),
      { numRuns: 40 },
    );
  });

  test('are those of the log where there is one, up to its last whole commit', () => {
    fc.assert(
      fc.property(content, fc.nat(), (each, cut) => {
        const { path, db } = create(each, 'WAL');
        const before = shapes.map(({ name }) => expected(db, name));
        fill(db, each);
        const after = shapes.map(({ name }) => expected(db, name));
        const file = readFileSync(path);
        const log = readFileSync(`${path}-wal`);
        db.close();
        const rowsOf = (withLog: boolean) => read(path, withLog).tables.map(({ rows }) => listed(rows));
        writeFileSync(path, file);
        writeFileSync(`${path}-wal`, log);
        expect(rowsOf(true)).toEqual(after);
        expect(read(path, true).pages.logFrames).toBeGreaterThan(0);
        expect(rowsOf(false)).toEqual(before);
        // A changed byte, in a frame or before the first, ends the log there; the only commit is in its last frame.
        const broken = Buffer.from(log);
        const at = cut % log.length;
        broken.writeUInt8(broken.readUInt8(at) ^ 0x10, at);
        writeFileSync(`${path}-wal`, broken);

        expect([before, after]).toContainEqual(rowsOf(true));
        rmSync(`${path}-wal`);
      }),
      { numRuns: 15 },
    );
  });

  test('are found again when the list of rows of one page is damaged', () => {
    fc.assert(
      fc.property(content, fc.nat(), (each, chosen) => {
        const { path, db } = create(each, 'OFF');
        fill(db, each);
        const rows = shapes.map(({ name }) => expected(db, name));
        db.close();
        const bytes = readFileSync(path);
        const count = bytes.length / each.size;
        if (count < 2) return;
        const page = 1 + (chosen % (count - 1));
        // Pages of rows only: those that long values go on in have no such list.
        if (![0x02, 0x05, 0x0a, 0x0d].includes(bytes.readUInt8(page * each.size))) return;
        bytes.fill(0xee, page * each.size, page * each.size + 8);
        writeFileSync(path, bytes);
        const { tables } = read(path, false);
        for (const [n, table] of tables.entries()) {
          const found = new Set(listed(table.rows));
          expect(rows[n]?.filter((row) => !found.has(row))).toEqual([]);
        }
        expect(tables.some(({ whole }) => !whole)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('are none where nothing is', () => {
    const path = join(folder, 'empty.db');
    writeFileSync(path, '');
    const { tables, pages } = read(path, true);
    expect([pages.count, pages.size, pages.logFrames]).toEqual([0, 4096, 0]);
    expect(tables.map(({ rows, whole }) => [rows, whole])).toEqual([
      [[], false],
      [[], false],
    ]);
  });
});

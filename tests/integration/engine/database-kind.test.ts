import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectKind, type DatabaseKind } from '#engine/store/database-kind.ts';
import { closeDatabase, createDatabase, openDatabase, transact } from '#engine/store/database.ts';
import { all, run } from '#engine/store/handles.ts';
import { codeOf, dialogue, good, projectFile, scratch } from './fixtures.ts';

const first = {
  version: 1,
  name: 'first',
  sql: `CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;
        CREATE TABLE unit (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;`,
};

/** Files that are no projects, with names of their own for what goes wrong. */
const units: DatabaseKind = {
  applicationId: 0x554e4954,
  migrations: [first],
  failures: { 'project.not-a-project': 'document.binary', 'project.newer': 'document.unknown-format' },
};

const makeUnits = (folder: string): string => {
  const path = join(folder, 'a.units');
  const made = good(createDatabase(units, path));
  if (made.write === null) throw new Error('not writable');
  good(transact(made.write, path, (write) => run(write, 'INSERT INTO unit (text) VALUES (?)', '電車')));
  closeDatabase(made, path);
  return path;
};

test('a kind is one value: its files are made, closed, opened again and migrated by it', () => {
  const path = makeUnits(scratch());
  const more = { version: 2, name: 'origin', sql: 'ALTER TABLE unit ADD COLUMN origin TEXT' };
  const opened = good(openDatabase({ ...units, migrations: [first, more] }, path));
  expect(all(opened.read, 'SELECT text, origin FROM unit')).toEqual([{ text: '電車', origin: null }]);
  closeDatabase(opened, path);
});

test('files of one kind are refused where another is wanted, and stay as they are', () => {
  const folder = scratch();
  const path = makeUnits(folder);
  const project = projectFile(folder, [dialogue]);
  const before = [readFileSync(path), readFileSync(project)];
  expect(codeOf(openDatabase(projectKind, path))).toBe('project.not-a-project');
  expect(codeOf(openDatabase(units, project))).toBe('document.binary');
  expect([readFileSync(path), readFileSync(project)]).toEqual(before);
});

test('a failure is called what its kind calls it, and else as it is for projects', () => {
  const folder = scratch();
  const path = makeUnits(folder);
  expect(codeOf(openDatabase({ ...units, migrations: [] }, path))).toBe('document.unknown-format');
  expect(codeOf(createDatabase(units, path))).toBe('project.exists');
  expect(codeOf(openDatabase(units, join(folder, 'none.units')))).toBe('file.not-found');
});

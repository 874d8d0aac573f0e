import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { projectKind } from '#engine/store/database-kind.ts';
import { closeDatabase, createDatabase, transact, transactPart } from '#engine/store/database.ts';
import { insertDocument } from '#engine/store/documents-repository.ts';
import { all, run, type WriteHandle } from '#engine/store/handles.ts';
import { rowSum } from '#engine/store/row-sums.ts';
import { good, scratch } from './fixtures.ts';

const aDocument = {
  name: 'a.txt',
  format: 'txt',
  encoding: 'utf-8',
  language: 'zh-Hant',
  targets: [],
  bytes: 0,
  cleans: false,
  choices: {},
  present: true,
  status: 'ready',
  versionOf: null,
} as const;

test('a part of an import does not wait for the disk, and what is saved beside it does', () => {
  const path = join(scratch(), 'a.duizhao');
  const opened = good(createDatabase(projectKind, path));
  onTestFinished(() => closeDatabase(opened, path));
  const { write } = opened;
  if (write === null) throw new Error('read-only');
  // sqlite.org/pragma.html#pragma_synchronous: 1 is NORMAL, 2 is FULL.
  const synchronous = (): unknown => write.pragma('synchronous', { simple: true });
  expect(transactPart(write, path, synchronous)).toEqual({ ok: true, value: 1 });
  expect(transact(write, path, synchronous)).toEqual({ ok: true, value: 2 });
  const broken = (): never => {
    throw new Error('broken');
  };
  expect(() => transactPart(write, path, broken)).toThrow('broken');
  expect(synchronous()).toBe(2);
  expect(write.inTransaction).toBe(false);
});

test('a row that is added after a part of an import is given its checksum, as one before it was', () => {
  const path = join(scratch(), 'a.duizhao');
  const opened = good(createDatabase(projectKind, path));
  onTestFinished(() => closeDatabase(opened, path));
  const { write } = opened;
  if (write === null) throw new Error('read-only');
  const document = good(transact(write, path, (to) => insertDocument(to, aDocument)));
  const addBlock = (to: WriteHandle, level: number): unknown =>
    run(to, `INSERT INTO blocks (document_id, kind, level) VALUES (?, 'paragraph', ?)`, document, level);
  good(transact(write, path, (to) => addBlock(to, 1)));
  good(transactPart(write, path, () => null));
  good(transact(write, path, (to) => addBlock(to, 2)));
  const blocks = all<{ id: number; kind: string; level: number; sum: number | null }>(
    write,
    'SELECT id, kind, level, sum FROM blocks ORDER BY level',
  );
  expect(blocks.map(({ level }) => level)).toEqual([1, 2]);
  for (const { id, kind, level, sum } of blocks) expect(sum).toBe(rowSum([id, document, kind, level]));
});

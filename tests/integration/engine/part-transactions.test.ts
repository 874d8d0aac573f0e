import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { projectKind } from '#engine/store/database-kind.ts';
import { closeDatabase, createDatabase, transact, transactPart } from '#engine/store/database.ts';
import { good, scratch } from './fixtures.ts';

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

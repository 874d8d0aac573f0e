import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeOf, good, scratch, startEngine } from './fixtures.ts';
import { importFile } from './importing.ts';

test('the document a project began with is no step of undo; one added later is', async () => {
  const folder = scratch();
  const engine = startEngine(folder);
  const { client } = engine;
  good(await importFile(engine, folder, 'first.txt', '第一句。第二句。\n'));
  expect(good(await client.project.info({})).canUndo).toBe(false);
  expect(codeOf(await client.history.undo({}))).toBe('nothing-to-undo');
  const path = join(folder, 'second.txt');
  writeFileSync(path, '第三句。\n');
  const added = good(await client.documents.import({ from: { path }, into: 'open', job: 'second' }));
  expect(added.project).toMatchObject({ rows: 3, canUndo: true });
  good(await client.history.undo({}));
  expect(good(await client.project.info({}))).toMatchObject({ rows: 2, canUndo: false, canRedo: true });
});

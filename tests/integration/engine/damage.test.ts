import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { EngineClient } from '#api/contract.ts';
import { checkProject } from '#engine/project/check/check.ts';
import { closeProject } from '#engine/project/open-project.ts';
import { codeOf, good, projectFile, reopen, scratch, startEngine, dialogue } from './fixtures.ts';
import { rowNumbered } from './annotating.ts';
import { makeRichProject } from './rich-project.ts';

const problemsOf = async (client: EngineClient) => good(await client.project.check({})).problems;

/** Changes the file behind the back of the program. */
const behind = (path: string, sql: string): void => {
  const db = new Database(path);
  db.exec(sql);
  db.close();
};

/** A project with `sql` done to it behind its back, open in an engine. */
const damagedProject = async (
  sql: string,
  edits: (client: EngineClient) => Promise<void> = async () => {},
) => {
  const folder = scratch();
  const path = projectFile(folder, [dialogue]);
  const { client } = startEngine(folder);
  good(await client.project.open({ path }));
  await edits(client);
  good(await client.project.close({}));
  behind(path, sql);
  good(await client.project.open({ path }));
  return { client, path, folder };
};

const changeLetter = `UPDATE cells SET text = 'This is the turd.' WHERE segment_id = 3 AND side = 'en'`;

const typed = async (client: EngineClient, row: number, text: string): Promise<void> => {
  const { segment, cells } = await rowNumbered(client, row);
  const before = cells.en?.text ?? '';
  good(await client.cells.edit({ segment, side: 'en', before, after: { text, tags: [] } }));
};

test('nothing is said of sound projects: worked in, undone and redone, closed and opened', async () => {
  const folder = scratch();
  const { client } = startEngine(folder);
  const path = await makeRichProject(client, folder);
  expect(await problemsOf(client)).toEqual([]);
  let undone = 0;
  while ((await client.history.undo({})).ok) undone += 1;
  expect(undone).toBeGreaterThan(20);
  expect(await problemsOf(client)).toEqual([]);
  // One action was undone when it was made.
  while ((await client.history.redo({})).ok) undone -= 1;
  expect(undone).toBe(-1);
  expect(await problemsOf(client)).toEqual([]);
  good(await client.project.close({}));
  good(await client.project.open({ path }));
  expect(await problemsOf(client)).toEqual([]);
  good(
    await client.review.take({
      job: 'take',
      from: { path: join(folder, 'out.duizhao-review') },
      reviewer: 'B',
      path: join(folder, 'copy.duizhao'),
    }),
  );
  expect(await problemsOf(client)).toEqual([]);
  await typed(client, 3, 'What the reviewer would say.');
  expect(await problemsOf(client)).toEqual([]);
});

test('nor of one that was made by the version before, nor of a backup that was restored', async () => {
  const folder = scratch();
  const path = join(folder, 'old.duizhao');
  writeFileSync(path, gunzipSync(readFileSync(join(import.meta.dirname, 'version-4.duizhao.gz'))));
  const { client } = startEngine(folder);
  good(await client.project.open({ path }));
  expect(await problemsOf(client)).toEqual([]);
  await typed(client, 4, 'Typed after the migration.');
  good(await client.backups.make({}));
  await typed(client, 4, 'Typed after the backup.');
  const [backup] = good(await client.backups.list({}));
  good(await client.backups.restore({ id: backup?.id ?? '' }));
  expect((await rowNumbered(client, 4)).cells.en?.text).toBe('Typed after the migration.');
  expect(await problemsOf(client)).toEqual([]);
  good(await client.project.close({}));
  const handle = reopen(path);
  const unsummed = handle.handle
    .prepare(
      `SELECT (SELECT count(*) FROM cells WHERE sum IS NULL) + (SELECT count(*) FROM steps WHERE sum IS NULL) AS n`,
    )
    .get();
  closeProject(handle);
  expect(unsummed).toEqual({ n: 0 });
});

test('a changed letter is told with its row and column, the row is marked, and nothing is written over it', async () => {
  const { client, folder } = await damagedProject(changeLetter);
  const { problems, damaged } = good(await client.project.check({}));
  expect(problems[0]).toMatch(/^row 3, en: not as it was written/);
  expect(damaged).toMatchObject([{ item: 'cells:3:en', row: 3, side: 'en' }]);
  const { segment, cells } = await rowNumbered(client, 3);
  expect(cells.en).toMatchObject({ text: 'This is the turd.', damaged: true });
  expect(cells.source?.damaged).toBeUndefined();
  const edit = { segment, side: 'en', before: 'This is the turd.', after: { text: 'x', tags: [] } } as const;
  const refused = await client.cells.edit(edit);
  expect(refused).toMatchObject({
    ok: false,
    error: { code: 'cell.damaged', params: { row: 3, side: 'en' } },
  });
  const state = { segments: [segment], side: 'en' as const, state: 'reviewed' as const };
  expect(good(await client.cells.setState(state)).changed).toBe(0);
  expect(codeOf(await client.segments.merge({ segment }))).toBe('cell.damaged');
  // Everything else goes on.
  await typed(client, 4, 'Another row.');
  for (const format of ['docx', 'txt'] as const) {
    const out = join(folder, `out.${format}`);
    const columns = ['source', 'en'] as const;
    const report = good(await client.exports.run({ job: format, format, columns: [...columns], path: out }));
    expect(report).toMatchObject({ rows: 5, damaged: { count: 1, rows: [3] } });
  }
  expect(good(await client.project.check({})).damaged).toHaveLength(1);
});

test('a text is taken from history, and it is known that this is what was written', async () => {
  const { client } = await damagedProject(
    `UPDATE cells SET text = 'A hand-made translation!' WHERE segment_id = 1 AND side = 'en'`,
    (client) => typed(client, 1, 'A hand-made translation.'),
  );
  const { choices } = good(
    await client.damage.cell({ segment: (await rowNumbered(client, 1)).segment, side: 'en' }),
  );
  expect(choices.map(({ way, text, exact }) => [way, text, exact])).toEqual([
    ['history', 'A hand-made translation.', true],
    ['accept', 'A hand-made translation!', false],
  ]);
  expect(good(await client.damage.mend({ item: 'cells:1:en', way: 'history' })).row).toBe(1);
  expect((await rowNumbered(client, 1)).cells.en).toMatchObject({ text: 'A hand-made translation.' });
  expect(await problemsOf(client)).toEqual([]);
  const [last] = good(await client.history.list({ count: 1 }));
  expect(last).toMatchObject({
    kind: 'mend',
    row: 1,
    before: 'A hand-made translation!',
    after: 'A hand-made translation.',
  });
  good(await client.history.undo({}));
  expect((await rowNumbered(client, 1)).cells.en).toMatchObject({
    text: 'A hand-made translation!',
    damaged: true,
  });
  expect(good(await client.project.check({})).damaged).toHaveLength(1);
  good(await client.history.redo({}));
  expect(await problemsOf(client)).toEqual([]);
});

test('or from the newest backup in which it is sound, or kept as it is; both can be undone', async () => {
  const { client, path } = await damagedProject(changeLetter, async (client) => {
    good(await client.backups.make({}));
  });
  // A later backup holds the damage too.
  good(await client.backups.make({}));
  const { choices } = good(await client.damage.item({ item: 'cells:3:en' }));
  expect(choices.map(({ way, text, exact }) => [way, text, exact])).toEqual([
    ['backup', 'This is the third.', true],
    ['accept', 'This is the turd.', false],
  ]);
  good(await client.damage.mend({ item: 'cells:3:en', way: 'backup' }));
  expect((await rowNumbered(client, 3)).cells.en).toMatchObject({ text: 'This is the third.' });
  expect(await problemsOf(client)).toEqual([]);
  good(await client.history.undo({}));
  good(await client.damage.mend({ item: 'cells:3:en', way: 'accept' }));
  const { segment, cells } = await rowNumbered(client, 3);
  expect(cells.en?.damaged).toBeUndefined();
  expect(await problemsOf(client)).toEqual([]);
  expect(codeOf(await client.damage.mend({ item: 'cells:3:en', way: 'accept' }))).toBe('damage.none');
  good(await client.history.undo({}));
  expect((await rowNumbered(client, 3)).cells.en?.damaged).toBe(true);
  good(await client.history.redo({}));
  const after = { text: 'This is the third.', tags: [] };
  good(await client.cells.edit({ segment, side: 'en', before: 'This is the turd.', after }));
  good(await client.project.close({}));
  good(await client.project.open({ path }));
  expect(await problemsOf(client)).toEqual([]);
});

test('JSON that is none in one row stops nothing else, wherever it stands', async () => {
  const folder = scratch();
  const { client } = startEngine(folder);
  const path = await makeRichProject(client, folder);
  good(await client.project.close({}));
  behind(
    path,
    `UPDATE cells SET tags = '{"at":' WHERE segment_id = 2 AND side = 'source';
     UPDATE annotations SET tags = '[1,', resolution = '"x"' WHERE id = 1;
     UPDATE anchors SET candidates = '{}' WHERE annotation_id = 2;
     UPDATE repairs SET params = '[' WHERE id = 1;
     UPDATE documents SET targets = '"en"' WHERE id = 2;
     UPDATE steps SET body = '{"before":3}' WHERE seq = 4 AND n = 0;
     UPDATE reviews SET session = '';
     UPDATE review_rows SET body = 'null' WHERE n = 0;
     UPDATE meta SET value = '{' WHERE key <> 'id' AND key <> 'log';`,
  );
  good(await client.project.open({ path }));
  const { damaged } = good(await client.project.check({}));
  expect(new Set(damaged.map(({ item }) => item.split(':')[0]))).toEqual(
    new Set([
      'cells',
      'annotations',
      'anchors',
      'repairs',
      'documents',
      'steps',
      'reviews',
      'review_rows',
      'meta',
    ]),
  );
  const { rows, total } = good(await client.rows.page({ from: 1, count: 100 }));
  expect(rows).toHaveLength(total);
  expect(rows.filter(({ cells }) => cells.source?.damaged === true)).toHaveLength(1);
  const annotations = good(await client.annotations.list({ count: 100 }));
  expect(annotations.items.map(({ annotation }) => annotation.damaged === true)).toContain(true);
  expect(codeOf(await client.annotations.resolve({ annotations: [1], reason: 'done' }))).toBe(
    'annotation.damaged',
  );
  good(await client.cleanup.list({ count: 100 }));
  const history = good(await client.history.list({ count: 100 }));
  expect(history.filter((entry) => entry.damaged === true).map(({ sequence }) => sequence)).toEqual([4]);
  for (const format of ['docx', 'html', 'md', 'txt'] as const) {
    const out = join(folder, `out.${format}`);
    const columns = ['source', 'zh-Hans', 'en'] as const;
    good(await client.exports.run({ job: format, format, columns: [...columns], path: out, notes: 'all' }));
  }
  good(await client.find.search({ query: { text: '老人' } }));
  const undone: (string | null)[] = [];
  for (let n = 0; n < 60 && undone.at(-1) !== 'history.damaged'; n += 1)
    undone.push(codeOf(await client.history.undo({})));
  expect(undone.at(-1)).toBe('history.damaged');
  good(await client.damage.mend({ item: 'cells:2:source', way: 'accept' }));
  expect(good(await client.project.check({})).damaged.map(({ item }) => item)).not.toContain(
    'cells:2:source',
  );
});

test('a segment with a number that none can have is in no row, and keeps nobody from opening or searching', async () => {
  const { client } = await damagedProject(
    'PRAGMA foreign_keys = OFF; UPDATE segments SET id = 1099511627776 WHERE id = 2',
  );
  expect(good(await client.rows.page({ from: 1, count: 10 })).rows.map(({ segment }) => segment)).toEqual([
    1, 3, 4, 5,
  ]);
  expect(good(await client.find.search({ query: { text: '結束', sides: ['source'] } })).hits).toHaveLength(1);
  expect((await problemsOf(client)).length).toBeGreaterThan(0);
});

test('a project behind whose back a row went, moved or came is told of', () => {
  const folder = scratch();
  const path = projectFile(folder, [dialogue]);
  const project = reopen(path);
  project.database.write?.exec(`DELETE FROM cells WHERE segment_id = 2 AND side = 'en'`);
  expect(good(checkProject(project)).problems).toEqual(['row 2, en: the text is missing']);
  closeProject(project);
});

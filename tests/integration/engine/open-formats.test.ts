import Database from 'better-sqlite3';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { codeOf, good, scratch, startEngine } from './fixtures.ts';

/*
 * `version-6.duizhao.gz` was made by the last version whose database named the formats: a Markdown document that was updated from a newer
 * file, a plain text, a page that was removed again; an annotation and a typed cell.
 */

const oldProject = (
  change: (db: Database.Database) => void = () => undefined,
): { folder: string; path: string } => {
  const folder = scratch();
  const path = join(folder, 'old.duizhao');
  writeFileSync(path, gunzipSync(readFileSync(join(import.meta.dirname, 'version-6.duizhao.gz'))));
  const db = new Database(path);
  change(db);
  db.close();
  return { folder, path };
};

const originals = [
  '渡口',
  '老人說，船早就走了。',
  '天色暗了。',
  '一盞燈',
  '兩個人',
  '三條狗',
  '她走過橋，沒有回頭。',
  '風很大。',
];

test('a project of the version before opens with all it holds, and is undone back to its start', async () => {
  const { folder, path } = oldProject();
  const { client } = startEngine(folder);
  const project = good(await client.project.open({ path }));
  expect(project.documents.map(({ name, format, rows }) => [name, format, rows])).toEqual([
    ['a.md', 'md', 6],
    ['b.txt', 'txt', 2],
  ]);
  const page = async () => good(await client.rows.page({ from: 1, count: 100 })).rows;
  const rows = await page();
  expect(rows.map(({ cells }) => cells.source?.text)).toEqual(originals);
  expect(rows[1]?.cells.en?.text).toBe('The old man said the boat had long gone.');
  expect(rows[2]?.marks).toMatchObject([{ side: 'source', start: 0, end: 2 }]);
  expect(good(await client.project.check({})).problems).toEqual([]);
  let undone = 0;
  for (let last = await client.history.undo({}); last.ok; last = await client.history.undo({})) undone += 1;
  expect(undone).toBe(4);
  expect(good(await client.project.info({})).documents.map(({ name }) => name)).toEqual([
    'a.md',
    'b.txt',
    'c.html',
  ]);
  const first = await page();
  expect(first[1]?.cells.source?.text).toBe('老人說，船還沒來。');
  expect(first.flatMap(({ marks }) => marks)).toEqual([]);
  expect(good(await client.project.check({})).problems).toEqual([]);
});

test('what comes in afterwards has an id that no document ever had', async () => {
  const { folder, path } = oldProject((db) => {
    db.exec('DELETE FROM originals WHERE document_id = 4; DELETE FROM documents WHERE id = 4');
  });
  const { client } = startEngine(folder);
  good(await client.project.open({ path }));
  writeFileSync(join(folder, 'c.txt'), '新的一行。');
  const report = good(
    await client.documents.import({ from: { path: join(folder, 'c.txt') }, into: 'open', job: 'i' }),
  );
  expect(report.document).toBe(5);
});

test('a document that was damaged before is still told of', async () => {
  const { folder, path } = oldProject((db) => {
    db.exec("UPDATE documents SET name = 'b.tyt' WHERE id = 2");
  });
  const { client } = startEngine(folder);
  good(await client.project.open({ path }));
  const { problems } = good(await client.project.check({}));
  expect(problems.join('\n')).toMatch(/b\.tyt|document 2|documents:2/);
});

test('a format that is not known is no reason to refuse a project, and its rows can be written as any other', async () => {
  const { folder, path } = oldProject();
  const { client } = startEngine(folder);
  good(await client.project.open({ path }));
  good(await client.project.close({}));
  const db = new Database(path);
  db.exec("UPDATE documents SET format = 'papyrus', sum = NULL WHERE id = 2");
  db.close();
  const project = good(await client.project.open({ path }));
  expect(project.documents[1]?.format).toBe('papyrus');
  const out = join(folder, 'out.md');
  const written = good(await client.exports.run({ job: 'e', format: 'md', columns: ['source'], path: out }));
  expect(written.unknownFormats).toEqual([{ name: 'b.txt', format: 'papyrus' }]);
  expect(readFileSync(out, 'utf8')).toContain('風很大。');
  const known = good(
    await client.exports.run({
      job: 'e',
      format: 'md',
      columns: ['source'],
      document: project.documents[0]?.id,
    }),
  );
  expect(known.unknownFormats).toBeUndefined();
  for (const format of ['papyrus', 'pdf'])
    expect(codeOf(await client.exports.run({ job: 'e', format, columns: ['source'] }))).toBe(
      'export.unknown-format',
    );
});

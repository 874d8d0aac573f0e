import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { first, inShort, problems, rowsOf, write } from './checking.ts';
import { codeOf, good, scratch, startEngine, type DraftDocument } from './fixtures.ts';
import { handOver, hosting, taking } from './review/reviewing.ts';

describe('in a reviewer’s copy', () => {
  const document: DraftDocument = {
    language: 'zh-Hans',
    targets: ['en'],
    rows: [{ source: '他&amp;走了。', opens: true, texts: { en: 'He&nbsp;went &amp; away.' } }],
  };

  test('what may be written is fixed, the original is not, and a finished one refuses both', async () => {
    const host = await hosting(document, 'suggest');
    const { engine } = await taking(host, await handOver(host), '林');
    expect(await inShort(engine)).toEqual([
      '1 source entity &amp;',
      '1 en entity &nbsp;',
      '1 en entity &amp;',
    ]);
    expect(codeOf(await engine.client.checks.fix({ finding: await first(engine) }))).toBe('cell.locked');
    expect(good(await engine.client.checks.fixAll({ side: 'en' }))).toEqual({ fixed: 2, left: 0 });
    expect((await rowsOf(engine))[0]?.cells.en?.text).toBe('He\u00a0went & away.');
    good(await engine.client.review.finish({ finished: true }));
    const finding = await first(engine);
    for (const answer of [
      await engine.client.checks.ignore({ finding, where: 'here' }),
      await engine.client.checks.fixAll({}),
    ])
      expect(codeOf(answer)).toBe('review.finished');
    expect(await inShort(engine)).toEqual(['1 source entity &amp;']);
  });
});

describe('a project of the version before', () => {
  test('opens with all it holds, its findings are told, and it is undone back to its start', async () => {
    const folder = scratch();
    const path = join(folder, 'old.duizhao');
    writeFileSync(path, gunzipSync(readFileSync(join(import.meta.dirname, 'version-7.duizhao.gz'))));
    const engine = startEngine(folder);
    good(await engine.client.project.open({ path }));
    const rows = await rowsOf(engine);
    expect(rows.map(({ cells }) => cells.source?.text)).toEqual([
      '渡口',
      '老人說，船早就走了，見渡口。',
      '天色暗了。',
      '他等ls了一夜。',
      '她走過橋，沒有回頭。',
      '風\ue001很大。',
    ]);
    expect(rows[1]?.cells.en).toMatchObject({
      text: 'The old man said the boat had long gone.',
      state: 'reviewed',
    });
    expect(rows[1]?.marks).toMatchObject([{ side: 'source', start: 0, end: 2 }]);
    expect(await inShort(engine)).toEqual([
      '2 en missing-format strong',
      '2 en missing link https://example.org/du',
      '5 en entity &nbsp;',
      '6 source private \ue001',
    ]);
    good(await engine.client.checks.ignore({ finding: await first(engine), where: 'here' }));
    expect(await problems(engine)).toEqual([]);
    let undone = 0;
    for (
      let last = await engine.client.history.undo({});
      last.ok;
      last = await engine.client.history.undo({})
    )
      undone += 1;
    // All but the document that the project began with.
    expect(undone).toBe(6);
    expect((await rowsOf(engine)).map(({ cells }) => cells.en?.text)).toEqual(['', '', '', '']);
    expect(await inShort(engine)).toEqual([]);
    expect(await problems(engine)).toEqual([]);
  });
});

test('U+FFFD that clean-up lists as a repair is no issue as well, until somebody writes another', async () => {
  const engine = startEngine(scratch());
  const path = join(scratch(), 'lost.txt');
  writeFileSync(path, '風很\ufffd，水很冷。\n');
  const from = { path };
  good(await engine.client.documents.import({ from, into: 'new', job: 'lost', language: 'zh-Hant' }));
  const { repairs } = good(await engine.client.cleanup.list({}));
  expect(repairs.map(({ reason, row }) => [reason, row])).toEqual([['lost.replaced', 1]]);
  expect(await inShort(engine)).toEqual([]);
  expect((await rowsOf(engine)).map(({ findings }) => findings)).toEqual([0]);
  await write(engine, 1, 'en', 'The wind is \ufffd.');
  expect(await inShort(engine)).toEqual(['1 en replaced \ufffd']);
  await write(engine, 1, 'source', '風很\ufffd，水\ufffd很冷。');
  expect(await inShort(engine)).toEqual(['1 source replaced \ufffd', '1 en replaced \ufffd']);
  await write(engine, 1, 'source', '風很\ufffd，水很冷。');
  expect(await inShort(engine)).toEqual(['1 en replaced \ufffd']);
});

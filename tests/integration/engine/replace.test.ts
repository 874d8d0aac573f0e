import { describe, expect, test } from 'vitest';
import type { FindQuery, ReplaceReport } from '#api/find.ts';
import type { SegmentId, Side } from '#core/model/index.ts';
import type { Engine } from '#engine/engine.ts';
import { annotate } from './annotating.ts';
import { good, projectFile, scratch, startEngine, type DraftDocument } from './fixtures.ts';
import { allRows } from './importing.ts';
import { chinese, english } from './replacing.ts';

const opened = async (...documents: DraftDocument[]): Promise<Engine> => {
  const folder = scratch();
  const engine = startEngine(folder);
  good(await engine.client.project.open({ path: projectFile(folder, documents) }));
  return engine;
};

const replace = async (
  { client }: Engine,
  query: FindQuery,
  replacement: string,
  more: { session?: string } = {},
): Promise<ReplaceReport> => good(await client.find.replace({ query, replacement, ...more }));

const textsOf = async (engine: Engine, side: Side): Promise<readonly string[]> =>
  (await allRows(engine)).map(({ cells }) => cells[side]?.text ?? '');

const write = async (engine: Engine, row: number, side: Side, text: string): Promise<void> => {
  const found = (await allRows(engine))[row - 1];
  const before = found?.cells[side]?.text ?? '';
  const segment = found?.segment ?? (0 as SegmentId);
  good(await engine.client.cells.edit({ segment, side, before, after: { text, tags: [] } }));
};

describe('replacing over linked columns', () => {
  test('leaves a converted text to its conversion: it is not replaced a second time', async () => {
    const engine = await opened(chinese);
    const report = await replace(engine, { text: '章' }, '章節');
    expect((await allRows(engine))[1]?.cells).toMatchObject({
      source: { text: '第一章節，第三節。' },
      'zh-Hans': { text: '第一章节，第三节。', origin: 'converted' },
    });
    expect(report).toEqual({
      replaced: 2,
      cells: 2,
      columns: [
        { side: 'source', replaced: 1 },
        { side: 'en', replaced: 1 },
      ],
      followed: [{ side: 'zh-Hans', cells: 1 }],
      following: 1,
      keptLocked: 0,
    });
    good(await engine.client.history.undo({}));
    expect(await textsOf(engine, 'source')).toEqual(chinese.rows.map(({ source }) => source));
  });

  test.each([
    ['老師', '王老師', '王老師說頭髮長了。', '王老师说头发长了。'],
    ['老师', '王老师', '王老師說頭髮長了。', '王老师说头发长了。'],
    ['头发', '头发店', '老師說頭髮店長了。', '老师说头发店长了。'],
    ['頭髮', '头发店', '老師說頭髮店長了。', '老师说头发店长了。'],
    ['头发', '皇后', '老師說皇后長了。', '老师说皇后长了。'],
  ])('writes each column in its script: %s → %s', async (text, replacement, source, simplified) => {
    const engine = await opened(chinese);
    await replace(engine, { text }, replacement);
    expect((await textsOf(engine, 'source'))[0]).toBe(source);
    expect((await textsOf(engine, 'zh-Hans'))[0]).toBe(simplified);
  });

  test('converts by the region of the project', async () => {
    const engine = await opened(chinese);
    good(await engine.client.project.configure({ region: 'tw', protectedWords: [] }));
    await replace(engine, { text: '头发', sides: ['source'] }, '这里的头发');
    expect((await textsOf(engine, 'source'))[0]).toBe('老師說這裡的頭髮長了。');
  });

  test('replaces a Simplified text that was edited by hand, beside its original', async () => {
    const engine = await opened(chinese);
    await write(engine, 1, 'zh-Hans', '老师说，头发长了，头发！');
    const report = await replace(engine, { text: '頭髮' }, '頭髮店');
    expect((await allRows(engine))[0]?.cells).toMatchObject({
      source: { text: '老師說頭髮店長了。' },
      'zh-Hans': { text: '老师说，头发店长了，头发店！', origin: 'typed', stale: true },
    });
    expect(report.columns).toEqual([
      { side: 'source', replaced: 1 },
      { side: 'zh-Hans', replaced: 2 },
    ]);
  });

  test('in the Simplified column alone leaves the original as it is', async () => {
    const engine = await opened(chinese);
    const report = await replace(engine, { text: '章', sides: ['zh-Hans'] }, '章節');
    expect((await allRows(engine))[1]?.cells).toMatchObject({
      source: { text: '第一章，第三節。' },
      'zh-Hans': { text: '第一章节，第三节。', origin: 'typed' },
    });
    expect(report).toMatchObject({ replaced: 1, columns: [{ side: 'zh-Hans', replaced: 1 }], followed: [] });
  });

  test('in a column whose original has no hit of its own is no longer left to it', async () => {
    const engine = await opened(chinese);
    await replace(engine, { text: '头发', exactScript: true }, '头发店');
    expect((await textsOf(engine, 'zh-Hans'))[0]).toBe('老师说头发店长了。');
    expect((await textsOf(engine, 'source'))[0]).toBe('老師說頭髮長了。');
  });

  test('takes Traditional along where it is converted from a Simplified translation', async () => {
    const engine = await opened(english);
    const report = await replace(engine, { text: '頭髮' }, '頭髮店');
    expect((await allRows(engine))[0]?.cells).toMatchObject({
      'zh-Hans': { text: '老师来了，头发店很长。' },
      'zh-Hant': { text: '老師來了，頭髮店很長。', origin: 'converted' },
    });
    expect(report).toMatchObject({ followed: [{ side: 'zh-Hant', cells: 1 }], following: 1 });
  });

  test('leaves a locked original and what is converted from it', async () => {
    const engine = await opened(chinese);
    const segments = (await allRows(engine)).map(({ segment }) => segment);
    good(await engine.client.cells.lock({ segments, side: 'source', locked: true }));
    const report = await replace(engine, { text: '老師' }, '王老師');
    expect(report).toMatchObject({ replaced: 0, keptLocked: 2, following: 3 });
    expect(await textsOf(engine, 'source')).toEqual(chinese.rows.map(({ source }) => source));
  });

  test('keeps a character chosen in the converted text, and annotations on both', async () => {
    const engine = await opened({
      ...chinese,
      rows: [{ source: '頭髮乾了，第一章。' }],
    });
    const [row] = await allRows(engine);
    const segment = row?.segment ?? (0 as SegmentId);
    good(await engine.client.cells.chooseAlternative({ segment, side: 'zh-Hans', at: 2, to: '乾' }));
    const made = await annotate(engine.client, [
      [1, 'source', '乾了'],
      [1, 'zh-Hans', '乾了'],
    ]);
    await replace(engine, { text: '髮' }, '髮髮店');
    expect((await allRows(engine))[0]?.cells['zh-Hans']?.text).toBe('头发发店乾了，第一章。');
    const { anchors } = good(await engine.client.annotations.get({ annotation: made.annotation.id }));
    expect(anchors.map(({ side, words, status }) => [side, words, status])).toEqual([
      ['source', '乾了', 'live'],
      ['zh-Hans', '乾了', 'live'],
    ]);
  });

  test('inserts at the beginning and the end, in every cell that has a text', async () => {
    const engine = await opened(chinese);
    const query = (text: string): FindQuery => ({ text, mode: 'regex', sides: ['en'] });
    await replace(engine, query('^'), '- ');
    await replace(engine, query('$'), ' *');
    expect(await textsOf(engine, 'en')).toEqual([
      '- The teacher said the hair was long. *',
      '- Chapter one, chapter three. *',
      '',
      '- A tram, 章 a tram. *',
    ]);
  });

  test('counts no hit that its replacement leaves as it is', async () => {
    const engine = await opened(chinese);
    const before = good(await engine.client.project.info({})).sequence;
    const report = await replace(engine, { text: '章' }, '章');
    expect(report).toMatchObject({ replaced: 0, cells: 0, columns: [] });
    expect(good(await engine.client.project.info({})).sequence).toBe(before);
  });
});

describe('a replacing session', () => {
  const waiting = async ({ client }: Engine, query: FindQuery, session: string) =>
    good(await client.find.search({ query, session }));

  test('replaces nothing twice, whatever is asked again', async () => {
    const engine = await opened(chinese);
    const query = { text: '章', sides: ['source', 'zh-Hans', 'en'] as Side[] };
    await replace(engine, query, '章節', { session: 'a' });
    const again = await replace(engine, query, '章節', { session: 'a' });
    expect(again).toMatchObject({ replaced: 0, following: 0 });
    expect((await waiting(engine, query, 'a')).total).toBe(0);
    expect((await textsOf(engine, 'zh-Hans'))[1]).toBe('第一章节，第三节。');
    // A new session begins anew, and one without a name remembers nothing.
    expect((await waiting(engine, query, 'b')).total).toBe(3);
    expect(good(await engine.client.find.search({ query })).total).toBe(3);
  });

  test('has its hits back after undo, and gone again after redo', async () => {
    const engine = await opened(chinese);
    const query = { text: '軌', sides: ['source'] as Side[] };
    const [hit] = (await waiting(engine, query, 'a')).hits;
    if (hit === undefined) throw new Error('no hit');
    const only = [{ segment: hit.segment, side: hit.side, hit: 0 }];
    good(await engine.client.find.replace({ query, replacement: '軌軌', only, session: 'a' }));
    const ranges = async () => (await waiting(engine, query, 'a')).hits.map((one) => one.ranges);
    expect(await ranges()).toEqual([[{ start: 7, end: 8 }]]);
    good(await engine.client.history.undo({}));
    expect(await ranges()).toEqual([
      [
        { start: 1, end: 2 },
        { start: 6, end: 7 },
      ],
    ]);
    good(await engine.client.history.redo({}));
    expect(await ranges()).toEqual([[{ start: 7, end: 8 }]]);
    // What the user writes meanwhile is searched, what replacing wrote is not.
    await write(engine, 4, 'source', '軌：有軌軌電車，有軌電車。');
    expect(await ranges()).toEqual([
      [
        { start: 0, end: 1 },
        { start: 9, end: 10 },
      ],
    ]);
  });

  test('says of a converted text that it changes with its original', async () => {
    const engine = await opened(chinese);
    const asked = async (sides: Side[]) =>
      (await waiting(engine, { text: '頭髮', sides }, 'a')).hits.map(({ side, follows }) => [side, follows]);
    expect(await asked(['source', 'zh-Hans'])).toEqual([
      ['source', false],
      ['zh-Hans', true],
    ]);
    expect(await asked(['zh-Hans'])).toEqual([['zh-Hans', false]]);
  });
});

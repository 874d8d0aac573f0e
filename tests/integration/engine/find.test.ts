import { describe, expect, test } from 'vitest';
import type { FindQuery } from '#api/index.ts';
import type { Engine } from '#engine/engine.ts';
import {
  codeOf,
  dialogue,
  good,
  page,
  projectFile,
  scratch,
  startEngine,
  type DraftDocument,
} from './fixtures.ts';
import { allRepairs, allRows } from './importing.ts';

const opened = async (...documents: DraftDocument[]): Promise<Engine> => {
  const folder = scratch();
  const engine = startEngine(folder);
  good(await engine.client.project.open({ path: projectFile(folder, documents) }));
  return engine;
};

const search = async (engine: Engine, query: FindQuery, from = 0, count = 200) =>
  good(await engine.client.find.search({ query, from, count }));

describe('searching', () => {
  test('is blind to script: 发现 finds 發現, in reading order, the original first', async () => {
    const engine = await opened(dialogue);
    const { hits, total, cells } = await search(engine, { text: '发现' });
    expect(hits.map(({ row, side, ranges }) => [row, side, ranges])).toEqual([
      [1, 'source', [{ start: 4, end: 6 }]],
      [1, 'zh-Hans', [{ start: 4, end: 6 }]],
    ]);
    expect([total, cells]).toEqual([2, 2]);
    const exact = await search(engine, { text: '发现', exactScript: true });
    expect(exact.hits.map(({ side }) => side)).toEqual(['zh-Hans']);
  });

  test('keeps to the columns asked for and to the documents shown', async () => {
    const engine = await opened(dialogue, { ...dialogue, targets: ['en'] });
    expect((await search(engine, { text: 'the end', sides: ['en'] })).hits.map(({ row }) => row)).toEqual([
      5, 10,
    ]);
    expect((await search(engine, { text: 'The', matchCase: true, wholeWord: true })).total).toBe(2);
    const [first] = good(await engine.client.project.info({})).documents;
    if (first === undefined) throw new Error('no document');
    good(await engine.client.documents.remove({ document: first.id }));
    expect((await search(engine, { text: 'the end' })).hits.map(({ row }) => row)).toEqual([5]);
  });

  test('pages over cells, counts all hits, and cuts long texts round the first', async () => {
    const rows = Array.from({ length: 30 }, (_, n) => ({
      source: `${'前'.repeat(n * 10)}句句${'後'.repeat(n * 10)}`,
    }));
    const engine = await opened({ language: 'zh-Hant', targets: ['en'], rows });
    const second = await search(engine, { text: '句' }, 10, 10);
    expect([second.total, second.cells]).toEqual([60, 30]);
    expect(second.hits.map(({ row }) => row)).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
    for (const { excerpt, excerptRanges } of second.hits) {
      expect(Array.from(excerpt).length).toBeLessThanOrEqual(82);
      const found = excerptRanges.map(({ start, end }) => Array.from(excerpt).slice(start, end).join(''));
      expect(found).toEqual(['句', '句']);
    }
  });

  test('by regular expression; a bad one, and one that could run for ever, are refused', async () => {
    const engine = await opened(dialogue);
    expect((await search(engine, { text: '第.句', mode: 'regex' })).total).toBe(2);
    const ask = (text: string) => engine.client.find.search({ query: { text, mode: 'regex' } });
    expect(codeOf(await ask('('))).toBe('find.bad-pattern');
    expect(codeOf(await ask('(?=a)b'))).toBe('find.unsafe-pattern');
  });

  test('begun anew stops the search before it', async () => {
    const engine = await opened(dialogue);
    const first = engine.client.find.search({ query: { text: '的' } });
    const second = engine.client.find.search({ query: { text: '了' } });
    const codes = [codeOf(await first), codeOf(await second)];
    expect(codes[1]).toBeNull();
    expect([null, 'job.cancelled']).toContain(codes[0]);
  });
});

describe('replacing', () => {
  test('everywhere is one step of undo; converted columns follow, repairs move along', async () => {
    const engine = await opened(dialogue);
    const before = await allRows(engine);
    const query = { text: '頭髮', sides: ['source' as const] };
    const report = good(await engine.client.find.replace({ query, replacement: '長頭髮' }));
    expect(report).toMatchObject({ replaced: 1, cells: 1, keptLocked: 0 });
    const row = (await allRows(engine))[1];
    expect(row?.cells.source?.text).toBe('後來長頭髮乾了，里長來看著。');
    expect(row?.cells['zh-Hans']).toMatchObject({
      text: '后来长头发干了，里长来看着。',
      origin: 'converted',
    });
    expect((await allRepairs(engine)).map(({ start }) => start)).toEqual([2, 8]);
    good(await engine.client.history.undo({}));
    expect(await allRows(engine)).toEqual(before);
  });

  test('in a converted text makes it typed, and in both texts keeps them in step', async () => {
    const engine = await opened(dialogue);
    good(
      await engine.client.find.replace({ query: { text: '发现', sides: ['zh-Hans'] }, replacement: '找到' }),
    );
    expect((await allRows(engine))[0]?.cells['zh-Hans']).toMatchObject({ origin: 'typed' });
    expect((await allRows(engine))[0]?.cells['zh-Hans']?.text).toContain('找到');
    good(await engine.client.find.replace({ query: { text: '頭髮' }, replacement: '髮' }));
    expect((await allRows(engine))[1]?.cells).toMatchObject({
      source: { text: '後來髮乾了，里長來看著。' },
      'zh-Hans': { text: '后来发干了，里长来看着。', origin: 'converted' },
    });
  });

  test('leaves locked cells and counts them', async () => {
    const engine = await opened(dialogue);
    const [, , third] = await allRows(engine);
    const segments = [third?.segment ?? 0];
    good(await engine.client.cells.lock({ segments, side: 'en', locked: true }));
    const report = good(await engine.client.find.replace({ query: { text: 'the' }, replacement: 'a' }));
    expect(report).toMatchObject({ replaced: 1, cells: 1, keptLocked: 1 });
    expect((await allRows(engine))[2]?.cells.en?.text).toBe('This is the third.');
  });

  test('one hit of one cell, with groups of a regular expression', async () => {
    const engine = await opened(page);
    const [row] = await allRows(engine);
    const query = { text: '(\\w)(\\w)', mode: 'regex' as const };
    const only = [{ segment: row?.segment ?? 0, side: 'source' as const, hit: 1 }];
    const report = good(await engine.client.find.replace({ query, replacement: '$2$1$$', only }));
    expect(report).toMatchObject({ replaced: 1 });
    expect((await allRows(engine))[0]?.cells.source?.text).toBe('The if$rst sentence.');
  });
});

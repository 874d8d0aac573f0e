import { expect, test } from 'vitest';
import type { EngineClient } from '#api/contract.ts';
import type { RowFilter } from '#api/rows.ts';
import type { Cell, Row, Side } from '#core/model/index.ts';
import {
  codeOf,
  dialogue,
  good,
  handClock,
  page,
  projectFile,
  scratch,
  startEngine,
  type DraftDocument,
} from './fixtures.ts';
import { importFile } from './importing.ts';

const opened = async (documents: readonly DraftDocument[], now?: () => Date) => {
  const folder = scratch();
  const { client } = startEngine(folder, now === undefined ? {} : { clock: { ...handClock(), now } });
  good(await client.project.open({ path: projectFile(folder, documents) }));
  return client;
};

const filtered = async (client: EngineClient, filter: RowFilter): Promise<number[]> => {
  const { count, runs } = good(await client.rows.filter(filter));
  const rows = runs.flatMap(([from, length]) => Array.from({ length }, (_, n) => from + n));
  expect(rows).toHaveLength(count);
  return rows;
};

const allRows = async (client: EngineClient): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (;;) {
    const found = good(await client.rows.page({ from: rows.length + 1, count: 500 }));
    rows.push(...found.rows);
    if (rows.length >= found.total) return rows;
  }
};

const segmentAt = async (client: EngineClient, row: number) => {
  const [segment] = good(await client.rows.segments({ runs: [[row, 1]] }));
  if (segment === undefined) throw new Error(`no row ${row}`);
  return segment;
};

const write = async (client: EngineClient, row: number, side: Side, text: string): Promise<void> => {
  const [found] = good(await client.rows.page({ from: row, count: 1 })).rows;
  const before = found?.cells[side]?.text ?? '';
  const segment = await segmentAt(client, row);
  good(await client.cells.edit({ segment, side, before, after: { text, tags: [] } }));
};

test('rows are filtered by the state, lock and text of a column, in either script, and by all of them', async () => {
  const client = await opened([dialogue, page]);
  good(
    await client.cells.setState({
      segments: [await segmentAt(client, 3)],
      side: 'en',
      state: 'reviewed',
    }),
  );
  good(await client.cells.lock({ segments: [await segmentAt(client, 5)], side: 'en', locked: true }));
  expect(await filtered(client, {})).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(await filtered(client, { cells: [{ side: 'en', states: ['empty'] }] })).toEqual([1, 2, 4]);
  expect(await filtered(client, { cells: [{ side: 'en', states: ['draft', 'reviewed'] }] })).toEqual([3, 5]);
  expect(await filtered(client, { cells: [{ side: 'en', locked: true }] })).toEqual([5]);
  // the other document has no column of English
  expect(await filtered(client, { cells: [{ side: 'en', locked: false }] })).toEqual([1, 2, 3, 4]);
  expect(await filtered(client, { cells: [{ text: '发现' }] })).toEqual([1]);
  expect(await filtered(client, { cells: [{ side: 'source', text: '发现' }] })).toEqual([1]);
  expect(await filtered(client, { cells: [{ side: 'source', text: '发现', exactScript: true }] })).toEqual(
    [],
  );
  expect(await filtered(client, { cells: [{ text: 'SECOND' }] })).toEqual([7]);
  const both = { cells: [{ text: '的' }, { side: 'en' as const, states: ['empty' as const] }] };
  expect(await filtered(client, both)).toEqual([1, 4]);
});

test('rows are filtered by repairs, findings, annotations and stale texts', async () => {
  const client = await opened([dialogue]);
  expect(await filtered(client, { openRepairs: true })).toEqual([2]);
  expect(await filtered(client, { findings: true })).toEqual([]);
  await write(client, 4, 'en', 'A new&nbsp;paragraph.');
  expect(await filtered(client, { findings: true })).toEqual([4]);
  const ranges = [{ segment: await segmentAt(client, 3), side: 'source' as const, start: 0, end: 2 }];
  const content = { kind: 'comment' as const, body: 'x', wording: null, category: null, severity: null };
  const rest = { tags: [], visibility: 'private' as const };
  const { info } = good(await client.annotations.create({ content: { ...content, ...rest }, ranges }));
  expect(await filtered(client, { annotated: 'any' })).toEqual([3]);
  good(await client.annotations.resolve({ annotations: [info.annotation.id], reason: 'done' }));
  expect(await filtered(client, { annotated: 'any' })).toEqual([3]);
  expect(await filtered(client, { annotated: 'open' })).toEqual([]);
  await write(client, 5, 'source', '完了。');
  expect(await filtered(client, { cells: [{ side: 'en', stale: true }] })).toEqual([5]);
});

test('rows that changed since a time are those that are otherwise now', async () => {
  let at = '2026-03-01T08:00:00.000Z';
  const client = await opened([dialogue], () => new Date(at));
  await write(client, 1, 'en', 'He said.');
  await write(client, 2, 'en', 'The hair.');
  at = '2026-03-02T08:00:00.000Z';
  const changedSince = '2026-03-02T00:00:00.000Z';
  expect(await filtered(client, { changedSince })).toEqual([]);
  await write(client, 3, 'en', 'Third.');
  await write(client, 4, 'en', 'Fourth.');
  expect(await filtered(client, { changedSince })).toEqual([3, 4]);
  // what was done since and taken back is as it was; what was done before and taken back is not
  for (let n = 0; n < 3; n += 1) good(await client.history.undo({}));
  expect(await filtered(client, { changedSince })).toEqual([2]);
  expect(await filtered(client, { changedSince: '2026-03-01T00:00:00.000Z' })).toContain(1);
});

test('in many rows it finds what looking at each row finds, and a newer filter ends an older one', async () => {
  const words = ['發現', '雨', '門', '信', '船'];
  const client = await opened([
    {
      language: 'zh-Hant',
      targets: ['zh-Hans', 'en'],
      rows: Array.from({ length: 12_000 }, (_, n) => ({
        source: `第${n}句${words[(n * 7) % 5] ?? ''}。`,
        texts: { en: n % 3 === 0 ? '' : `Sentence ${n}.` },
      })),
    },
  ]);
  const rows = await allRows(client);
  const segments = rows.filter(({ row }) => row % 4 === 0).map(({ segment }) => segment);
  good(await client.bulk.setState({ segments, sides: ['en'], state: 'translated', job: 'some' }));
  const now = await allRows(client);
  const expected = (isIn: (en: Cell, source: string) => boolean): number[] =>
    now
      .filter(({ cells: { en, source } }) => en !== undefined && isIn(en, source?.text ?? ''))
      .map(({ row }) => row);
  expect(await filtered(client, { cells: [{ side: 'en', states: ['translated'] }] })).toEqual(
    expected(({ state }) => state === 'translated'),
  );
  const both: RowFilter = {
    cells: [
      { side: 'zh-Hans', text: '發现' },
      { side: 'en', states: ['empty', 'draft'] },
    ],
  };
  expect(await filtered(client, both)).toEqual(
    expected(({ state }, source) => state !== 'translated' && source.includes('發現')),
  );
  const [older, newer] = await Promise.all([
    client.rows.filter({ cells: [{ text: '雨' }] }),
    client.rows.filter({ cells: [{ text: '船' }] }),
  ]);
  expect(codeOf(older)).toBe('job.cancelled');
  expect(good(newer).count).toBe(2400);
});

test('the next row that is wanted is looked for among the given ones', async () => {
  const client = await opened([dialogue, page]);
  const next = async (after: number, among: [number, number][], backwards = false) =>
    good(await client.rows.next({ after, side: 'en', want: 'untranslated', among, backwards }))?.row ?? null;
  expect(await next(1, [[1, 7]])).toBe(2);
  expect(
    await next(1, [
      [1, 1],
      [4, 3],
    ]),
  ).toBe(4);
  expect(
    await next(4, [
      [1, 1],
      [4, 3],
    ]),
  ).toBe(1);
  expect(
    await next(
      4,
      [
        [2, 1],
        [4, 3],
      ],
      true,
    ),
  ).toBe(2);
  expect(
    await next(1, [
      [3, 1],
      [5, 3],
    ]),
  ).toBeNull();
});

test('strings have the keys of their file, which are told row by row and searched where no column is named', async () => {
  const folder = scratch();
  const engine = startEngine(folder);
  const { client } = engine;
  const texts = { menu: { open: '開啟檔案', close: '關閉' }, 'a/b': '其他' };
  good(await importFile(engine, folder, 'a.json', JSON.stringify(texts)));
  const { rows } = good(await client.rows.page({ from: 1, count: 10 }));
  const keys = await Promise.all(rows.map(async ({ segment }) => good(await client.rows.key({ segment }))));
  expect(keys).toEqual(['menu.open', 'menu.close', 'a/b']);
  expect(await filtered(client, { cells: [{ text: 'MENU.' }] })).toEqual([1, 2]);
  expect(await filtered(client, { cells: [{ text: 'a/b' }] })).toEqual([3]);
  expect(await filtered(client, { cells: [{ text: '开启' }] })).toEqual([1]);
  expect(await filtered(client, { cells: [{ side: 'source', text: 'menu' }] })).toEqual([]);

  good(await importFile(engine, folder, 'a.txt', '沒有名字的一句話。\n'));
  const [plain] = good(await client.rows.page({ from: 1, count: 1 })).rows;
  expect(plain === undefined ? '' : good(await client.rows.key({ segment: plain.segment }))).toBeNull();
});

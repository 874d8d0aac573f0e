import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ChangesPage, RowChange } from '#api/history.ts';
import type { Row } from '#core/model/index.ts';
import { annotate } from './annotating.ts';
import { codeOf, good, scratch, startEngine } from './fixtures.ts';
import { allRows, importFile } from './importing.ts';
import { documentsOf, workbook } from './small-documents.ts';

const [first, river, tower, farewell] = [
  '第一句在這裡開頭。',
  '第二句說的是山裡的一條大河。',
  '這裡講了海邊的一座燈塔和看守人。',
  '最後大家互相說了再見。',
] as const;
const news = '昨天夜裡北方下了今年頭一場雪。';
const wideRiver = '第二句說的是山裡的一條寬闊的大河。';

/** The last sentence is now the first, one is new, one is changed, and one is gone. */
const older = [first, river, tower, farewell];
const newer = [farewell, first, news, wideRiver];

const english = (source: string): string => `English of ${source}`;

const shownOf = (rows: readonly Row[]) =>
  rows.map(({ cells: { source, en } }) => [source?.text, en?.text, en?.state, en?.stale ?? false]);

const told = ({ is, before, after }: RowChange): readonly string[] =>
  is === 'moved' ? [is, before] : [is, before, after];
/** Any order that is always the same. */
const byWords = (a: readonly string[], b: readonly string[]): number => (a.join() < b.join() ? -1 : 1);
const toldIn = ({ items }: ChangesPage) => items.map(told).toSorted(byWords);

const expected = [
  ['added', '', news],
  ['changed', river, wideRiver],
  ['moved', farewell],
  ['removed', tower, ''],
];

test.each(Object.entries(documentsOf))(
  'a newer file of %s: what it changes is told before and after, and all that was done follows, and goes back as one step',
  async (format, { name, make }) => {
    const folder = scratch();
    const engine = startEngine(folder);
    const { client } = engine;
    const { document } = good(await importFile(engine, folder, name, make(older)));
    const rowOf = async (text: string): Promise<Row> => {
      const found = (await allRows(engine)).find(({ cells }) => cells.source?.text === text);
      if (found === undefined) throw new Error(`no row ${text}`);
      return found;
    };
    for (const source of older) {
      const { segment, cells } = await rowOf(source);
      const after = { text: english(source), tags: [] };
      good(await client.cells.edit({ segment, side: 'en', before: cells['en']?.text ?? '', after }));
    }
    const { segment } = await rowOf(farewell);
    good(await client.cells.setState({ segments: [segment], side: 'en', state: 'reviewed' }));
    await annotate(client, [[(await rowOf(river)).row, 'source', '大河']]);
    await annotate(client, [[(await rowOf(farewell)).row, 'source', '再見']]);
    const before = shownOf(await allRows(engine));

    const from = { path: join(folder, `newer-${name}`) };
    writeFileSync(from.path, make(newer));
    const compared = good(await client.documents.compare({ document, from, job: 'compare' }));
    expect(compared).toMatchObject({ changes: 4, isSame: false });
    expect(compared.rows).toMatchObject({ changed: 1, moved: 1, added: 1, removed: 1, held: 0 });
    const page = good(await client.documents.compared({ job: 'compare' }));
    expect(toldIn(page)).toEqual(expected);
    // words are found in either script, and a page has as many as were asked for
    const found = good(await client.documents.compared({ job: 'compare', words: '灯塔' }));
    expect(found).toMatchObject({ all: 4, total: 1, items: [{ is: 'removed', before: tower }] });
    expect(good(await client.documents.compared({ job: 'compare', from: 3, count: 3 })).items).toHaveLength(
      1,
    );
    expect(shownOf(await allRows(engine))).toEqual(before);

    const report = good(await client.documents.update({ document, from, job: 'update' }));
    expect(report.rows).toEqual(compared.rows);
    const sequence = report.sequence ?? 0;
    expect(toldIn(good(await client.history.changes({ sequence })))).toEqual(expected);
    expect(good(await client.history.changes({ sequence, words: '頭一場雪' })).items.map(told)).toEqual([
      ['added', '', news],
    ]);
    // the row that was told is the row it came to be
    const come = page.items.find(({ is }) => is === 'added');
    expect((await rowOf(news)).row).toBe(come?.row);

    const after = shownOf(await allRows(engine)).filter(([source]) => newer.includes(String(source)));
    expect(after).toEqual([
      [farewell, english(farewell), 'reviewed', false],
      [first, english(first), 'draft', false],
      [news, '', 'empty', false],
      [wideRiver, english(river), 'draft', true],
    ]);
    expect(report.annotations).toMatchObject({ orphan: 0, ambiguous: 0 });
    const { items } = good(await client.annotations.list({}));
    expect(
      items.map(({ anchors: [anchor] }) => [anchor?.quote ?? '', anchor?.status ?? '']).toSorted(byWords),
    ).toEqual([
      ['再見', 'live'],
      ['大河', 'live'],
    ]);

    // looked at again, it brings nothing
    const again = good(await client.documents.compare({ document, from, job: 'again' }));
    expect(again, format).toMatchObject({ changes: 0, isSame: true });
    good(await client.history.undo({}));
    expect(shownOf(await allRows(engine))).toEqual(before);
  },
);

test('options are kept with the file, told, and may be others for the newer one', async () => {
  const folder = scratch();
  const engine = startEngine(folder);
  const { client } = engine;
  const path = join(folder, 'a.xlsx');
  writeFileSync(path, workbook({ 甲: ['甲頁的字'], 乙: ['乙頁的字'] }));
  const { document } = good(
    await client.documents.import({ from: { path }, into: 'new', job: 'a', choices: { sheets: '甲' } }),
  );
  const sources = async () => (await allRows(engine)).map(({ cells }) => cells.source?.text);
  const sheets = async () => good(await client.documents.choices({ document }))['sheets'];
  expect(await sources()).toEqual(['甲頁的字']);
  expect(await sheets()).toBe('甲');

  const from = { path: join(folder, 'b.xlsx') };
  writeFileSync(from.path, workbook({ 甲: ['甲頁的新字'], 乙: ['乙頁的字'] }));
  expect(good(await client.documents.compare({ document, from, job: 'as before' })).rows).toMatchObject({
    changed: 1,
    added: 0,
  });
  const choices = { sheets: '' };
  expect(good(await client.documents.compare({ document, from, job: 'all', choices })).rows).toMatchObject({
    changed: 1,
    added: 1,
  });
  // what was compared before is of no more use
  expect(codeOf(await client.documents.compared({ job: 'as before' }))).toBe('document.not-compared');
  good(await client.documents.update({ document, from, job: 'update', choices }));
  expect(await sources()).toEqual(['甲頁的新字', '乙頁的字']);
  expect(await sheets()).toBe('');
  expect(codeOf(await client.documents.compared({ job: 'all' }))).toBe('document.not-compared');
  good(await client.history.undo({}));
  expect(await sources()).toEqual(['甲頁的字']);

  const wrong = { columns: true };
  expect(codeOf(await client.documents.compare({ document, from, job: 'wrong', choices: wrong }))).toBe(
    'document.bad-option',
  );
  writeFileSync(from.path, 'PK');
  expect(codeOf(await client.documents.compare({ document, from, job: 'bad' }))).not.toBeNull();
  expect(await sources()).toEqual(['甲頁的字']);
});

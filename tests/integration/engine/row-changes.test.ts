import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RowChange } from '#api/history.ts';
import type { Engine } from '#engine/engine.ts';
import { codeOf, good, scratch, startEngine } from './fixtures.ts';
import { allRows, importFile } from './importing.ts';

const old = ['第一句話很短。', '河在山裡。', '門開到晚上九點。', '舊報紙在閣樓裡。', '最後說了再見。'];
/** The second sentence is changed, the fourth gone, the last moved to the front, and one is new. */
const newer = ['最後說了再見。', '第一句話很短。', '河在深山裡。', '門開到晚上九點。', '這一句是新加的。'];

const text = (lines: readonly string[]): string => lines.join('\n\n') + '\n';

const opened = async () => {
  const folder = scratch();
  const engine = startEngine(folder);
  const { document } = good(await importFile(engine, folder, 'article.txt', text(old)));
  const rows = await allRows(engine);
  for (const { segment, row } of rows) {
    const after = { text: `Sentence ${row}.`, tags: [] };
    good(await engine.client.cells.edit({ segment, side: 'en', before: '', after }));
  }
  const update = async (lines: readonly string[]) => {
    const path = join(folder, 'newer.txt');
    writeFileSync(path, text(lines));
    return good(await engine.client.documents.update({ document, from: { path }, job: 'update' }));
  };
  return { engine, rows, update };
};

const told = ({ row, side, is, before, after }: RowChange) => [row, side, is, before, after];

const changesOf = async ({ client }: Engine, sequence: number) =>
  good(await client.history.changes({ sequence })).items.map(told);

test('an update tells which rows it changed, before and after, and goes on telling it', async () => {
  const { engine, update } = await opened();
  const { sequence } = await update(newer);
  const expected = [
    [1, 'source', 'moved', '最後說了再見。', '最後說了再見。'],
    [3, 'source', 'changed', '河在山裡。', '河在深山裡。'],
    [5, 'source', 'added', '', '這一句是新加的。'],
    [null, 'source', 'removed', '舊報紙在閣樓裡。', ''],
  ];
  expect(await changesOf(engine, sequence ?? 0)).toEqual(expected);
  const page = good(await engine.client.history.changes({ sequence: sequence ?? 0, from: 1, count: 2 }));
  expect(page.total).toBe(4);
  expect(page.items.map(told)).toEqual(expected.slice(1, 3));
  expect(page.entry).toMatchObject({ kind: 'update-document', undone: false });

  // What took it back tells the opposite; the update is still told, with the rows as they now stand.
  const undone = good(await engine.client.history.undo({}));
  expect(await changesOf(engine, undone.sequence)).toEqual([
    [2, 'source', 'changed', '河在深山裡。', '河在山裡。'],
    [4, 'source', 'added', '', '舊報紙在閣樓裡。'],
    [5, 'source', 'moved', '最後說了再見。', '最後說了再見。'],
    [null, 'source', 'removed', '這一句是新加的。', ''],
  ]);
  const again = good(await engine.client.history.changes({ sequence: sequence ?? 0 }));
  expect(again.entry.undone).toBe(true);
  expect(again.items.map(told)).toContainEqual([2, 'source', 'changed', '河在山裡。', '河在深山裡。']);
});

test('an update that changes nothing is none', async () => {
  const { update } = await opened();
  expect((await update(old)).sequence).toBeNull();
});

test('other actions on many rows tell theirs: states, formatting, and a translation with its original', async () => {
  const { engine, rows } = await opened();
  const { client } = engine;
  const segments = rows.slice(0, 2).map(({ segment }) => segment);
  const states = good(await client.cells.setState({ segments, side: 'en', state: 'translated' }));
  expect(await changesOf(engine, states.sequence)).toEqual([
    [1, 'en', 'state', 'draft', 'translated'],
    [2, 'en', 'state', 'draft', 'translated'],
  ]);
  const [first] = rows;
  if (first === undefined) throw new Error('no row');
  const bold = {
    text: 'Sentence 1.',
    tags: [
      { at: 0, kind: 'open', id: 1, type: 'strong' },
      { at: 8, kind: 'close', id: 1, type: 'strong' },
    ],
  } as const;
  const { segment } = first;
  const formatted = good(
    await client.cells.edit({
      segment,
      side: 'en',
      before: bold.text,
      after: { ...bold, tags: [...bold.tags] },
    }),
  );
  expect(await changesOf(engine, formatted.sequence)).toEqual([[1, 'en', 'formatted', bold.text, bold.text]]);
  // The Simplified text follows the original, which says what changed.
  const edited = good(
    await client.cells.edit({
      segment,
      side: 'source',
      before: old[0] ?? '',
      after: { text: '第一句話。', tags: [] },
    }),
  );
  expect(await changesOf(engine, edited.sequence)).toEqual([
    [1, 'source', 'changed', '第一句話很短。', '第一句話。'],
  ]);
  expect(codeOf(await client.history.changes({ sequence: 9999 }))).toBe('history.unknown');
});

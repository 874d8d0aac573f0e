import { columnsOfDocument, defaultColumns } from '#core/model/index.ts';
import { expect, test } from 'vitest';
import { batchBlocks, type PreparedBlock } from '#core/import/index.ts';
import { fold } from '#core/text/fold.ts';

const block = (...texts: string[]): PreparedBlock => ({
  kind: 'paragraph',
  level: 0,
  line: 1,
  segments: texts.map((text) => ({
    text,
    tags: [],
    gap: '\n',
    converted: { 'zh-Hans': { text: '简', tags: [] } },
  })),
  repairs: [
    {
      draft: { kind: 'gloss', certainty: 'certain', start: 0, end: 1, before: 'a', after: 'b', reason: 'r' },
      decision: 'accepted',
      segment: texts.length - 1,
      start: 0,
      end: 1,
    },
  ],
});

const batches = (blocks: readonly PreparedBlock[], segments: number, units = 1000) => [
  ...batchBlocks(blocks, {
    language: 'zh-Hant',
    targets: ['zh-Hans', 'en'],
    columns: columnsOfDocument(defaultColumns, 'zh-Hant', ['zh-Hans', 'en']),
    converted: ['zh-Hans'],
    segments,
    units,
  }),
];

test('batches are closed behind the block that fills them, by segments or by length', () => {
  const blocks = [block('一', '二'), block('三'), block('四'.repeat(50)), block('五')];
  expect(batches(blocks, 3).map(({ ranks }) => ranks.length)).toEqual([3, 2]);
  expect(batches(blocks, 100, 40).map(({ ranks }) => ranks.length)).toEqual([4, 1]);
  expect(batches([], 3)).toEqual([]);
});

test('batches are closed by repairs and by tags too: what is stored at once is bounded', () => {
  const repaired = (repairs: number): PreparedBlock => {
    const one = block('一');
    return { ...one, repairs: Array.from({ length: repairs }, () => one.repairs).flat() };
  };
  const blocks = Array.from({ length: 6 }, () => repaired(50));
  expect(batches(blocks, 20).map(({ repairs }) => repairs.length)).toEqual([100, 100, 100]);
  const tagged = block('一', '二', '三', '四');
  const tag = { at: 0, kind: 'empty', id: 1, type: 'image', data: { title: '天'.repeat(100) } } as const;
  const segments = tagged.segments.map((segment) => ({ ...segment, tags: [tag] }));
  const all = batches([{ ...tagged, segments }, block('五')], 20, 200);
  expect(all.map(({ ranks }) => ranks.length)).toEqual([2, 2, 1]);
  expect(all.map(({ continues }) => continues)).toEqual([false, true, false]);
  expect(all.flatMap(({ repairs }) => repairs.map(({ segment }) => segment))).toEqual([1, 0]);
});

test('ranks rise through all batches; repairs and blocks count within their own', () => {
  const all = batches(
    Array.from({ length: 100 }, () => block('一', '二')),
    10,
  );
  const ranks = all.flatMap((batch) => batch.ranks);
  expect(ranks).toEqual([...new Set(ranks)].sort());
  for (const { repairs, blocks, kinds } of all) {
    expect(repairs.map(({ segment }) => segment)).toEqual([1, 3, 5, 7, 9]);
    expect(blocks).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
    expect(kinds).toHaveLength(5);
  }
});

test('columns bring state, key and counts; what is not converted begins empty', () => {
  const [batch] = batches([block('ＡＢ發現')], 10);
  expect(batch?.columns.map(({ side, usual }) => [side, usual.state, usual.origin])).toEqual([
    ['source', 'translated', 'imported'],
    ['zh-Hans', 'draft', 'converted'],
    ['en', 'empty', 'typed'],
  ]);
  const [source, converted, empty] = batch?.columns ?? [];
  expect(source).toMatchObject({ key: [fold('ＡＢ發現')], characters: [4], words: [4], tags: [null] });
  expect(converted).toMatchObject({ text: ['简'], key: [null] });
  expect(empty).toMatchObject({ text: [''], characters: [0] });
});

test('a block of more segments than a batch goes on in the next, with its repairs where they belong', () => {
  const texts = Array.from({ length: 25 }, (_, n) => `${n}`);
  const all = batches([block('一'), block(...texts), block('二')], 10);
  expect(all.map(({ ranks }) => ranks.length)).toEqual([11, 10, 6]);
  expect(all.map(({ continues }) => continues)).toEqual([false, true, true]);
  expect(all.map(({ kinds }) => kinds.length)).toEqual([2, 1, 2]);
  expect(all.map(({ blocks }) => blocks.at(-1))).toEqual([1, 0, 1]);
  expect(all.flatMap(({ columns }) => columns[0]?.text ?? [])).toEqual(['一', ...texts, '二']);
  const marked = all.flatMap(({ repairs, columns }) =>
    repairs.map(({ segment }) => columns[0]?.text[segment]),
  );
  expect(marked).toEqual(['一', '24', '二']);
  const ranks = all.flatMap((batch) => batch.ranks);
  expect(ranks).toEqual([...new Set(ranks)].sort());
});

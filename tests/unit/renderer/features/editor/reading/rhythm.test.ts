import { expect, it } from 'vitest';
import { defaultColumns, emptyCell, type Row } from '#core/model/index.ts';
import { rhythmOf } from '#renderer/features/editor/reading/rhythm.ts';
import { madeRow } from './made-row.ts';

const row = (number: number, source: string, en: string): Row =>
  madeRow(number, { source: { ...emptyCell, text: source }, en: { ...emptyCell, text: en } });

it('tells how long the sentences of a paragraph are, each column by itself', () => {
  const rows = [row(7, '天黑了。', 'It grew dark.'), row(8, '他還在修那本書，沒有抬頭。', '')];
  const [source, en] = rhythmOf(rows, ['source', 'en'], defaultColumns);
  expect(source).toEqual({
    side: 'source',
    beats: [
      { row: 7, characters: 4, words: 4, share: 4 / 13 },
      { row: 8, characters: 13, words: 13, share: 1 },
    ],
    characters: 17,
    words: 17,
  });
  expect(en?.beats).toEqual([
    { row: 7, characters: 11, words: 3, share: 1 },
    { row: 8, characters: 0, words: 0, share: 0 },
  ]);
  expect([en?.characters, en?.words]).toEqual([11, 3]);
});

it('has no share of nothing', () => {
  const [source] = rhythmOf([row(1, '', '')], ['source'], defaultColumns);
  expect(source?.beats).toEqual([{ row: 1, characters: 0, words: 0, share: 0 }]);
});

import { expect, it } from 'vitest';
import { readingLayouts, type ReadingLayout } from '#api/reading-values.ts';
import { stretchesOf } from '#renderer/features/editor/reading/reading-layout.ts';
import { madeRow } from './made-row.ts';

const rows = [madeRow(4, {}), madeRow(5, {})];
const laidOut = (layout: ReadingLayout): readonly string[] =>
  stretchesOf(layout, rows, ['en', 'source']).map(
    ({ side, rows: among, isMain }) => `${isMain ? '' : '+'}${side} ${among.map(({ row }) => row).join(' ')}`,
  );

it('lays out the texts of a paragraph in the order in which they are read', () => {
  expect(Object.fromEntries(readingLayouts.map((layout) => [layout, laidOut(layout)]))).toEqual({
    columns: ['en 4 5', '+source 4 5'],
    stacked: ['en 4 5', '+source 4 5'],
    interleaved: ['en 4', '+source 4', 'en 5', '+source 5'],
    single: ['en 4 5'],
  });
});

it('names each stretch once', () => {
  for (const layout of readingLayouts) {
    const keys = stretchesOf(layout, rows, ['en', 'source']).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

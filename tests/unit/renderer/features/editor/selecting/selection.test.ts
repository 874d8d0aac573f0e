import { describe, expect, it } from 'vitest';
import { emptyCell, type Row } from '#core/model/index.ts';
import {
  extendRows,
  rangesOf,
  wordsIn,
  type TextSelection,
} from '#renderer/features/editor/selecting/selection.ts';

const texts: Readonly<Record<number, string>> = { 1: '今天下雨。', 2: '', 3: '𠮷野家關門。' };
const rowAt = (row: number): Row | null => {
  const text = texts[row];
  if (text === undefined) return null;
  return { segment: row + 100, row, cells: { source: { ...emptyCell, text } } } as unknown as Row;
};
const lengthAt = (row: number): number => Array.from(texts[row] ?? '').length;

const from = (row: number, at: number, toRow: number, toAt: number): TextSelection => ({
  side: 'source',
  anchor: { row, at },
  head: { row: toRow, at: toAt },
});

describe('the ranges of a selection', () => {
  it('are one for each row with words in it, whichever way it was drawn', () => {
    const ranges = [
      { segment: 101, side: 'source', start: 2, end: 5, quote: '下雨。' },
      { segment: 103, side: 'source', start: 0, end: 3, quote: '𠮷野家' },
    ];
    expect(rangesOf(from(1, 2, 3, 3), rowAt)).toEqual(ranges);
    expect(rangesOf(from(3, 3, 1, 2), rowAt)).toEqual(ranges);
  });

  it('are none for a caret, and stay inside the text and the known rows', () => {
    expect(rangesOf(from(1, 2, 1, 2), rowAt)).toEqual([]);
    expect(rangesOf(from(3, 4, 5, 9), rowAt)).toEqual([
      { segment: 103, side: 'source', start: 4, end: 6, quote: '門。' },
    ]);
  });

  it('copy as a line for each row', () => {
    expect(wordsIn(from(1, 2, 3, 1), rowAt)).toBe('下雨。\n\n𠮷');
  });
});

describe('a selection that goes on over rows', () => {
  it('takes whole texts, and keeps the first one whole when it turns round', () => {
    const down = extendRows(from(2, 0, 2, 0), 1, lengthAt);
    expect(down).toEqual(from(2, 0, 3, 6));
    const back = extendRows(down, -1, lengthAt);
    expect(back).toEqual(from(2, 0, 2, 0));
    expect(extendRows(from(3, 0, 3, 6), -1, lengthAt)).toEqual(from(3, 6, 2, 0));
  });

  it('that began inside a text stays there', () => {
    const down = extendRows(from(1, 2, 1, 4), 1, lengthAt);
    expect(down).toEqual(from(1, 2, 2, 0));
    expect(extendRows(down, 1, lengthAt)).toEqual(from(1, 2, 3, 6));
  });
});

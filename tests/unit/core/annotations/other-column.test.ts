import { describe, expect, it } from 'vitest';
import { wordsInOtherColumn, type ColumnText } from '#core/annotations/other-column.ts';
import { sliceCodePoints } from '#core/text/codepoints.ts';

const zh = (text: string): ColumnText => ({ text, isChinese: true });
const en = (text: string): ColumnText => ({ text, isChinese: false });

/** The words found, and where, for the words of `from` that begin at its n-th `words`. */
const found = (from: ColumnText, words: string, nth: number, to: ColumnText, quotes: readonly string[]) => {
  const starts = [...from.text.matchAll(new RegExp(words, 'g'))].map(({ index }) => index);
  const start = Array.from(from.text.slice(0, starts[nth] ?? 0)).length;
  const range = { start, end: start + Array.from(words).length };
  return wordsInOtherColumn(from, range, to, quotes).map((there) => [
    there.start,
    sliceCodePoints(to.text, there.start, there.end),
  ]);
};

describe('the words of another column', () => {
  it('stand in the same place of the other Chinese text', () => {
    expect(
      found(zh('他把書頁補好，書頁很薄。'), '書頁', 1, zh('他把书页补好，书页很薄。'), ['书页']),
    ).toEqual([[7, '书页']]);
  });

  it('are the same English words, whatever their case', () => {
    expect(found(zh('書頁很薄。'), '書頁', 0, en('Pages are thin.'), ['pages'])).toEqual([[0, 'Pages']]);
    expect(found(en('Pages are thin.'), 'Pages', 0, zh('書頁很薄。'), ['書頁'])).toEqual([[0, '書頁']]);
  });

  it('are taken in order where a row has both as often', () => {
    const from = zh('𠮷書頁，新書頁。');
    const to = en('old pages, new pages');
    expect(found(from, '書頁', 0, to, ['pages'])).toEqual([[4, 'pages']]);
    expect(found(from, '書頁', 1, to, ['pages'])).toEqual([[15, 'pages']]);
  });

  it('are not guessed', () => {
    const quotes = ['pages'];
    expect(found(zh('書頁，書頁。'), '書頁', 0, en('the pages'), quotes)).toEqual([]);
    expect(found(zh('書頁。'), '書頁', 0, en('pages and pages'), quotes)).toEqual([]);
    expect(found(zh('書頁。'), '書頁', 0, en('a webpage, or webpages'), quotes)).toEqual([]);
    expect(found(zh('書頁。'), '書頁', 0, en(''), quotes)).toEqual([]);
    expect(found(zh('書頁。'), '書頁', 0, zh(''), ['书页'])).toEqual([]);
  });

  it('may be several, apart from one another', () => {
    expect(found(zh('補好。'), '補', 0, en('He put them back together.'), ['put', 'back together'])).toEqual([
      [3, 'put'],
      [12, 'back together'],
    ]);
  });
});

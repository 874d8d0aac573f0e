import { expect, test } from 'vitest';
import { searchWords } from '#core/memory/index.ts';

const rangesIn = (words: string, text: string) => searchWords(words)?.rangesIn(text) ?? null;

test('every word stands in the text, in any order, script, case and width', () => {
  expect(rangesIn('发现', '我們發現了新路。')).toEqual([{ start: 2, end: 4 }]);
  expect(rangesIn('新路 發現', '我们发现了新路。')).toEqual([
    { start: 2, end: 4 },
    { start: 5, end: 7 },
  ]);
  expect(rangesIn('ferry abc', 'The ＡＢＣ Ferry')).toEqual([
    { start: 4, end: 7 },
    { start: 8, end: 13 },
  ]);
  expect(rangesIn('发现 渡口', '我們發現了新路。')).toBeNull();
});

test('words that overlap are marked as one, and offsets count code points', () => {
  expect(rangesIn('渡口的 口的船', '𠀀渡口的船')).toEqual([{ start: 1, end: 5 }]);
});

test('white space alone looks for nothing; the longest word is what keys must hold', () => {
  expect(searchWords(' \u3000\n')).toBeNull();
  expect(searchWords('a 渡口的船')?.required).toBe('渡口的船');
  // Of quotation marks nothing is sure: older keys have others.
  expect(searchWords('“ 」')?.required).toBeNull();
  expect(searchWords('“ 」')?.rangesIn('他說“好」')).toEqual([
    { start: 2, end: 3 },
    { start: 4, end: 5 },
  ]);
});

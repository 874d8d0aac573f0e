import { describe, expect, it } from 'vitest';
import { clausesOf, growSelection, moveBy, sentencesOf, wordsOf } from '#core/annotations/words.ts';
import type { Range } from '#core/model/index.ts';
import { sliceCodePoints } from '#core/text/codepoints.ts';

const cut = (text: string, ranges: readonly Range[]): string =>
  ranges.map(({ start, end }) => sliceCodePoints(text, start, end)).join('|');

describe('words', () => {
  it('are those of the dictionary, without punctuation', () => {
    expect(cut('電車來了，電車。', wordsOf('電車來了，電車。', 'zh-Hant'))).toMatch(/^電車\|來\|?了\|電車$/);
    expect(cut("Don't stop: it's 3.5 km.", wordsOf("Don't stop: it's 3.5 km.", 'en'))).toBe(
      "Don't|stop|it's|3.5|km",
    );
  });

  it('are first of all those of the project, the longest of them, in either script', () => {
    const text = '老城的電車站';
    expect(cut(text, wordsOf(text, 'zh-Hant', ['电车', '電車站']))).toBe('老|城|的|電車站');
    expect(cut(text, wordsOf(text, 'zh-Hant', ['城的']))).toContain('老|城的|');
  });

  it('count in code points', () => {
    expect(cut('𠮷野家的電車', wordsOf('𠮷野家的電車', 'zh-Hant', ['𠮷野家']))).toContain('𠮷野家|的|');
  });
});

describe('clauses and sentences', () => {
  it('are cut at their marks', () => {
    expect(cut('雨停以後，他走了；1,000人都看見。', clausesOf('雨停以後，他走了；1,000人都看見。'))).toBe(
      '雨停以後|他走了|1,000人都看見',
    );
    expect(cut('At 10:30, he left; I stayed.', clausesOf('At 10:30, he left; I stayed.'))).toBe(
      'At 10:30|he left|I stayed',
    );
  });

  it('are those rows are cut by', () => {
    const text = ' 他來了。 「走吧！」她說。';
    expect(cut(text, sentencesOf(text, 'zh-Hant'))).toBe('他來了。|「走吧！」她說。');
  });
});

describe('a selection', () => {
  it('grows from a caret to word, clause, sentence and text', () => {
    const text = '雨停以後，電車來了。他走了。';
    const seen: string[] = [];
    let range: Range = { start: 5, end: 5 };
    for (let i = 0; i < 5; i += 1) {
      range = growSelection(text, range, 'zh-Hant');
      seen.push(sliceCodePoints(text, range.start, range.end));
    }
    expect(seen).toEqual(['電車', '電車來了', '雨停以後，電車來了。', text, text]);
  });

  it('moves its end by units, and by graphemes', () => {
    const text = '雨停以後，電車👨‍👩‍👧來了。';
    expect(moveBy(text, 5, 'word', 1, 'zh-Hant')).toBe(7);
    expect(moveBy(text, 7, 'character', 1, 'zh-Hant')).toBe(12);
    expect(moveBy(text, 12, 'character', -1, 'zh-Hant')).toBe(7);
    expect(moveBy(text, 7, 'clause', -1, 'zh-Hant')).toBe(5);
    expect(moveBy(text, 5, 'clause', -1, 'zh-Hant')).toBe(0);
    expect(moveBy(text, 5, 'sentence', 1, 'zh-Hant')).toBe(15);
    expect(moveBy(text, 15, 'word', 1, 'zh-Hant')).toBe(15);
  });
});

import { describe, expect, test } from 'vitest';
import { findLineBreakRepair } from '../../../../../core/text/cleanup/index.ts';
import { surveyOf, traditionalBackground } from './surveyed.ts';

const wrapped = [
  '清晨的時候，村裡的人都還沒有起來，只有',
  '老王一個人挑著水桶，慢慢地走過了那座小',
  '橋。橋下的水很淺，看得見一條條小魚在石',
  '頭中間游來游去。他放下水桶，坐在橋邊，',
  '想起了小時候的事情。那時候他常常和弟弟',
  '一起來這裡捉魚，一捉就是一整天。',
];
const wrappedSurvey = surveyOf(wrapped);
const flowing = surveyOf(traditionalBackground);

test('in a document wrapped at a width, full lines run on', () => {
  expect(findLineBreakRepair(wrapped[0] ?? '', wrapped[1] ?? '', wrappedSurvey)).toEqual({
    kind: 'line-break',
    certainty: 'certain',
    start: 19,
    end: 20,
    before: '\n',
    after: '',
    reason: 'lineBreak.wrapped',
    params: { width: 38 },
  });
});

test('Latin words are joined with a space', () => {
  const lines = Array.from({ length: 8 }, () => 'the quick brown fox jumps over the lazy dog again and');
  const repair = findLineBreakRepair(lines[0] ?? '', 'again until night.', surveyOf(lines));
  expect(repair).toMatchObject({ certainty: 'certain', after: ' ' });
});

test('a hyphenated word is joined only with doubt', () => {
  const lines = Array.from({ length: 8 }, () => 'the quick brown fox jumps over the lazy dog and trans-');
  const repair = findLineBreakRepair(lines[0] ?? '', 'lation goes on.', surveyOf(lines));
  expect(repair).toMatchObject({ certainty: 'doubtful', before: '-\n', after: '', start: 53, end: 55 });
});

test('places are code points', () => {
  const lines = Array.from({ length: 8 }, () => '𠮷野家的飯很好吃，每一個人都喜歡在下班以後');
  const repair = findLineBreakRepair(lines[0] ?? '', '去那裡', surveyOf(lines));
  expect(repair).toMatchObject({ start: 21, end: 22 });
});

describe('no repair', () => {
  test.each([
    ['after a sentence', '他放下水桶，坐在橋邊想起了小時候的事情。', '那時候他常來。'],
    ['before an indent', wrapped[0] ?? '', '\u3000\u3000第二段開始了'],
    ['before a list item', wrapped[0] ?? '', '- 第一項'],
    ['before nothing', wrapped[0] ?? '', ''],
    ['after a short line, such as a heading', '第一章', '清晨的時候'],
  ])('%s', (_, previous, next) => {
    expect(findLineBreakRepair(previous, next, wrappedSurvey)).toBeNull();
  });

  test('certain in a document with one paragraph a line', () => {
    const repair = findLineBreakRepair(wrapped[0] ?? '', wrapped[1] ?? '', flowing);
    expect(repair?.certainty).not.toBe('certain');
  });
});

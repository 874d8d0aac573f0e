import { expect, test } from 'vitest';
import { headingNumber, numbersInWords } from '#core/align/written-numbers.ts';

test.each([
  ['He was thirty-six.', [36]],
  ['three hundred and five men, twenty-first', [305, 21]],
  ['two thousand four hundred', [2400]],
  ['a hundred and eight heroes', [108]],
  ['the twelfth of May', [12]],
  ['six or seven', [6, 7]],
  ['often, someone, bone', []],
  ['one two three', []],
])('numbers in words: %s', (text, numbers) => {
  expect(numbersInWords(text)).toEqual(numbers);
});

test.each([
  ['第三回　渡口', 3],
  ['第二十一章', 21],
  ['第12章 春水', 12],
  ['十二、', 12],
  ['卷中无人', null],
  ['第三天他走了。', null],
  ['Chapter 3: At the Ferry', 3],
  ['CHAPTER XIV', 14],
  ['Chapter Twenty-One', 21],
  ['Part two of it was lost', 2],
  ['IX', 9],
  ['IV.', 4],
  ['I went.', null],
  ['Chapter and verse', null],
  ['Book of Songs', null],
])('the number of a heading: %s', (text, number) => {
  expect(headingNumber(text)).toBe(number);
});

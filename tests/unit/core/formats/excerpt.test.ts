import { expect, test } from 'vitest';
import { excerptOf } from '#core/formats/excerpt.ts';

test('an excerpt is at most 60 units of a line, whole characters, with nothing that a terminal obeys', () => {
  expect(excerptOf('一行')).toBe('一行');
  expect(excerptOf(`${'a'.repeat(100)}b`)).toBe(`${'a'.repeat(59)}b`);
  expect(excerptOf(`${'a'.repeat(100)}X${'b'.repeat(100)}`, 100)).toBe(`${'a'.repeat(30)}X${'b'.repeat(29)}`);
  expect(excerptOf(`X${'b'.repeat(100)}`, 0)).toBe(`X${'b'.repeat(59)}`);
  expect(excerptOf(`\u{20000}${'b'.repeat(59)}`)).toBe(`\ufffd${'b'.repeat(59)}`);
  expect(excerptOf('a\u001b[2J\tb')).toBe('a\ufffd[2J b');
  expect(excerptOf(' ')).toBe('…');
});

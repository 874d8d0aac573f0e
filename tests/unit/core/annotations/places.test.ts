import { describe, expect, it } from 'vitest';
import { counterpart } from '#core/annotations/counterpart.ts';
import { mentionsIn, typedNames } from '#core/annotations/mentions.ts';
import { occurrencesIn } from '#core/annotations/occurrences.ts';
import { sliceCodePoints } from '#core/text/codepoints.ts';

const range = (text: string, words: string): { start: number; end: number } => {
  const start = Array.from(text.slice(0, text.indexOf(words))).length;
  return { start, end: start + Array.from(words).length };
};

describe('the same words elsewhere', () => {
  it.each([
    ['電車來了，电车又走了。', '電車', ['電車', '电车']],
    ['啊啊啊', '啊啊', ['啊啊']],
    ['Cat, category; cat.', 'cat', ['Cat', 'cat']],
    ['使用API的人', 'api', ['API']],
    ['長約3㎞', 'm', []],
    ['ｅ\u0301 e', 'e', ['e']],
    ['𠮷野家的𠮷', '𠮷', ['𠮷', '𠮷']],
    ['👨‍👩‍👧和👨', '👨', ['👨']],
    ['什麼', ' ', []],
  ])('%s: %s', (text, quote, expected) => {
    expect(occurrencesIn(text, quote).map(({ start, end }) => sliceCodePoints(text, start, end))).toEqual(
      expected,
    );
  });
});

describe('the same words in the other script', () => {
  it.each([
    ['老城的電車來了。', '電車', '老城的电车来了。', '电车'],
    ['老城的電車來了。', '電車', '在老城的电车来了。', '电车'],
    ['這個程式很好用。', '程式', '这个程序很好用。', '程序'],
    ['👨‍👩‍👧看著電車。', '電車', '他看着电车。', '电车'],
    ['老城的電車來了。', '電車', '老城的巴士来了。', null],
    ['老城的電車來了。', '電車', '議員昨夜談話。', null],
  ])('%s (%s) in %s', (from, words, to, expected) => {
    const found = counterpart(from, range(from, words), to);
    expect(found === null ? null : sliceCodePoints(to, found.start, found.end)).toBe(expected);
  });
});

describe('people named with @', () => {
  const people = ['Ann', 'Ann Lee', '李明', '陳', 'R. Hu'];
  it.each([
    ['請@李明看', ['李明']],
    ['@Ann Lee, @ann.', ['Ann Lee', 'Ann']],
    ['@Anna', []],
    ['mail ann@Ann.example or x@陳', []],
    ['`@Ann` and ``a ` @Ann`` but @陳', ['陳']],
    ['```\n@Ann\n```\n@R. Hu', ['R. Hu']],
    ['```\n@Ann', []],
    ['@陈先生', ['陳']],
  ])('%s', (body, expected) => {
    const found = mentionsIn(body, people);
    expect(found.map(({ person }) => person)).toEqual(expected);
    for (const { start } of found) expect(sliceCodePoints(body, start, start + 1)).toBe('@');
  });
});

describe('names typed with @ that nobody has written under', () => {
  it.each([
    ['@Mira, please look', ['Mira']],
    ['請 @王小明 看看', ['王小明']],
    ['＠李四，在嗎', ['李四']],
    ['@Mira and @mira-jo and @Mira', ['Mira', 'mira-jo']],
    ["@Mira's note", ["Mira's"]],
    ['@Ann Lee knows', []],
    ['@ann lee knows', []],
    // Where a Chinese name ends, nobody can say.
    ['@王小明請看看', []],
    ['mail to me@example.org, 3@4, @ alone, @7, @', []],
    ['`@code` and\n```\n@more\n```', []],
    ['a `@b` but @Cy', ['Cy']],
  ])('%s', (body, names) => {
    expect(typedNames(body, ['Ann Lee', ''])).toEqual(names);
  });
});

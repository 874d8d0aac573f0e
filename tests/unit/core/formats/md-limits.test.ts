import { describe, expect, test } from 'vitest';
import { readLimits } from '#core/formats/limits.ts';
import { code } from '#core/formats/md/code.ts';
import type { RawBlock } from '#core/formats/raw-block.ts';
import type { Result } from '#core/model/index.ts';
import { depthOf, marksIn } from '#core/formats/md/marks.ts';
import { nextStretch } from '#core/formats/md/windows.ts';
import { usualLimits } from '#core/formats/text-format.ts';

const most = readLimits.marks;

const blocksOf = (text: string): readonly Result<RawBlock>[] => [
  ...(code.read?.([Buffer.from(text)], { name: 'x.md' }, usualLimits).blocks ?? []),
];

const failuresIn = (text: string): readonly unknown[] =>
  blocksOf(text).flatMap((block) => (block.ok ? [] : [block.error]));

describe('how much markup a text has', () => {
  test.each([
    ['[a](b) and **c**', 4],
    ['[a]: http://x\n', 10],
    ['> a\n> b\n\n- c\n12. d\n', 4],
    ['![a]![b', 3],
    ['`a` <b>', 3],
    ['天黑了。1.5 倍，3-4 个；a - b > c', 0],
    ['2026. 年', 1],
    ['a.\n-b\n1.c\n', 0],
  ])('%j', (text, marks) => {
    expect(marksIn(text, most)).toBe(marks);
  });

  test('is counted no further than asked', () => {
    expect(marksIn('['.repeat(100), 10)).toBe(11);
  });

  test.each([
    ['> > - 1. a', 4],
    ['>>>a', 3],
    ['- - a\n', 2],
    ['天', 0],
    ['-a', 0],
    ['-\n', 1],
  ])('levels that begin on the line %j', (line, depth) => {
    expect(depthOf(line)).toBe(depth);
  });
});

describe('more markup than is read', () => {
  const limit = { code: 'file.too-many', params: { name: 'x.md', what: 'marks', limit: most } };
  test.each([
    ['openers of pictures', '!['.repeat(most + 1)],
    ['openers apart', '![\n\n'.repeat(most + 1)],
    ['openers in quotes', '> [a\n'.repeat(most / 2 + 1)],
    ['definitions in quotes', '> [a]: b\n'.repeat(most / 8)],
    ['empty items', '-\n'.repeat(most + 1)],
  ])('%s', (_, text) => {
    expect(failuresIn(text)).toEqual([limit]);
  });

  test('a large dictionary is not', () => {
    expect(marksIn('**天** heaven\n\n'.repeat(300_000), most)).toBe(600_000);
  });
});

/** The parser takes the square of what a stretch holds, so that its length says how long a text takes. */
test.each([
  ['quotes in quotes', '', `${'> '.repeat(19)}a\n`, 20],
  ['lists in lists', '', `${'- '.repeat(19)}a\n`, 20],
  ['headings by the line below', '', 'a\n=\n', 130],
  ['lines that go on with a quote', '> a\n', 'b\n', 510],
  ['lines that go on with a footnote', '[^a]: a\n', 'b\n', 510],
])('a stretch of %s is short', (_, before, piece, pieces) => {
  const { to, cut } = nextStretch(before + piece.repeat(2000), 0, 65_536);
  expect(cut).toBe(true);
  expect(to / piece.length).toBeLessThan(pieces);
});

test('a fence below an item is one stretch, however many lines it has', () => {
  const fence = `\`\`\`\n${'b\n'.repeat(2000)}\`\`\`\n`;
  const blocks = blocksOf(`- a\n${fence}`);
  expect(blocks.map((block) => block.ok && [block.value.kind, block.value.rich.text.length])).toEqual([
    ['list-item', 1],
    ['code', 3999],
  ]);
});

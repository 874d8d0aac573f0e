import { expect, test } from 'vitest';
import { groupedLines, lineOf, pagesOfLines } from '#renderer/ui/grouped-lines.ts';

const lines = groupedLines([
  { group: 'a', shown: 250, open: true },
  { group: 'none', shown: 0, open: true },
  { group: 'b', shown: 3, open: false },
  { group: 'c', shown: 1, open: true },
]);

test('headings and the items of open groups are lines; groups without items are left out', () => {
  expect(lines.lines).toBe(251 + 1 + 2);
  const at = (line: number) => {
    const found = lineOf(lines, line);
    return found === null ? null : [found.group, found.item];
  };
  expect([0, 1, 250, 251, 252, 253, 254, -1].map(at)).toEqual([
    ['a', null],
    ['a', 0],
    ['a', 249],
    ['b', null],
    ['c', null],
    ['c', 0],
    null,
    null,
  ]);
});

test('only the pages in sight are wanted, none of a closed group', () => {
  expect(pagesOfLines(lines, 0, 50, 100)).toEqual([{ group: 'a', page: 0 }]);
  expect(pagesOfLines(lines, 100, 254, 100)).toEqual([
    { group: 'a', page: 0 },
    { group: 'a', page: 1 },
    { group: 'a', page: 2 },
    { group: 'c', page: 0 },
  ]);
  expect(pagesOfLines(lines, 251, 252, 100)).toEqual([]);
});

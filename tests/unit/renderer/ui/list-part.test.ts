import type { KeyboardEvent } from 'react';
import { expect, test } from 'vitest';
import { joinParts, type ListPart } from '#renderer/ui/list-part.ts';

type Told = { readonly ranges: (readonly [number, number])[]; readonly keys: number[] };

const partOf = (name: string, count: number, height: number): ListPart & Told => {
  const [ranges, keys]: [Told['ranges'], number[]] = [[], []];
  return {
    count,
    ranges,
    keys,
    estimate: () => height,
    itemKey: (index) => index,
    render: (index) => `${name}${index}`,
    onKey: (_event, index) => {
      keys.push(index);
      return name === 'b';
    },
    onRange: (first, last) => void ranges.push([first, last]),
  };
};

const state = { active: false, tabIndex: -1 } as const;
const key = {} as KeyboardEvent;

test('parts below each other are one list, of which each draws, measures and hears its own lines', () => {
  const parts = [partOf('a', 2, 10), partOf('none', 0, 1), partOf('b', 3, 20)];
  const joined = joinParts(parts);
  const lines = Array.from({ length: joined.count }, (_, index) => index);
  expect(lines.map((line) => joined.render(line, state))).toEqual(['a0', 'a1', 'b0', 'b1', 'b2']);
  expect(lines.map((line) => joined.estimate(line))).toEqual([10, 10, 20, 20, 20]);
  expect(new Set(lines.map((line) => joined.itemKey(line))).size).toBe(5);
  expect(lines.map((line) => joined.onKey?.(key, line))).toEqual([false, false, true, true, true]);
  expect(parts.map(({ keys }) => keys)).toEqual([[0, 1], [], [0, 1, 2]]);
});

test('only parts in sight are told what of them is, in their own lines', () => {
  const parts = [partOf('a', 10, 1), partOf('b', 10, 1), partOf('c', 10, 1)];
  const joined = joinParts(parts);
  joined.onRange?.(0, 4);
  joined.onRange?.(8, 12);
  joined.onRange?.(9, 20);
  expect(parts.map(({ ranges }) => ranges)).toEqual([
    [
      [0, 4],
      [8, 9],
      [9, 9],
    ],
    [
      [0, 2],
      [0, 9],
    ],
    [[0, 0]],
  ]);
});

test('without parts there are no lines', () => {
  const joined = joinParts([]);
  expect([joined.count, joined.render(0, state), joined.onKey?.(key, 0)]).toEqual([0, undefined, false]);
});

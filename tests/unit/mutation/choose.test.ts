import { expect, test } from 'vitest';
import { chooseTests } from '#tests/mutation/choose.ts';
import type { CameBy } from '#tests/mutation/trial-runner.ts';

const came = (file: string, id: string | null, seconds: number, ...faults: readonly number[]): CameBy => ({
  file,
  id,
  seconds,
  faults,
});

test('tries a fault in tests that come by it, of each file the cheapest first, and not in one that is too slow', () => {
  const lines = [
    came('b', 'b-slow', 9, 1),
    came('b', 'b-dear', 4, 1, 2),
    came('b', 'b-cheap', 1, 1),
    came('b', 'b-cheap', 1, 1),
    came('a', 'a-other', 1, 2),
    came('a', null, 0, 1),
  ];
  const { files, order } = chooseTests([1], lines, [], () => ['a', 'b']);
  expect(files).toEqual(['b']);
  expect(order.tests).toEqual({ 'b-cheap': [1], 'b-dear': [1] });
});

test('takes the nearest files first, and no more tests than fit', () => {
  const many = Array.from({ length: 30 }, (_, n) => came(`f${n}`, `t${n}`, 5, 1));
  const { files } = chooseTests([1], many, [], () => ['f7', 'f3', ...many.map(({ file }) => file)]);
  expect(files).toEqual(['f7', 'f3', 'f0', 'f1', 'f2']);
});

test('does not try again what was tried', () => {
  const before = [{ fault: 1, outcome: 'passed' as const, test: 'a > x', id: 'x' }];
  const { order } = chooseTests([1, 2], [came('a', 'x', 1, 1, 2)], before, () => ['a']);
  expect(order.tests).toEqual({ x: [2] });
});

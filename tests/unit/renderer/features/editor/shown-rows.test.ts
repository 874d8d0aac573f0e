import { describe, expect, it } from 'vitest';
import {
  indexOf,
  isShown,
  rowAtIndex,
  rowsIn,
  runsBetween,
  withRow,
} from '#renderer/features/editor/filter/shown-rows.ts';

const some = rowsIn([
  [2, 3],
  [9, 1],
  [12, 2],
]);

describe('the rows that are shown', () => {
  it('are those of the runs', () => {
    expect([...some]).toEqual([2, 3, 4, 9, 12, 13]);
  });

  it('have places, also those that are not among them', () => {
    expect([2, 9, 13].map((row) => indexOf(some, row))).toEqual([0, 3, 5]);
    expect([1, 5, 10, 40].map((row) => indexOf(some, row))).toEqual([0, 3, 4, 6]);
    expect([0, 3, 5, 6].map((index) => rowAtIndex(some, index))).toEqual([2, 9, 13, 0]);
    expect(isShown(some, 9)).toBe(true);
    expect(isShown(some, 10)).toBe(false);
  });

  it('are all rows where nothing is asked', () => {
    expect(indexOf(null, 7)).toBe(6);
    expect(rowAtIndex(null, 6)).toBe(7);
    expect(isShown(null, 7)).toBe(true);
    expect(runsBetween(null, 3, 5)).toEqual([[3, 3]]);
  });

  it('take one more where it belongs, once', () => {
    expect([...withRow(some, 1)]).toEqual([1, 2, 3, 4, 9, 12, 13]);
    expect([...withRow(some, 10)]).toEqual([2, 3, 4, 9, 10, 12, 13]);
    expect([...withRow(some, 20)]).toEqual([2, 3, 4, 9, 12, 13, 20]);
    expect(withRow(some, 12)).toBe(some);
  });

  it('are told as runs, between any two rows', () => {
    expect(runsBetween(some, 3, 12)).toEqual([
      [3, 2],
      [9, 1],
      [12, 1],
    ]);
    expect(runsBetween(some, 5, 8)).toEqual([]);
    expect(runsBetween(some, 1, 99)).toEqual([
      [2, 3],
      [9, 1],
      [12, 2],
    ]);
  });
});

import { expect, test } from 'vitest';
import { joinCrossings } from '#core/align/crossings.ts';

const bead = (left: number, leftEnd: number, right: number, rightEnd: number, posterior = 0.9) => ({
  left,
  leftEnd,
  right,
  rightEnd,
  posterior,
});

/** The first sentence of the left is told last on the right. */
const moved = [bead(0, 1, 0, 0), bead(1, 2, 0, 1, 0.7), bead(2, 3, 1, 2), bead(3, 3, 2, 3), bead(3, 4, 3, 4)];

test('a sentence that was moved is one bead with those it passed', () => {
  const asked: (readonly [number, number])[] = [];
  const beads = joinCrossings(moved, (left, right) => {
    asked.push([left, right]);
    return 8;
  });
  expect(beads).toEqual([bead(0, 3, 0, 3, 0.7), bead(3, 4, 3, 4)]);
  expect(asked).toEqual([[0, 2]]);
});

test('sentences that say nothing of each other stay alone, and so do those that are far apart', () => {
  expect(joinCrossings(moved, () => -2)).toEqual(moved);
  const far = [bead(0, 1, 0, 0), ...[0, 1, 2, 3].map((n) => bead(n + 1, n + 2, n, n + 1)), bead(5, 5, 4, 5)];
  expect(joinCrossings(far, () => 8)).toEqual(far);
});

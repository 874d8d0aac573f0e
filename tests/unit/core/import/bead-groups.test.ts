import { expect, test } from 'vitest';
import type { Bead } from '#core/align/index.ts';
import { groupBeads } from '#core/import/bead-groups.ts';

const bead = (left: number, leftEnd: number, right: number, rightEnd: number, certainty = 1): Bead => ({
  left,
  leftEnd,
  right,
  rightEnd,
  certainty,
});

const shown = (count: number, ...alignments: readonly (readonly Bead[])[]) =>
  groupBeads(count, alignments).map(({ from, end, texts }) => [
    from,
    end,
    ...texts.map(({ sentences }) => sentences),
  ]);

test('sentences that one translation needs together are one row for all', () => {
  const first = [bead(0, 1, 0, 1), bead(1, 2, 1, 3), bead(2, 3, 3, 4)];
  const second = [bead(0, 2, 0, 1), bead(2, 3, 1, 2)];
  expect(shown(3, first, second)).toEqual([
    [0, 2, [0, 1, 2], [0]],
    [2, 3, [3], [1]],
  ]);
});

test('what only a translation has gets rows of its own, at the ends too', () => {
  const beads = [bead(0, 0, 0, 2), bead(0, 1, 2, 3), bead(1, 1, 3, 4), bead(1, 2, 4, 4), bead(2, 2, 4, 5)];
  expect(shown(2, beads)).toEqual([
    [0, 0, [0]],
    [0, 0, [1]],
    [0, 1, [2]],
    [1, 1, [3]],
    [1, 2, []],
    [2, 2, [4]],
  ]);
});

test('a row is as certain as the least certain of its beads', () => {
  const [row] = groupBeads(2, [[bead(0, 1, 0, 1, 0.9), bead(1, 2, 1, 2, 0.4)], [bead(0, 2, 0, 1, 0.8)]]);
  expect(row?.texts.map(({ certainty }) => certainty)).toEqual([0.4, 0.8]);
});

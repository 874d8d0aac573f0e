import type { Side } from '../../../core/model/index.ts';

/** Shares of the width by side, as kept in the preferences. Sides without one have an even share. */
export type Shares = Readonly<Partial<Record<string, number>>>;

const even = 1;
/** No column becomes narrower than this part of a pair. */
export const least = 0.15;

const shareOf = (shares: Shares, side: Side): number => shares[side] ?? even;

/** The tracks of the grid: the margin, then one track per column. */
export const tracks = (shares: Shares, columns: readonly Side[]): string =>
  ['var(--margin)', ...columns.map((side) => `minmax(0, ${shareOf(shares, side)}fr)`)].join(' ');

/** What part of the width of two neighbours the left one has, from 0 to 1. */
export const partOf = (shares: Shares, left: Side, right: Side): number =>
  shareOf(shares, left) / (shareOf(shares, left) + shareOf(shares, right));

/** The shares after the boundary of two neighbours has moved so that the left one has `part` of both. */
export const moveBoundary = (
  shares: Shares,
  left: Side,
  right: Side,
  part: number,
): Record<string, number> => {
  const both = shareOf(shares, left) + shareOf(shares, right);
  const kept = Math.min(1 - least, Math.max(least, part));
  const known = Object.entries(shares).filter((entry): entry is [string, number] => entry[1] !== undefined);
  return { ...Object.fromEntries(known), [left]: both * kept, [right]: both * (1 - kept) };
};

import type { Side } from '#core/model/index.ts';

/** Shares of the width by column (`columnKey`), as kept in the preferences. Those without one have an even share. */
export type Shares = Readonly<Partial<Record<string, number>>>;

const even = 1;
/** No column becomes narrower than this part of a pair. */
export const least = 0.15;

/** A column of the grid: a text, or (`before`) what it was handed over as. */
export type Column = { readonly side: Side; readonly before: boolean };

/** The columns of these texts; those `beside` have one before them for what they were handed over as. */
export const columnsFor = (sides: readonly Side[], beside: readonly Side[]): readonly Column[] =>
  sides.flatMap((side) => [
    ...(beside.includes(side) ? [{ side, before: true }] : []),
    { side, before: false },
  ]);

/** Names a column among the shares and in the page. */
export const columnKey = ({ side, before }: Column): string => (before ? `before-${side}` : side);

const shareOf = (shares: Shares, column: string): number => shares[column] ?? even;

/** The tracks of the grid: the margin, then one track per column. */
export const tracks = (shares: Shares, columns: readonly string[]): string =>
  ['var(--margin)', ...columns.map((column) => `minmax(0, ${shareOf(shares, column)}fr)`)].join(' ');

/** What part of the width of two neighbours the left one has, from 0 to 1. */
export const partOf = (shares: Shares, left: string, right: string): number =>
  shareOf(shares, left) / (shareOf(shares, left) + shareOf(shares, right));

/** The shares after the boundary of two neighbours has moved so that the left one has `part` of both. */
export const moveBoundary = (
  shares: Shares,
  left: string,
  right: string,
  part: number,
): Record<string, number> => {
  const both = shareOf(shares, left) + shareOf(shares, right);
  const kept = Math.min(1 - least, Math.max(least, part));
  const known = Object.entries(shares).filter((entry): entry is [string, number] => entry[1] !== undefined);
  return { ...Object.fromEntries(known), [left]: both * kept, [right]: both * (1 - kept) };
};

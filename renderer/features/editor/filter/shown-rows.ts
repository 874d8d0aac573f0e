import type { RowRun } from '#api/rows.ts';
import type { RowNumber } from '#core/model/index.ts';

/** The numbers of the rows that are shown, ascending; null when all are. */
export type ShownRows = Int32Array | null;

export const rowsIn = (runs: readonly RowRun[]): Int32Array => {
  const rows = new Int32Array(runs.reduce((sum, [, count]) => sum + count, 0));
  let to = 0;
  for (const [from, count] of runs) {
    for (let n = 0; n < count; n += 1) rows[to + n] = from + n;
    to += count;
  }
  return rows;
};

/** How many shown rows stand before a row. */
const before = (shown: Int32Array, row: RowNumber): number => {
  let [low, high] = [0, shown.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shown[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The place of a row among those shown, counted from 0; of one that is not shown, where it would be. */
export const indexOf = (shown: ShownRows, row: RowNumber): number =>
  shown === null ? row - 1 : before(shown, row);

export const rowAtIndex = (shown: ShownRows, index: number): RowNumber =>
  shown === null ? index + 1 : (shown[index] ?? 0);

export const isShown = (shown: ShownRows, row: RowNumber): boolean =>
  shown === null || shown[before(shown, row)] === row;

/** Shows one more row. */
export const withRow = (shown: Int32Array, row: RowNumber): Int32Array => {
  if (isShown(shown, row)) return shown;
  const at = before(shown, row);
  const more = new Int32Array(shown.length + 1);
  more.set(shown.subarray(0, at));
  more[at] = row;
  more.set(shown.subarray(at), at + 1);
  return more;
};

/** The shown rows from one to another, both counted in, as runs. */
export const runsBetween = (shown: ShownRows, first: RowNumber, last: RowNumber): readonly RowRun[] => {
  if (shown === null) return [[first, last - first + 1]];
  const runs: [number, number][] = [];
  for (let at = before(shown, first); at < shown.length; at += 1) {
    const row = shown[at] ?? 0;
    if (row > last) break;
    const open = runs.at(-1);
    if (open !== undefined && open[0] + open[1] === row) open[1] += 1;
    else runs.push([row, 1]);
  }
  return runs;
};

import { wholeBlocks, type WholeBlock } from './blocks.ts';
import type { ExportColumn, ExportRow } from './export-source.ts';

/** The rows that stand for one place of the file, as one text for each column. */
export type ReferredBlock = { readonly ref: string; readonly whole: WholeBlock };

/**
 * Rows gathered by their references: all with the same, and those without one that follow, as what was split off has none. Rows
 * before the first that has one are left out. Holds the rows of one place at a time.
 */
export function* referredBlocks(
  rows: Iterable<ExportRow>,
  columns: readonly ExportColumn[],
): Generator<ReferredBlock> {
  let [ref, open]: [string | null, ExportRow[]] = [null, []];
  const close = (): ReferredBlock[] => {
    const [place, own] = [ref, open.map((row, n) => ({ ...row, opensBlock: n === 0, opensDocument: null }))];
    if (place === null) return [];
    return Array.from(wholeBlocks(own, columns, true), (whole) => ({ ref: place, whole }));
  };
  for (const row of rows) {
    if (row.ref !== undefined && row.ref !== ref) {
      yield* close();
      [ref, open] = [row.ref, []];
    }
    open.push(row);
  }
  yield* close();
}

import { convertedFrom, languageOfSide, type Cell, type Column, type Side } from '../model/index.ts';
import type { SplitText } from './propose.ts';

/** The column a text goes along with when it is cut: what it was converted from, if nobody wrote in it. `columns` are the document's. */
export const followed = (columns: readonly Column[], side: Side, cell: Cell): Side | null =>
  cell.origin === 'converted' ? convertedFrom(columns, side) : null;

/** The texts of a segment as the proposal of cuts wants to know them. Locked translations stay whole. `columns` are the document's. */
export const splitTexts = (
  columns: readonly Column[],
  cells: Iterable<readonly [Side, Cell]>,
): readonly SplitText[] =>
  Array.from(cells, ([side, cell]) => ({
    side,
    language: languageOfSide(columns, side),
    rich: { text: cell.text, tags: cell.tags },
    follows: followed(columns, side, cell),
    keepsWhole: cell.locked,
  }));

import { convertedFrom, type Cell, type Language, type Side } from '../model/index.ts';
import type { SplitText } from './propose.ts';

/** The column a text goes along with when it is cut: what it was converted from, if nobody wrote in it. */
export const followed = (original: Language, side: Side, cell: Cell): Side | null =>
  side === 'source' || cell.origin !== 'converted' ? null : convertedFrom(original, side);

/** The texts of a segment as the proposal of cuts wants to know them. Locked translations stay whole. */
export const splitTexts = (
  original: Language,
  cells: Iterable<readonly [Side, Cell]>,
): readonly SplitText[] =>
  Array.from(cells, ([side, cell]) => ({
    side,
    language: side === 'source' ? original : side,
    rich: { text: cell.text, tags: cell.tags },
    follows: followed(original, side, cell),
    keepsWhole: cell.locked,
  }));

import type { FrozenRow } from '#api/review.ts';
import type { Cell, FrozenCell, ReviewItem, Row } from '#core/model/index.ts';
import { itemsOf } from '#core/review/items.ts';

/** A text of a row as it was handed over and as it is now, with the changes between. */
export type OwnText = {
  readonly frozen: FrozenCell;
  readonly cell: Cell;
  readonly items: readonly ReviewItem[];
};

/** The reviewed texts of a row. */
export const ownTexts = (reviewer: string, row: Row, { cells }: FrozenRow): readonly OwnText[] =>
  cells.flatMap((frozen) => {
    const { segment, side } = frozen;
    const cell = row.cells[side];
    return cell === undefined
      ? []
      : [{ frozen, cell, items: itemsOf({ reviewer, segment, side }, frozen, cell) }];
  });

import { z } from 'zod';
import type { Range, RowNumber, Sequence, Side } from '#core/model/index.ts';
import { call, editing, reading } from './define.ts';
import { cellAddress, offset } from './shapes.ts';

/** What came of dealing texts out anew: `changed` rows have another text now, of those from `first` to `last`. */
type Realigned = {
  readonly sequence: Sequence;
  readonly changed: number;
  readonly first: RowNumber;
  readonly last: RowNumber;
  /** Chinese was compared with another language and the dictionary was not there: the result is less certain. */
  readonly noDictionary?: true;
};

/** A word, and where the other columns of its row say it: an empty list where that is not known. Null where no word is. Code points. */
export type Counterparts = {
  readonly word: Range | null;
  readonly others: readonly { readonly side: Side; readonly ranges: readonly Range[] }[];
};

export const alignment = {
  /**
   * What the other columns of a row say for the word at code point `at`: terms and names of the project, the same character in the other script, names by
   * their reading, numbers by value, words by the dictionary. Failures: segment.unknown, cell.unknown-side.
   */
  counterparts: call(z.object({ ...cellAddress.shape, at: offset }), reading).gives<Counterparts>(),
  /**
   * Moves a sentence of a translation to the row before or behind: the first or last one, or what stands before or behind `at` (code points); all of
   * it where there is nothing to cut. Annotations go with their words. One step of undo. Failures: segment.unknown, cell.unknown-side, cell.locked,
   * cell.damaged, align.not-here, align.nothing-to-move, align.no-neighbour.
   */
  move: call(
    z.object({ ...cellAddress.shape, to: z.enum(['before', 'behind']), at: offset.nullable() }),
    editing,
  ).gives<{ readonly sequence: Sequence; readonly row: RowNumber; readonly from: RowNumber }>(),
  /**
   * Leaves a row without a translation; what stood there goes on to the rows behind it, which are aligned anew up to the next fixed pair. One step of
   * undo. Failures as for `move`.
   */
  insertGap: call(cellAddress, editing).gives<Realigned>(),
  /**
   * Aligns the translation anew around a row, between the nearest pairs that are fixed: confirmed, reviewed, approved, locked, or made by hand. One
   * step of undo. Failures as for `move`, and align.nothing-open.
   */
  realign: call(cellAddress, editing).gives<Realigned>(),
};

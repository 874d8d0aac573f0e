import { z } from 'zod';
import { mostColumns, type RowNumber, type SegmentId, type Sequence, type Side } from '#core/model/index.ts';
import type { SplitPlace } from '#core/splitting/propose.ts';
import { call, reading } from './define.ts';
import { offset, segmentId, side } from './shapes.ts';

/** Where one text would be cut, and how that place was found. */
export type ProposedCut = { readonly side: Side } & SplitPlace;

export const segments = {
  /**
   * Where each text of a segment would be cut when the caret stands at `at` (code points) of `side`: what `split` does
   * without `places`. See core/splitting/propose.ts. Failures: segment.unknown, cell.unknown-side, split.at-edge.
   */
  proposeSplit: call(z.object({ segment: segmentId, side, at: offset }), reading).gives<
    readonly ProposedCut[]
  >(),
  /**
   * Cuts a segment in two. The text of `side` is cut at `at` (code points), or at the nearest place that parts no word;
   * the others where `places` says, else where `proposeSplit` would. A place of null keeps a translation whole, in the
   * first half and marked as out of date; text converted from another is always cut where that is. No text is cut
   * inside a word of letters, a number, code, an address, or a grapheme. Failures: segment.unknown, cell.unknown-side,
   * cell.locked, split.at-edge (there is no such place), split.bad-place { side } (of `places`).
   */
  split: call(
    z.object({
      segment: segmentId,
      side,
      at: offset,
      places: z
        .array(z.object({ side, at: offset.nullable() }))
        .max(mostColumns)
        .optional(),
    }),
  ).gives<{
    readonly sequence: Sequence;
    readonly segment: SegmentId;
    readonly made: SegmentId;
    readonly row: RowNumber;
  }>(),
  /** Joins a segment with the one after it, in the same document. What a split parted and nobody has touched since is as it was. */
  merge: call(z.object({ segment: segmentId })).gives<{
    readonly sequence: Sequence;
    readonly segment: SegmentId;
    readonly row: RowNumber;
  }>(),
};

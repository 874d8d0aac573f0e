import { z } from 'zod';
import type { RowNumber, SegmentId, Sequence } from '../core/model/index.ts';
import { call } from './define.ts';
import { offset, segmentId, side } from './shapes.ts';

export const segments = {
  /**
   * Cuts a segment in two at `at` (code points in `side`'s text). The original is cut there when `side` is the
   * original, else at the matching place; converted text is cut where the original is; other texts stay with the
   * first half, or are cut at `at` when the caret stood in them.
   */
  split: call(z.object({ segment: segmentId, side, at: offset })).gives<{
    readonly sequence: Sequence;
    readonly segment: SegmentId;
    readonly made: SegmentId;
    readonly row: RowNumber;
  }>(),
  /** Joins a segment with the one after it, in the same document. */
  merge: call(z.object({ segment: segmentId })).gives<{
    readonly sequence: Sequence;
    readonly segment: SegmentId;
    readonly row: RowNumber;
  }>(),
};

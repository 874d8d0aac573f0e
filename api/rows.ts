import { z } from 'zod';
import type { Row, RowNumber, SegmentId } from '#core/model/index.ts';
import { call, reading } from './define.ts';
import { rowNumber, segmentId, side } from './shapes.ts';

export const rowWants = ['untranslated', 'unconfirmed', 'stale', 'open-repair'] as const;

/** Rows that stand together: the first, and how many there are. */
const run = z.tuple([rowNumber, z.number().int().positive()]);
export type RowRun = readonly [from: RowNumber, count: number];

/** Pages of rows. Row numbers are 1-based over the whole project. */
export const rows = {
  page: call(z.object({ from: rowNumber, count: z.number().int().min(1).max(500) }), reading).gives<{
    readonly total: number;
    readonly rows: readonly Row[];
  }>(),
  /** The rows of some segments, in the order of the text; segments that are in no document now are left out. */
  of: call(z.object({ segments: z.array(segmentId).max(500) }), reading).gives<readonly Row[]>(),
  /** The segments of some runs of rows, in the order given; what lies beyond the last row is left out. */
  segments: call(z.object({ runs: z.array(run) }), reading).gives<readonly SegmentId[]>(),
  /** The next row after `after` (wrapping round) whose `side` is as wanted, or null. */
  next: call(
    z.object({
      after: z.number().int().nonnegative(),
      side,
      want: z.enum(rowWants),
      backwards: z.boolean().default(false),
    }),
    reading,
  ).gives<{ readonly row: RowNumber; readonly segment: SegmentId } | null>(),
};

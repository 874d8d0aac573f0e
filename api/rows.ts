import { z } from 'zod';
import { cellStates, type Row, type RowNumber, type SegmentId, type Sequence } from '#core/model/index.ts';
import { call, reading } from './define.ts';
import { rowNumber, segmentId, side } from './shapes.ts';

export const rowWants = ['untranslated', 'unconfirmed', 'stale', 'open-repair'] as const;

/** Rows that stand together: the first, and how many there are. */
const run = z.tuple([rowNumber, z.number().int().positive()]);
export type RowRun = readonly [from: RowNumber, count: number];

/** Of one column, or of any where none is named: only `text` can be looked for in any. Each member narrows. */
const cellFilter = z.object({
  side: side.optional(),
  states: z.array(z.enum(cellStates)).min(1).optional(),
  /** Off: 发现 finds 發現. Where no column is named it is looked for in the keys of strings as well. */
  text: z.string().min(1).max(1000).optional(),
  exactScript: z.boolean().default(false),
  locked: z.boolean().optional(),
  stale: z.literal(true).optional(),
});

/** Which rows are wanted: those that meet every member. */
const rowFilter = z.object({
  cells: z.array(cellFilter).max(32).default([]),
  /** `open`: by an annotation that is not resolved. */
  annotated: z.enum(['any', 'open']).optional(),
  openRepairs: z.literal(true).optional(),
  findings: z.literal(true).optional(),
  /** ISO 8601, in UTC. */
  changedSince: z.iso.datetime().optional(),
});
export type RowFilter = z.input<typeof rowFilter>;
export type CheckedRowFilter = z.output<typeof rowFilter>;

/** The rows a filter admits, of how many, as the project was after the event `sequence`. */
export type FilteredRows = {
  readonly total: number;
  readonly count: number;
  readonly runs: readonly RowRun[];
  readonly sequence: Sequence;
};

/** Pages of rows. Row numbers are 1-based over the whole project. */
export const rows = {
  page: call(z.object({ from: rowNumber, count: z.number().int().min(1).max(500) }), reading).gives<{
    readonly total: number;
    readonly rows: readonly Row[];
  }>(),
  /** The rows of some segments, in the order of the text; segments that are in no document now are left out. */
  of: call(z.object({ segments: z.array(segmentId).max(500) }), reading).gives<readonly Row[]>(),
  /** The rows that a filter admits, in order. Failure: job.cancelled when a newer filter of the same project has begun. */
  filter: call(rowFilter, reading).gives<FilteredRows>(),
  /** The segments of some runs of rows, in the order given; what lies beyond the last row is left out. */
  segments: call(z.object({ runs: z.array(run) }), reading).gives<readonly SegmentId[]>(),
  /**
   * How many rows each paragraph (block) has, in the order of the text: a list of counts that add up to the number of rows. A block
   * that stands apart in two places is two paragraphs, and none goes over the end of a document. Linear in the rows.
   */
  paragraphs: call(z.object({}), reading).gives<readonly number[]>(),
  /** What the file of a row's document calls its text: the key of a string, the cell of a table; null where it has no name. */
  key: call(z.object({ segment: segmentId }), reading).gives<string | null>(),
  /** The next row after `after` (wrapping round) whose `side` is as wanted, of those in `among` where that is given; or null. */
  next: call(
    z.object({
      after: z.number().int().nonnegative(),
      side,
      want: z.enum(rowWants),
      backwards: z.boolean().default(false),
      among: z.array(run).optional(),
    }),
    reading,
  ).gives<{ readonly row: RowNumber; readonly segment: SegmentId } | null>(),
};

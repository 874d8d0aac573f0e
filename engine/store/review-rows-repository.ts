import type { SegmentId } from '#core/model/index.ts';
import type { PackagedRow } from '#core/review/package.ts';
import { all, column, first, run, type ReadHandle, type WriteHandle } from './handles.ts';
import { rowSum } from './row-sums.ts';
import { frozenRow, storedJson } from './stored-shapes.ts';

type BodyRow = {
  readonly review_id: string;
  readonly round: number;
  readonly n: number;
  readonly segment_id: number;
  readonly body: string;
  readonly sum: number | null;
};

const columns = 'review_id, round, n, segment_id, body, sum';

/** The frozen row, as far as rows are as they were written: a damaged one would give a reviewer words nobody wrote. */
const readable = (rows: readonly BodyRow[]): readonly PackagedRow[] =>
  rows.flatMap(({ review_id, round, n, segment_id, body, sum }) => {
    const isSound = sum === rowSum([review_id, round, n, segment_id, body]);
    const row = isSound ? storedJson<PackagedRow>(body, frozenRow) : undefined;
    return row === undefined ? [] : [row];
  });

/** The frozen rows of a round, in reading order. */
export const rowsOfRound = (handle: ReadHandle, review: string, round: number): readonly PackagedRow[] =>
  readable(
    all<BodyRow>(
      handle,
      `SELECT ${columns} FROM review_rows WHERE review_id = ? AND round = ? ORDER BY n`,
      review,
      round,
    ),
  );

/** The frozen rows of these segments, of all rounds of a review, the newest round first. */
export const rowsOfSegments = (
  handle: ReadHandle,
  review: string,
  segments: readonly SegmentId[],
): readonly PackagedRow[] =>
  readable(
    all<BodyRow>(
      handle,
      `SELECT ${columns} FROM review_rows WHERE segment_id IN (SELECT value FROM json_each(?)) AND review_id = ?
     ORDER BY round DESC, n`,
      JSON.stringify(segments),
      review,
    ),
  );

/** The segments of all rows of a review, of whatever round, those only to be read included. */
export const segmentsOfReview = (handle: ReadHandle, review: string): readonly SegmentId[] =>
  column<number>(
    handle,
    'SELECT DISTINCT segment_id FROM review_rows WHERE review_id = ?',
    review,
  ) as SegmentId[];

/** Whether a review has a row of this segment, of whatever round. */
export const isInReview = (handle: ReadHandle, review: string, segment: SegmentId): boolean =>
  first(
    handle,
    'SELECT 1 FROM review_rows WHERE segment_id = ? AND review_id = ? LIMIT 1',
    segment,
    review,
  ) !== undefined;

/** Keeps the rows of a round, which come in reading order; `from` is how many there are already. */
export const insertRoundRows = (
  handle: WriteHandle,
  review: string,
  round: number,
  rows: readonly PackagedRow[],
  from = 0,
): void => {
  for (const [n, row] of rows.entries()) {
    run(
      handle,
      'INSERT INTO review_rows (review_id, round, n, segment_id, body) VALUES (?, ?, ?, ?, ?)',
      review,
      round,
      from + n,
      row.segment,
      JSON.stringify(row),
    );
  }
};

/** Takes away the rows of a round. */
export const removeRoundRows = (handle: WriteHandle, review: string, round: number): void => {
  run(handle, 'DELETE FROM review_rows WHERE review_id = ? AND round = ?', review, round);
};

import type { SegmentId } from '../../core/model/index.ts';
import type { PackagedRow } from '../../core/review/package.ts';
import { all, column, run, type ReadHandle, type WriteHandle } from './handles.ts';

type BodyRow = { readonly body: string };

const fromRow = ({ body }: BodyRow): PackagedRow => JSON.parse(body) as PackagedRow;

/** The frozen rows of a round, in reading order. */
export const rowsOfRound = (handle: ReadHandle, review: string, round: number): readonly PackagedRow[] =>
  all<BodyRow>(
    handle,
    'SELECT body FROM review_rows WHERE review_id = ? AND round = ? ORDER BY n',
    review,
    round,
  ).map(fromRow);

/** The frozen rows of these segments, of all rounds of a review, the newest round first. */
export const rowsOfSegments = (
  handle: ReadHandle,
  review: string,
  segments: readonly SegmentId[],
): readonly PackagedRow[] =>
  all<BodyRow>(
    handle,
    `SELECT body FROM review_rows WHERE segment_id IN (SELECT value FROM json_each(?)) AND review_id = ?
     ORDER BY round DESC, n`,
    JSON.stringify(segments),
    review,
  ).map(fromRow);

/** The segments of all rows of a review, of whatever round, those only to be read included. */
export const segmentsOfReview = (handle: ReadHandle, review: string): readonly SegmentId[] =>
  column<number>(
    handle,
    'SELECT DISTINCT segment_id FROM review_rows WHERE review_id = ?',
    review,
  ) as SegmentId[];

/** Keeps the rows of a round, which come in reading order. */
export const insertRoundRows = (
  handle: WriteHandle,
  review: string,
  round: number,
  rows: readonly PackagedRow[],
): void => {
  for (const [n, row] of rows.entries()) {
    run(
      handle,
      'INSERT INTO review_rows (review_id, round, n, segment_id, body) VALUES (?, ?, ?, ?, ?)',
      review,
      round,
      n,
      row.segment,
      JSON.stringify(row),
    );
  }
};

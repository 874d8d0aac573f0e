import type { TextAlignment } from '#core/checks/alignment.ts';
import type { SegmentId, Side } from '#core/model/index.ts';
import { all, run, type ReadHandle, type Value, type WriteHandle } from './handles.ts';
import { insertMany } from './insert-many.ts';
import { rowSum } from './row-sums.ts';

type AlignmentRow = TextAlignment & {
  readonly segment: SegmentId;
  readonly side: Side;
  readonly sum: number | null;
};

const columns = ['segment_id', 'side', 'certainty', 'hash', 'sum'] as const;

/** Adds how certain it is that texts belong to the originals of their segments. */
export const insertAlignments = (
  handle: WriteHandle,
  alignments: Iterable<TextAlignment & { readonly segment: number; readonly side: Side }>,
): void => {
  const values: Value[] = [];
  for (const { segment, side, certainty, hash } of alignments)
    values.push(segment, side, certainty, hash, rowSum([segment, side, certainty, hash]));
  if (values.length > 0) insertMany(handle, 'alignments', columns, values);
};

/** Says how certain pairs are that were made anew, also where the same two stood together before. */
export const putAlignments = (
  handle: WriteHandle,
  alignments: Iterable<TextAlignment & { readonly segment: number; readonly side: Side }>,
): void => {
  for (const one of alignments) {
    run(
      handle,
      'DELETE FROM alignments WHERE segment_id = ? AND side = ? AND hash = ?',
      one.segment,
      one.side,
      one.hash,
    );
    insertAlignments(handle, [one]);
  }
};

/** Of the given segments, by their columns: of all pairs of texts that stood there. A damaged row says nothing. */
export const alignmentsOf = (
  handle: ReadHandle,
  segments: readonly SegmentId[],
): ReadonlyMap<SegmentId, ReadonlyMap<Side, readonly TextAlignment[]>> => {
  const found = new Map<SegmentId, Map<Side, TextAlignment[]>>();
  const rows = all<AlignmentRow>(
    handle,
    `SELECT segment_id AS segment, side, certainty, hash, sum FROM alignments
     WHERE segment_id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(segments),
  );
  for (const { segment, side, certainty, hash, sum } of rows) {
    if (sum !== rowSum([segment, side, certainty, hash])) continue;
    const own = found.get(segment) ?? new Map<Side, TextAlignment[]>();
    own.set(side, [...(own.get(side) ?? []), { certainty, hash }]);
    found.set(segment, own);
  }
  return found;
};

/** Deletes those of some segments. */
export const removeAlignments = (handle: WriteHandle, segments: readonly number[]): void => {
  run(
    handle,
    'DELETE FROM alignments WHERE segment_id IN (SELECT value FROM json_each(?))',
    JSON.stringify(segments),
  );
};

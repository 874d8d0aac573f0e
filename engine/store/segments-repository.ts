import type { DocumentId, SegmentId, SegmentPlace } from '#core/model/index.ts';
import { all, column, first, run, type ReadHandle, type WriteHandle } from './handles.ts';
import { rowSum } from './row-sums.ts';

const columns = 'id, document_id AS document, block_id AS block, rank, gap';

export const findSegment = (handle: ReadHandle, id: SegmentId): SegmentPlace | null =>
  first<SegmentPlace>(handle, `SELECT ${columns} FROM segments WHERE id = ?`, id) ?? null;

/** The places of the given segments, in no particular order; unknown ids are left out. */
export const findSegments = (handle: ReadHandle, ids: readonly SegmentId[]): readonly SegmentPlace[] =>
  all<SegmentPlace>(
    handle,
    `SELECT ${columns} FROM segments WHERE id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );

/** Which of the given segments have a place that is not as it was written. */
export const damagedSegments = (handle: ReadHandle, ids: readonly SegmentId[]): ReadonlySet<SegmentId> =>
  new Set(
    all<SegmentPlace & { readonly sum: number | null }>(
      handle,
      `SELECT ${columns}, sum FROM segments WHERE id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(ids),
    )
      .filter(({ id, document, block, rank, gap, sum }) => sum !== rowSum([id, document, block, rank, gap]))
      .map(({ id }) => id),
  );

/**
 * The highest number a segment can have: rows are found by it in a table as long as the highest. One beyond is a damaged one, and in
 * no row.
 */
export const highestSegment = 2 ** 26;

/** All ids of a document in reading order: ranks sort as bytes, which is SQLite's BINARY collation. */
export const orderedSegments = (handle: ReadHandle, document: DocumentId): SegmentId[] =>
  column<number>(
    handle,
    'SELECT id FROM segments WHERE document_id = ? AND id BETWEEN 1 AND ? ORDER BY rank, id',
    document,
    highestSegment,
  ) as SegmentId[];

/** Some ids of a document in reading order, from behind a place (null: the beginning) on, each with its place. */
export const orderedFrom = (
  handle: ReadHandle,
  document: DocumentId,
  after: Pick<SegmentPlace, 'id' | 'rank'> | null,
  count: number,
): readonly Pick<SegmentPlace, 'id' | 'rank'>[] =>
  all<Pick<SegmentPlace, 'id' | 'rank'>>(
    handle,
    `SELECT id, rank FROM segments WHERE document_id = ? AND id BETWEEN 1 AND ? AND (rank, id) > (?, ?)
     ORDER BY rank, id LIMIT ?`,
    document,
    highestSegment,
    after?.rank ?? '',
    after?.id ?? 0,
    count,
  );

/** The segment after the one at `rank` in its document, or null at the end. */
export const segmentAfter = (handle: ReadHandle, document: DocumentId, rank: string): SegmentPlace | null =>
  first<SegmentPlace>(
    handle,
    `SELECT ${columns} FROM segments WHERE document_id = ? AND rank > ? ORDER BY rank LIMIT 1`,
    document,
    rank,
  ) ?? null;

/** The segment before the one at `rank` in its document, or null at the start. */
export const segmentBefore = (handle: ReadHandle, document: DocumentId, rank: string): SegmentId | null =>
  first<{ id: SegmentId }>(
    handle,
    'SELECT id FROM segments WHERE document_id = ? AND rank < ? ORDER BY rank DESC LIMIT 1',
    document,
    rank,
  )?.id ?? null;

/** All segments of a document, and the block of each, in the same order, which is none in particular: plain numbers, since there may be very many. */
export const blocksBySegment = (
  handle: ReadHandle,
  document: DocumentId,
): { readonly segments: readonly number[]; readonly blocks: readonly number[] } => ({
  segments: column<number>(handle, 'SELECT id FROM segments WHERE document_id = ? ORDER BY id', document),
  blocks: column<number>(handle, 'SELECT block_id FROM segments WHERE document_id = ? ORDER BY id', document),
});

/** Writes a segment's place under its id, new or not. */
export const writeSegment = (handle: WriteHandle, place: SegmentPlace): void => {
  run(
    handle,
    `INSERT INTO segments (id, document_id, block_id, rank, gap) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET document_id = excluded.document_id, block_id = excluded.block_id,
       rank = excluded.rank, gap = excluded.gap`,
    place.id,
    place.document,
    place.block,
    place.rank,
    place.gap,
  );
};

export const removeSegment = (handle: WriteHandle, id: SegmentId): void => {
  run(handle, 'DELETE FROM segments WHERE id = ?', id);
};

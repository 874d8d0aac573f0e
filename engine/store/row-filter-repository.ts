import type { CellState, SegmentId, Side } from '#core/model/index.ts';
import { column, type ReadHandle } from './handles.ts';

/** Segments whose cell of `side` is in one of `states`, in no particular order; from one covering index. */
export const inStates = (
  handle: ReadHandle,
  side: Side,
  states: readonly CellState[],
): readonly SegmentId[] =>
  column<number>(
    handle,
    'SELECT segment_id FROM cells WHERE side = ? AND state IN (SELECT value FROM json_each(?))',
    side,
    JSON.stringify(states),
  ) as SegmentId[];

export const lockedSegments = (handle: ReadHandle, side: Side): readonly SegmentId[] =>
  column<number>(handle, 'SELECT segment_id FROM cells WHERE side = ? AND locked = 1', side) as SegmentId[];

/** Segments in which words are annotated that are somewhere; `open`: by an annotation that nobody has resolved. */
export const annotatedSegments = (handle: ReadHandle, open: boolean): readonly SegmentId[] =>
  column<number>(
    handle,
    `SELECT DISTINCT a.segment_id FROM anchors a JOIN annotations t ON t.id = a.annotation_id
     WHERE a.status <> 'orphan' AND a.status <> 'ambiguous' AND (? = 0 OR t.resolution IS NULL)`,
    Number(open),
  ) as SegmentId[];

/**
 * Segments with a text or a place that is another than it was at a time (ISO 8601, UTC): by actions since then that stand, and by
 * taking back, or doing again, what was done before.
 */
export const changedSegments = (handle: ReadHandle, since: string): readonly SegmentId[] =>
  column<number>(
    handle,
    `SELECT DISTINCT s.segment_id FROM steps s WHERE s.on_what IN ('cell', 'segment', 'row') AND s.segment_id IS NOT NULL
     AND s.seq IN (
       SELECT seq FROM history WHERE at >= ? AND of IS NULL AND state = 'done'
       UNION SELECT t.of FROM history t JOIN history e ON e.seq = t.of WHERE t.at >= ? AND e.at < ?)`,
    since,
    since,
    since,
  ) as SegmentId[];

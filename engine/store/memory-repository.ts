import type { SegmentId, Side } from '#core/model/index.ts';
import { fold } from '#core/text/fold.ts';
import { all, column, first, type ReadHandle } from './handles.ts';
import { readableText, readableTime } from './sound-values.ts';

/** Who changed a text last, and when (ISO 8601, in UTC); null when it is as it was imported. */
export const lastChange = (
  handle: ReadHandle,
  segment: SegmentId,
  side: Side,
): { readonly author: string; readonly at: string } | null => {
  const found = first<{ actor: string; at: string }>(
    handle,
    `SELECT h.actor, h.at FROM steps s JOIN history h ON h.seq = s.seq AND h.state = 'done'
     WHERE s.segment_id = ? AND s.side = ? ORDER BY s.seq DESC LIMIT 1`,
    segment,
    side,
  );
  return found === undefined ? null : { author: readableText(found.actor), at: readableTime(found.at) };
};

/** Segments of which a step of history from `seq` on, done or undone, was about a text. All that there are when it is 0. */
export const segmentsSince = (handle: ReadHandle, seq: number): readonly SegmentId[] =>
  seq === 0
    ? column(handle, 'SELECT DISTINCT segment_id FROM cells ORDER BY segment_id')
    : column(
        handle,
        `SELECT DISTINCT s.segment_id FROM history h JOIN steps s ON s.seq = coalesce(h.of, h.seq)
         WHERE h.seq >= ? AND s.segment_id IS NOT NULL ORDER BY s.segment_id`,
        seq,
      );

/** Segments whose original has nearly the same search key as a text; the caller compares. Looks through all of them. */
export const segmentsWithOriginal = (
  handle: ReadHandle,
  text: string,
): readonly { readonly segment: SegmentId; readonly text: string }[] =>
  all(
    handle,
    `SELECT segment_id AS segment, CAST(text AS TEXT) AS text FROM cells WHERE side = 'source' AND coalesce(key, text) = ?`,
    fold(text),
  );

/** The original of a segment as text, also of one that is in no shown document; null when there is none. */
export const originalText = (handle: ReadHandle, segment: SegmentId): string | null =>
  column<string>(
    handle,
    "SELECT CAST(text AS TEXT) FROM cells WHERE segment_id = ? AND side = 'source'",
    segment,
  )[0] ?? null;

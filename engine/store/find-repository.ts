import type { DocumentId, SegmentId, Side } from '#core/model/index.ts';
import { all, first, type ReadHandle } from './handles.ts';
import { highestSegment } from './segments-repository.ts';

export type CellText = { readonly segment: SegmentId; readonly side: Side; readonly text: string };

/** The highest id of any segment that can be in a row. */
export const lastSegment = (handle: ReadHandle): number =>
  first<{ id: number | null }>(handle, 'SELECT max(id) AS id FROM segments WHERE id <= ?', highestSegment)
    ?.id ?? 0;

/** Texts of the segments from one id up to another, without that. With `key`, only those whose search key holds it. */
export const cellTexts = (
  handle: ReadHandle,
  from: number,
  to: number,
  key: string | null,
): readonly CellText[] =>
  key === null
    ? all<CellText>(
        handle,
        `SELECT segment_id AS segment, side, CAST(text AS TEXT) AS text FROM cells WHERE segment_id >= ? AND segment_id < ? AND text <> ''`,
        from,
        to,
      )
    : all<CellText>(
        handle,
        `SELECT segment_id AS segment, side, CAST(text AS TEXT) AS text FROM cells
         WHERE segment_id >= ? AND segment_id < ? AND instr(coalesce(key, text), ?) > 0`,
        from,
        to,
        key,
      );

/** The segments of a document whose original has a text in its search key, in no order. */
export const originalsWith = (
  handle: ReadHandle,
  document: DocumentId,
  key: string,
): readonly { readonly segment: SegmentId }[] =>
  all<{ readonly segment: SegmentId }>(
    handle,
    `SELECT s.id AS segment FROM segments s JOIN cells c ON c.segment_id = s.id AND c.side = 'source'
     WHERE s.document_id = ? AND instr(coalesce(c.key, c.text), ?) > 0`,
    document,
    key,
  );

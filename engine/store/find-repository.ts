import type { SegmentId, Side } from '#core/model/index.ts';
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

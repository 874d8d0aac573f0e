import type { DocumentId } from '#core/model/index.ts';
import { column, run, type WriteHandle } from './handles.ts';

/**
 * Deletes up to `count` segments of a document and all that belongs to them; true when some are left. Taking back a
 * long import this way, a transaction at a time, keeps nobody waiting.
 */
export const discardSome = (handle: WriteHandle, id: DocumentId, count: number): boolean => {
  const segments = column<number>(handle, 'SELECT id FROM segments WHERE document_id = ? LIMIT ?', id, count);
  const list = JSON.stringify(segments);
  for (const [table, key] of [
    ['repairs', 'segment_id'],
    ['cells', 'segment_id'],
    ['segments', 'id'],
  ]) {
    run(handle, `DELETE FROM ${table} WHERE ${key} IN (SELECT value FROM json_each(?))`, list);
  }
  return segments.length === count;
};

/** Deletes a document and all that belongs to it: for imports that were cancelled or interrupted, which no history names. */
export const discardDocument = (handle: WriteHandle, id: DocumentId): void => {
  run(handle, 'DELETE FROM repairs WHERE document_id = ?', id);
  run(handle, 'DELETE FROM cells WHERE segment_id IN (SELECT id FROM segments WHERE document_id = ?)', id);
  run(handle, 'DELETE FROM segments WHERE document_id = ?', id);
  run(handle, 'DELETE FROM blocks WHERE document_id = ?', id);
  run(handle, 'DELETE FROM originals WHERE document_id = ?', id);
  run(handle, 'DELETE FROM documents WHERE id = ?', id);
};

import type { DocumentId } from '../../core/model/index.ts';
import { run, type WriteHandle } from './handles.ts';

/** Deletes a document and all that belongs to it: for imports that were cancelled or interrupted, which no history names. */
export const discardDocument = (handle: WriteHandle, id: DocumentId): void => {
  run(handle, 'DELETE FROM repairs WHERE document_id = ?', id);
  run(handle, 'DELETE FROM cells WHERE segment_id IN (SELECT id FROM segments WHERE document_id = ?)', id);
  run(handle, 'DELETE FROM segments WHERE document_id = ?', id);
  run(handle, 'DELETE FROM blocks WHERE document_id = ?', id);
  run(handle, 'DELETE FROM originals WHERE document_id = ?', id);
  run(handle, 'DELETE FROM documents WHERE id = ?', id);
};

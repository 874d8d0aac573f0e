import type { DocumentId } from '#core/model/index.ts';
import { all, column, run, type WriteHandle } from './handles.ts';
import { removeAlignments } from './alignments-repository.ts';
import { removeReferences } from './references-repository.ts';

/** Parts of the original file that are deleted at a time; one has half a megabyte. */
const originalsAtOnce = 4;

/**
 * Deletes up to `count` segments of a document and all that belongs to them, and when none are left a piece of its original
 * file; true when some of either are left. Taking back a long import this way, a transaction at a time, keeps nobody waiting.
 */
export const discardSome = (handle: WriteHandle, id: DocumentId, count: number): boolean => {
  const rows = all<{ id: number; block: number }>(
    handle,
    'SELECT id, block_id AS block FROM segments WHERE document_id = ? LIMIT ?',
    id,
    count,
  );
  if (rows.length === 0) {
    const parts = column<number>(
      handle,
      'SELECT part FROM originals WHERE document_id = ? LIMIT ?',
      id,
      originalsAtOnce,
    );
    for (const part of parts)
      run(handle, 'DELETE FROM originals WHERE document_id = ? AND part = ?', id, part);
    return parts.length === originalsAtOnce;
  }
  const ids = rows.map((row) => row.id);
  removeReferences(handle, id, ids);
  removeAlignments(handle, ids);
  const segments = JSON.stringify(ids);
  for (const [table, key] of [
    ['repairs', 'segment_id'],
    ['cells', 'segment_id'],
    ['segments', 'id'],
  ]) {
    run(handle, `DELETE FROM ${table} WHERE ${key} IN (SELECT value FROM json_each(?))`, segments);
  }
  const blocks = JSON.stringify([...new Set(rows.map(({ block }) => block))]);
  run(
    handle,
    `DELETE FROM blocks WHERE id IN (SELECT value FROM json_each(?))
     AND NOT EXISTS (SELECT 1 FROM segments WHERE block_id = blocks.id)`,
    blocks,
  );
  return true;
};

/** Deletes a document and all that belongs to it: for imports that were cancelled or interrupted, which no history names. */
export const discardDocument = (handle: WriteHandle, id: DocumentId): void => {
  removeReferences(handle, id);
  removeAlignments(handle, column<number>(handle, 'SELECT id FROM segments WHERE document_id = ?', id));
  run(handle, 'DELETE FROM repairs WHERE document_id = ?', id);
  run(handle, 'DELETE FROM cells WHERE segment_id IN (SELECT id FROM segments WHERE document_id = ?)', id);
  run(handle, 'DELETE FROM segments WHERE document_id = ?', id);
  run(handle, 'DELETE FROM blocks WHERE document_id = ?', id);
  run(handle, 'DELETE FROM originals WHERE document_id = ?', id);
  run(handle, 'DELETE FROM documents WHERE id = ?', id);
};

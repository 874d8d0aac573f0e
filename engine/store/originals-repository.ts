import type { DocumentId } from '#core/model/index.ts';
import { each, first, run, type ReadHandle, type WriteHandle } from './handles.ts';

/** Originals are kept in parts of this many bytes, so that none need ever be in memory whole. */
export const originalPartSize = 1024 * 1024;

/** Keeps one part of a document's bytes, unchanged, as they came. Parts count from 0. */
export const insertOriginalPart = (
  handle: WriteHandle,
  document: DocumentId,
  part: number,
  bytes: Uint8Array,
): void => {
  run(handle, 'INSERT INTO originals (document_id, part, bytes) VALUES (?, ?, ?)', document, part, bytes);
};

/** The bytes of a document as they came, part by part. */
export const originalParts = function* (handle: ReadHandle, document: DocumentId): Generator<Uint8Array> {
  const sql = 'SELECT bytes FROM originals WHERE document_id = ? ORDER BY part';
  for (const { bytes } of each<{ bytes: Uint8Array }>(handle, sql, document)) yield bytes;
};

/** One of them; null where there is none. */
export const originalPart = (handle: ReadHandle, document: DocumentId, part: number): Uint8Array | null => {
  const sql = 'SELECT bytes FROM originals WHERE document_id = ? AND part = ?';
  return first<{ bytes: Uint8Array }>(handle, sql, document, part)?.bytes ?? null;
};

/** How many bytes there are. */
export const originalSize = (handle: ReadHandle, document: DocumentId): number => {
  const sql = 'SELECT coalesce(sum(length(bytes)), 0) AS size FROM originals WHERE document_id = ?';
  return first<{ size: number }>(handle, sql, document)?.size ?? 0;
};

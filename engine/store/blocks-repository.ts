import type { Block, BlockId, BlockKind, DocumentId, SegmentId } from '../../core/model/index.ts';
import { all, first, run, type ReadHandle, type WriteHandle } from './handles.ts';

/** The given blocks, in no particular order; unknown ids are left out. */
export const blocksOf = (handle: ReadHandle, ids: readonly BlockId[]): readonly Block[] =>
  all<{ id: BlockId; kind: BlockKind; level: number }>(
    handle,
    'SELECT id, kind, level FROM blocks WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify(ids),
  );

/** Writes a block under its id, new or not. */
export const writeBlock = (handle: WriteHandle, document: DocumentId, block: Block): void => {
  run(
    handle,
    `INSERT INTO blocks (id, document_id, kind, level) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, level = excluded.level`,
    block.id,
    document,
    block.kind,
    block.level,
  );
};

export const removeBlock = (handle: WriteHandle, id: BlockId): void => {
  run(handle, 'DELETE FROM blocks WHERE id = ?', id);
};

/** The kind of the block that a segment is in; null for a segment that is not there. */
export const kindOf = (handle: ReadHandle, segment: SegmentId): BlockKind | null =>
  first<{ kind: BlockKind }>(
    handle,
    'SELECT b.kind FROM segments s JOIN blocks b ON b.id = s.block_id WHERE s.id = ?',
    segment,
  )?.kind ?? null;

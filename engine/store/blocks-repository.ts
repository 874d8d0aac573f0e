import {
  blockKinds,
  type Block,
  type BlockId,
  type BlockKind,
  type DocumentId,
  type SegmentId,
} from '#core/model/index.ts';
import { all, first, run, type ReadHandle, type WriteHandle } from './handles.ts';
import { rowSum } from './row-sums.ts';
import { readableChoice, readableCount } from './sound-values.ts';

/** The given blocks, in no particular order; unknown ids are left out. */
export const blocksOf = (handle: ReadHandle, ids: readonly BlockId[]): readonly Block[] =>
  all<{ id: BlockId; kind: BlockKind; level: number }>(
    handle,
    'SELECT id, kind, level FROM blocks WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify(ids),
  ).map(({ id, kind, level }) => ({
    id,
    kind: readableChoice(kind, blockKinds, 'paragraph'),
    level: readableCount(level),
  }));

/** How many headings of each level some documents have. O(their blocks). */
export const headingLevels = (
  handle: ReadHandle,
  documents: readonly DocumentId[],
): ReadonlyMap<number, number> =>
  new Map(
    all<{ level: number; count: number }>(
      handle,
      `SELECT level, COUNT(*) AS count FROM blocks
       WHERE kind = 'heading' AND document_id IN (SELECT value FROM json_each(?)) GROUP BY level`,
      JSON.stringify(documents),
    ).map(({ level, count }) => [readableCount(level), count] as const),
  );

/** Which of the given blocks are not as they were written. */
export const damagedBlocks = (handle: ReadHandle, ids: readonly BlockId[]): ReadonlySet<BlockId> =>
  new Set(
    all<{ id: BlockId; document: number; kind: string; level: number; sum: number | null }>(
      handle,
      `SELECT id, document_id AS document, kind, level, sum FROM blocks WHERE id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(ids),
    )
      .filter(({ id, document, kind, level, sum }) => sum !== rowSum([id, document, kind, level]))
      .map(({ id }) => id),
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

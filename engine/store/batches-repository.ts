import type { ImportBatch } from '../../core/import/index.ts';
import type { DocumentId, SegmentId } from '../../core/model/index.ts';
import { run, type WriteHandle } from './handles.ts';
import { nextId } from './ids.ts';
import { insertRepair } from './repairs-repository.ts';

/** Adds the prepared segments of one batch to a document: blocks, segments, all cells, repairs. */
export const insertBatch = (handle: WriteHandle, document: DocumentId, batch: ImportBatch): void => {
  const firstBlock = nextId(handle, 'blocks');
  const firstSegment = nextId(handle, 'segments');
  batch.kinds.forEach((kind, i) => {
    run(
      handle,
      'INSERT INTO blocks (id, document_id, kind, level) VALUES (?, ?, ?, ?)',
      firstBlock + i,
      document,
      kind,
      batch.levels[i] ?? 0,
    );
  });
  batch.ranks.forEach((rank, i) => {
    run(
      handle,
      'INSERT INTO segments (id, document_id, block_id, rank, gap) VALUES (?, ?, ?, ?, ?)',
      firstSegment + i,
      document,
      firstBlock + (batch.blocks[i] ?? 0),
      rank,
      batch.gaps[i] ?? '',
    );
    for (const { side, state, origin, text, tags, key, characters, words } of batch.columns) {
      const own = text[i] ?? '';
      run(
        handle,
        `INSERT INTO cells (segment_id, side, text, tags, state, locked, origin, stale, key, characters, words)
         VALUES (?, ?, ?, ?, ?, 0, ?, 0, ?, ?, ?)`,
        firstSegment + i,
        side,
        own,
        tags[i] ?? null,
        own === '' && tags[i] === null ? 'empty' : state,
        origin,
        key[i] ?? null,
        characters[i] ?? 0,
        words[i] ?? 0,
      );
    }
  });
  for (const { draft, decision, segment, start, end } of batch.repairs) {
    const { kind, certainty, before, after, reason, params = {} } = draft;
    insertRepair(handle, {
      document,
      kind,
      certainty,
      before,
      after,
      reason,
      params,
      decision,
      status: 'live',
      segment: (firstSegment + segment) as SegmentId,
      start,
      end,
    });
  }
};

import type { ImportBatch } from '#core/import/index.ts';
import type { DocumentId, SegmentId } from '#core/model/index.ts';
import { cellSum } from './cells-repository.ts';
import type { Value, WriteHandle } from './handles.ts';
import { nextId } from './ids.ts';
import { insertMany } from './insert-many.ts';
import { rowSum } from './row-sums.ts';

/** Where the ids of a batch begin; those of its blocks, by their numbers in it. */
type First = {
  readonly document: DocumentId;
  readonly block: (number: number) => number;
  readonly segment: number;
};

const blockColumns = ['id', 'document_id', 'kind', 'level', 'sum'];
const segmentColumns = ['id', 'document_id', 'block_id', 'rank', 'gap', 'sum'];
const cellColumns = [
  'segment_id',
  'side',
  'text',
  'tags',
  'state',
  'locked',
  'origin',
  'stale',
  'key',
  'characters',
  'words',
  'sum',
];
const repairColumns = [
  'id',
  'document_id',
  'kind',
  'certainty',
  'before',
  'after',
  'reason',
  'params',
  'decision',
  'status',
  'segment_id',
  'start',
  '"end"',
  'sum',
];

/** A row with its checksum: the triggers that would see to it cost an import a third of its speed. */
const summed = (row: readonly Value[]): Value[] => [...row, rowSum(row)];

const blockValues = ({ kinds, levels, continues }: ImportBatch, { document, block }: First): Value[] =>
  kinds.flatMap((kind, i) =>
    continues && i === 0 ? [] : summed([block(i), document, kind, levels[i] ?? 0]),
  );

const segmentValues = ({ ranks, blocks, gaps }: ImportBatch, first: First): Value[] =>
  ranks.flatMap((rank, i) =>
    summed([first.segment + i, first.document, first.block(blocks[i] ?? 0), rank, gaps[i] ?? '']),
  );

/** Segment by segment, in the order of the table's key, so that rows are only ever added at its end. */
const cellValues = ({ ranks, columns }: ImportBatch, { segment }: First): Value[] => {
  const values: Value[] = [];
  const ordered = columns.toSorted((a, b) => (a.side < b.side ? -1 : 1));
  for (let i = 0; i < ranks.length; i += 1) {
    for (const { side, state, origin, text, tags, key, characters, words } of ordered) {
      const own = text[i] ?? '';
      const isEmpty = own === '' && tags[i] === null;
      const row = {
        segment_id: (segment + i) as SegmentId,
        side,
        text: own,
        tags: tags[i] ?? null,
        state: isEmpty ? ('empty' as const) : state,
        locked: 0,
        origin,
        stale: 0,
        key: key[i] ?? null,
        characters: characters[i] ?? 0,
        words: words[i] ?? 0,
      };
      values.push(row.segment_id, side, own, row.tags, row.state, 0, origin, 0, row.key);
      values.push(row.characters, row.words, cellSum(row));
    }
  }
  return values;
};

const repairValues = ({ repairs }: ImportBatch, first: First, firstRepair: number): Value[] =>
  repairs.flatMap(({ draft, decision, segment, start, end }, i) =>
    summed([
      firstRepair + i,
      first.document,
      draft.kind,
      draft.certainty,
      draft.before,
      draft.after,
      draft.reason,
      JSON.stringify(draft.params ?? {}),
      decision,
      'live',
      first.segment + segment,
      start,
      end,
    ]),
  );

/**
 * Adds the prepared segments of one batch to a document: blocks, segments, all cells, repairs. `last` is the block that the
 * batch before ended in; the answer is the one this ends in.
 */
export const insertBatch = (
  handle: WriteHandle,
  document: DocumentId,
  batch: ImportBatch,
  last: number | null,
): number => {
  const own = nextId(handle, 'blocks');
  const continued = batch.continues ? last : null;
  const block = (number: number): number =>
    continued === null ? own + number : number === 0 ? continued : own + number - 1;
  const first = { document, block, segment: nextId(handle, 'segments') };
  insertMany(handle, 'blocks', blockColumns, blockValues(batch, first));
  insertMany(handle, 'segments', segmentColumns, segmentValues(batch, first));
  insertMany(handle, 'cells', cellColumns, cellValues(batch, first));
  insertMany(handle, 'repairs', repairColumns, repairValues(batch, first, nextId(handle, 'repairs')));
  return block(batch.kinds.length - 1);
};

import type { ImportBatch } from '../../core/import/index.ts';
import type { DocumentId } from '../../core/model/index.ts';
import type { Value, WriteHandle } from './handles.ts';
import { nextId } from './ids.ts';
import { insertMany } from './insert-many.ts';

/** Where the ids of a batch begin; those of its blocks, by their numbers in it. */
type First = {
  readonly document: DocumentId;
  readonly block: (number: number) => number;
  readonly segment: number;
};

const blockColumns = ['id', 'document_id', 'kind', 'level'];
const segmentColumns = ['id', 'document_id', 'block_id', 'rank', 'gap'];
const cellColumns = ['segment_id', 'side', 'text', 'tags', 'state', 'origin', 'key', 'characters', 'words'];
const repairColumns = [
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
];

const blockValues = ({ kinds, levels, continues }: ImportBatch, { document, block }: First): Value[] =>
  kinds.flatMap((kind, i) => (continues && i === 0 ? [] : [block(i), document, kind, levels[i] ?? 0]));

const segmentValues = ({ ranks, blocks, gaps }: ImportBatch, first: First): Value[] =>
  ranks.flatMap((rank, i) => [
    first.segment + i,
    first.document,
    first.block(blocks[i] ?? 0),
    rank,
    gaps[i] ?? '',
  ]);

/** Segment by segment, in the order of the table's key, so that rows are only ever added at its end. */
const cellValues = ({ ranks, columns }: ImportBatch, { segment }: First): Value[] => {
  const values: Value[] = [];
  const ordered = columns.toSorted((a, b) => (a.side < b.side ? -1 : 1));
  for (let i = 0; i < ranks.length; i += 1) {
    for (const { side, state, origin, text, tags, key, characters, words } of ordered) {
      const own = text[i] ?? '';
      const isEmpty = own === '' && tags[i] === null;
      values.push(segment + i, side, own, tags[i] ?? null, isEmpty ? 'empty' : state);
      values.push(origin, key[i] ?? null, characters[i] ?? 0, words[i] ?? 0);
    }
  }
  return values;
};

const repairValues = ({ repairs }: ImportBatch, first: First): Value[] =>
  repairs.flatMap(({ draft, decision, segment, start, end }) => [
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
  ]);

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
  insertMany(handle, 'repairs', repairColumns, repairValues(batch, first));
  return block(batch.kinds.length - 1);
};

import { alignmentOf } from '#core/checks/alignment.ts';
import type { ImportBatch } from '#core/import/index.ts';
import type { DocumentId, SegmentId } from '#core/model/index.ts';
import type { Value, WriteHandle } from './handles.ts';
import { insertAlignments } from './alignments-repository.ts';
import { nextId } from './ids.ts';
import { insertMany, insertPattern, type RowPattern } from './insert-many.ts';
import { insertReferences } from './references-repository.ts';
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

type Column = ImportBatch['columns'][number];

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const isBlank = ({ own, text, tags }: Column): boolean =>
  own.size === 0 && text.every((one) => one === '') && tags.every((one) => one === null);

/** The cells of one segment. What is the same in all cells of a column stands in the statement: handing a value over costs as much as storing it. */
const cellsPattern = (columns: readonly Column[], blank: ReadonlySet<Column>): RowPattern => ({
  sql: columns
    .map((column) => {
      const [side, origin] = [quoted(column.side), quoted(column.usual.origin)];
      if (blank.has(column)) return `(?, ${side}, '', NULL, 'empty', 0, ${origin}, 0, NULL, 0, 0, ?)`;
      return column.own.size === 0
        ? `(?, ${side}, ?, ?, ?, 0, ${origin}, 0, ?, ?, ?, ?)`
        : `(?, ${side}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
    })
    .join(', '),
  width: columns.reduce(
    (width, column) => width + (blank.has(column) ? 2 : column.own.size === 0 ? 8 : 11),
    0,
  ),
});

/** Segment by segment, in the order of the table's key, so that rows are only ever added at its end. */
const insertCells = (handle: WriteHandle, { ranks, columns }: ImportBatch, { segment }: First): void => {
  const ordered = columns.toSorted((a, b) => (a.side < b.side ? -1 : 1));
  const blank = new Set(ordered.filter(isBlank));
  const values: Value[] = [];
  for (let i = 0; i < ranks.length; i += 1) {
    const id = segment + i;
    for (const column of ordered) {
      const { side, usual } = column;
      if (blank.has(column)) {
        values.push(id, rowSum([id, side, '', null, 'empty', 0, usual.origin, 0, null, 0, 0]));
        continue;
      }
      const text = column.text[i] ?? '';
      const tags = column.tags[i] ?? null;
      const facts = column.own.get(i) ?? usual;
      const state = text === '' && tags === null ? 'empty' : facts.state;
      const [locked, stale] = [facts.locked ? 1 : 0, facts.stale ? 1 : 0];
      const key = column.key[i] ?? null;
      const characters = column.characters[i] ?? 0;
      const words = column.words[i] ?? 0;
      const { origin } = facts;
      const sum = rowSum([id, side, text, tags, state, locked, origin, stale, key, characters, words]);
      if (column.own.size === 0) values.push(id, text, tags, state, key, characters, words, sum);
      else values.push(id, text, tags, state, locked, origin, stale, key, characters, words, sum);
    }
  }
  insertPattern(handle, 'cells', cellColumns, cellsPattern(ordered, blank), values);
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

/** The block that a batch ends in, and the id of its first segment; the others follow. */
export type Inserted = { readonly block: number; readonly first: SegmentId };

const referencesIn = ({ refs }: ImportBatch, { segment }: First): readonly (readonly [SegmentId, string])[] =>
  [...refs].map(([n, ref]) => [(segment + n) as SegmentId, ref] as const);

const alignmentsIn = ({ alignments, columns }: ImportBatch, { segment: start }: First) => {
  const texts = new Map(columns.map(({ side, text }) => [side, text]));
  return alignments.map(({ segment, side, certainty }) => ({
    segment: start + segment,
    side,
    ...alignmentOf(texts.get('source')?.[segment] ?? '', texts.get(side)?.[segment] ?? '', certainty),
  }));
};

/**
 * Adds the prepared segments of one batch to a document: blocks, segments, all cells, repairs, references. `last` is the block
 * that the batch before ended in.
 */
export const insertBatch = (
  handle: WriteHandle,
  document: DocumentId,
  batch: ImportBatch,
  last: number | null,
): Inserted => {
  const own = nextId(handle, 'blocks');
  const continued = batch.continues ? last : null;
  const block = (number: number): number =>
    continued === null ? own + number : number === 0 ? continued : own + number - 1;
  const first = { document, block, segment: nextId(handle, 'segments') };
  insertMany(handle, 'blocks', blockColumns, blockValues(batch, first));
  insertMany(handle, 'segments', segmentColumns, segmentValues(batch, first));
  insertCells(handle, batch, first);
  insertMany(handle, 'repairs', repairColumns, repairValues(batch, first, nextId(handle, 'repairs')));
  insertReferences(handle, document, referencesIn(batch, first));
  insertAlignments(handle, alignmentsIn(batch, first));
  return { block: block(batch.kinds.length - 1), first: first.segment as SegmentId };
};

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

/** What a cell holds between its key and its checksum, in the order of the table. */
type Part =
  | { readonly values: readonly Value[] }
  /** The same in all cells of the batch. */
  | { readonly fixed: Value };

/** Whether a value that all cells have may stand in the statement: there are few of these, so that there are few statements. */
const isPlain = (value: Value | undefined): value is Value => value === null || value === '' || value === 0;

const part = (values: readonly Value[]): Part => {
  const [first] = values;
  return isPlain(first) && values.every((one) => one === first) ? { fixed: first } : { values };
};

/** The same of values out of a short list of names. */
const namePart = (values: readonly string[]): Part => {
  const [first = ''] = values;
  return values.every((one) => one === first) ? { fixed: first } : { values };
};

const flag = (is: boolean): number => (is ? 1 : 0);

const partsOf = ({ usual, own, text, tags, key, characters, words }: Column): readonly Part[] => {
  const facts = text.map((_, i) => own.get(i) ?? usual);
  return [
    part(text),
    part(tags),
    namePart(facts.map(({ state }, i) => (text[i] === '' && (tags[i] ?? null) === null ? 'empty' : state))),
    part(facts.map(({ locked }) => flag(locked))),
    namePart(facts.map(({ origin }) => origin)),
    part(facts.map(({ stale }) => flag(stale))),
    part(key),
    part(characters),
    part(words),
  ];
};

const quoted = (value: Value): string =>
  value === null ? 'NULL' : typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);

type StoredColumn = { readonly side: string; readonly parts: readonly Part[] };

/** The cells of one segment. What is the same in all cells of a column stands in the statement: handing a value over costs as much as storing it. */
const cellsPattern = (columns: readonly StoredColumn[]): RowPattern => ({
  sql: columns
    .map(({ side, parts }) => {
      const middle = parts.map((one) => ('fixed' in one ? quoted(one.fixed) : '?'));
      return `(?, ${quoted(side)}, ${middle.join(', ')}, ?)`;
    })
    .join(', '),
  width: columns.reduce((width, { parts }) => width + 2 + parts.filter((one) => 'values' in one).length, 0),
});

/** Adds the values of a cell that its statement lacks, its checksum last. `row`: room for all of them, with those that are the same in it. */
const addCell = (to: Value[], row: Value[], id: number, i: number, { parts }: StoredColumn): void => {
  row[0] = id;
  to.push(id);
  for (let n = 0; n < parts.length; n += 1) {
    const one = parts[n];
    if (one === undefined || 'fixed' in one) continue;
    const value = one.values[i] ?? null;
    row[n + 2] = value;
    to.push(value);
  }
  to.push(rowSum(row));
};

/** Segment by segment, in the order of the table's key, so that rows are only ever added at its end. */
const insertCells = (handle: WriteHandle, { ranks, columns }: ImportBatch, { segment }: First): void => {
  const ordered = columns
    .toSorted((a, b) => (a.side < b.side ? -1 : 1))
    .map((column) => {
      const stored = { side: column.side, parts: partsOf(column) };
      const row = [0, column.side, ...stored.parts.map((one) => ('fixed' in one ? one.fixed : null))];
      return { stored, row };
    });
  const values: Value[] = [];
  for (let i = 0; i < ranks.length; i += 1)
    for (const { stored, row } of ordered) addCell(values, row, segment + i, i, stored);
  insertPattern(handle, 'cells', cellColumns, cellsPattern(ordered.map(({ stored }) => stored)), values);
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

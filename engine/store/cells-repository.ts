import type {
  BlockKind,
  Cell,
  CellOrigin,
  CellState,
  DocumentId,
  InlineTag,
  Language,
  SegmentId,
  SegmentPlace,
  Side,
  SideCounts,
} from '#core/model/index.ts';
import { countText } from '#core/text/count.ts';
import { fold } from '#core/text/fold.ts';
import { validRich } from '#core/text/mapping.ts';
import { all, column, each, first, run, type ReadHandle, type Value, type WriteHandle } from './handles.ts';
import { rowSum } from './row-sums.ts';
import { inlineTags, storedJson } from './stored-shapes.ts';

/** A row of the table, in the order of its columns. */
type CellRow = {
  segment_id: SegmentId;
  side: Side;
  text: string;
  tags: string | null;
  state: CellState;
  locked: number;
  origin: CellOrigin;
  stale: number;
  key: string | null;
  characters: number;
  words: number;
  sum: number | null;
};

export type PlacedCell = { readonly segment: SegmentId; readonly side: Side; readonly cell: Cell };

const columns = 'segment_id, side, text, tags, state, locked, origin, stale, key, characters, words, sum';

/** The checksum of a row's other columns. */
const cellSum = (row: Omit<CellRow, 'sum'>): number =>
  rowSum([
    row.segment_id,
    row.side,
    row.text,
    row.tags,
    row.state,
    row.locked,
    row.origin,
    row.stale,
    row.key,
    row.characters,
    row.words,
  ]);

const none: readonly InlineTag[] = [];

/** The tags of a row; undefined when they cannot be read, or cannot stand in its text. */
const tagsOf = ({ text, tags }: CellRow): readonly InlineTag[] | undefined => {
  if (tags === null) return none;
  const read = storedJson<readonly InlineTag[]>(tags, inlineTags);
  return read !== undefined && typeof text === 'string' && validRich({ text, tags: read }) ? read : undefined;
};

/** What can be read of a row. One that is not as it was written is marked, and stops nobody from reading the others. */
const fromRow = (row: CellRow): Cell => {
  const tags = tagsOf(row);
  const cell = {
    // A damaged one may hold bytes, whatever its type says.
    text: typeof row.text === 'string' ? row.text : String(row.text),
    tags: tags ?? none,
    state: row.state,
    locked: row.locked === 1,
    origin: row.origin,
    stale: row.stale === 1,
  };
  return tags !== undefined && row.sum === cellSum(row) ? cell : { ...cell, damaged: true };
};

const placed = (row: CellRow): PlacedCell => ({
  segment: row.segment_id,
  side: row.side,
  cell: fromRow(row),
});

export const findCell = (handle: ReadHandle, segment: SegmentId, side: Side): Cell | null => {
  const row = first<CellRow>(
    handle,
    `SELECT ${columns} FROM cells WHERE segment_id = ? AND side = ?`,
    segment,
    side,
  );
  return row === undefined ? null : fromRow(row);
};

/** All texts of one segment. */
export const cellsOf = (handle: ReadHandle, segment: SegmentId): readonly PlacedCell[] =>
  all<CellRow>(handle, `SELECT ${columns} FROM cells WHERE segment_id = ?`, segment).map(placed);

/** All texts of the given segments, in no particular order. */
export const cellsOfAll = (handle: ReadHandle, segments: readonly SegmentId[]): readonly PlacedCell[] =>
  all<CellRow>(
    handle,
    `SELECT ${columns} FROM cells WHERE segment_id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(segments),
  ).map(placed);

/** Every text of the file, removed documents too, one at a time. */
export const eachCell = function* (handle: ReadHandle): Generator<PlacedCell> {
  for (const row of each<CellRow>(handle, `SELECT ${columns} FROM cells`)) yield placed(row);
};

export type PlacedOriginal = { readonly place: SegmentPlace; readonly cell: Cell };

/** Some originals of a document in reading order, from behind a place (null: the beginning) on, each with its place. */
export const originalsFrom = (
  handle: ReadHandle,
  document: DocumentId,
  after: Pick<SegmentPlace, 'id' | 'rank'> | null,
  count: number,
): readonly PlacedOriginal[] =>
  all<CellRow & Omit<SegmentPlace, 'id' | 'document'>>(
    handle,
    `SELECT c.*, s.block_id AS block, s.rank, s.gap FROM segments s
     JOIN cells c ON c.segment_id = s.id AND c.side = 'source'
     WHERE s.document_id = ? AND (s.rank, s.id) > (?, ?) ORDER BY s.rank, s.id LIMIT ?`,
    document,
    after?.rank ?? '',
    after?.id ?? 0,
    count,
  ).map(({ block, rank, gap, ...row }) => ({
    place: { id: row.segment_id, document, block, rank, gap },
    cell: fromRow(row),
  }));

type TargetRow = { readonly [K in keyof CellRow as `t_${K}`]: CellRow[K] };

const rightOf = (row: TargetRow): CellRow => ({
  segment_id: row.t_segment_id,
  side: row.t_side,
  text: row.t_text,
  tags: row.t_tags,
  state: row.t_state,
  locked: row.t_locked,
  origin: row.t_origin,
  stale: row.t_stale,
  key: row.t_key,
  characters: row.t_characters,
  words: row.t_words,
  sum: row.t_sum,
});

const isPair = (row: PairRow): row is PairRow & TargetRow => row.t_side !== null;

type PairRow = CellRow & { readonly segment: SegmentId; readonly kind: BlockKind } & {
  readonly [K in keyof TargetRow]: TargetRow[K] | null;
};

const targetColumns = columns
  .split(', ')
  .map((name) => `t.${name} AS t_${name}`)
  .join(', ');

/** Two columns of a document side by side, in no particular order; `target` is null where it has no cell yet. */
export const pairsOf = function* (
  handle: ReadHandle,
  document: DocumentId,
  from: Side,
  target: Side,
): Generator<{ segment: SegmentId; kind: BlockKind; from: Cell; target: Cell | null }> {
  const sql = `SELECT s.id AS segment, b.kind, f.*, ${targetColumns}
    FROM segments s
    JOIN blocks b ON b.id = s.block_id
    JOIN cells f ON f.segment_id = s.id AND f.side = ?
    LEFT JOIN cells t ON t.segment_id = s.id AND t.side = ?
    WHERE s.document_id = ?`;
  for (const row of each<PairRow>(handle, sql, from, target, document)) {
    const right = isPair(row) ? fromRow(rightOf(row)) : null;
    yield { segment: row.segment, kind: row.kind, from: fromRow(row), target: right };
  }
};

/** Rewrites a text whose progress and counts stay the same, without touching the indexes; false when they do not. */
const rewriteText = (handle: WriteHandle, segment: SegmentId, side: Side, values: CellValues): boolean =>
  run(
    handle,
    `UPDATE cells SET text = ?, tags = ?, locked = ?, origin = ?, key = ?, sum = ?
     WHERE segment_id = ? AND side = ? AND state = ? AND stale = ? AND characters = ? AND words = ?`,
    values.text,
    values.tags,
    values.locked,
    values.origin,
    values.key,
    cellSum({ segment_id: segment, side, ...values }),
    segment,
    side,
    values.state,
    values.stale,
    values.characters,
    values.words,
  ).changes === 1;

type CellValues = Omit<CellRow, 'segment_id' | 'side' | 'sum'>;

const valuesOf = (cell: Cell, language: Language): CellValues => {
  const key = fold(cell.text);
  return {
    text: cell.text,
    tags: cell.tags.length === 0 ? null : JSON.stringify(cell.tags),
    state: cell.state,
    locked: Number(cell.locked),
    origin: cell.origin,
    stale: Number(cell.stale),
    key: key === cell.text ? null : key,
    ...countText(cell.text, language),
  };
};

/** A text as the columns of its row, without the checksum. */
export const cellRow = (segment: SegmentId, side: Side, cell: Cell, language: Language): readonly Value[] => {
  const { text, tags, state, locked, origin, stale, key, characters, words } = valuesOf(cell, language);
  return [segment, side, text, tags, state, locked, origin, stale, key, characters, words];
};

/** The text in a row as the file holds it. */
export const cellFromRaw = (raw: readonly Value[]): Cell =>
  fromRow(Object.fromEntries(columns.split(', ').map((name, index) => [name, raw[index]])) as CellRow);

const upsert = `INSERT INTO cells (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (segment_id, side) DO UPDATE SET text = excluded.text, tags = excluded.tags, state = excluded.state,
    locked = excluded.locked, origin = excluded.origin, stale = excluded.stale, key = excluded.key,
    characters = excluded.characters, words = excluded.words, sum = excluded.sum`;

const putCell = (handle: WriteHandle, segment: SegmentId, side: Side, values: CellValues): void => {
  const { text, tags, state, locked, origin, stale, key, characters, words } = values;
  const sum = cellSum({ segment_id: segment, side, ...values });
  run(handle, upsert, segment, side, text, tags, state, locked, origin, stale, key, characters, words, sum);
};

/**
 * Writes one text, new or not, with its search key and its counts. The key is kept only where folding changes the
 * text. `language` is the text's own.
 */
export const writeCell = (
  handle: WriteHandle,
  segment: SegmentId,
  side: Side,
  cell: Cell,
  language: Language,
): void => {
  const values = valuesOf(cell, language);
  if (!rewriteText(handle, segment, side, values)) putCell(handle, segment, side, values);
};

export const removeCell = (handle: WriteHandle, segment: SegmentId, side: Side): void => {
  run(handle, 'DELETE FROM cells WHERE segment_id = ? AND side = ?', segment, side);
};

type CountRow = { side: Side; state: CellState; segments: number; characters: number; words: number };

const countRows = (handle: ReadHandle, everyDocument: boolean): readonly CountRow[] => {
  const counted = 'count(*) AS segments, sum(c.characters) AS characters, sum(c.words) AS words';
  // Without the join the answer comes from one covering index.
  return everyDocument
    ? all<CountRow>(handle, `SELECT c.side, c.state, ${counted} FROM cells c GROUP BY c.side, c.state`)
    : all<CountRow>(
        handle,
        `SELECT c.side, c.state, ${counted} FROM cells c JOIN segments s ON s.id = c.segment_id
         JOIN documents d ON d.id = s.document_id AND d.present = 1 AND d.status = 'ready' GROUP BY c.side, c.state`,
      );
};

/** Progress of each column that has cells. `everyDocument`: no document is hidden, so the quick way may be taken. */
export const countCells = (handle: ReadHandle, everyDocument: boolean): readonly SideCounts[] => {
  const bySide = new Map<Side, SideCounts>();
  for (const row of countRows(handle, everyDocument)) {
    const sum = bySide.get(row.side) ?? {
      side: row.side,
      segments: 0,
      empty: 0,
      draft: 0,
      translated: 0,
      reviewed: 0,
      approved: 0,
      characters: 0,
      words: 0,
    };
    bySide.set(row.side, {
      ...sum,
      segments: sum.segments + row.segments,
      [row.state]: row.segments,
      characters: sum.characters + row.characters,
      words: sum.words + row.words,
    });
  }
  return [...bySide.values()];
};

/** Whether there is any text in a column, shown or not. */
export const hasTextsOn = (handle: ReadHandle, side: Side): boolean =>
  first(handle, "SELECT 1 FROM cells WHERE side = ? AND (state <> 'empty' OR text <> '') LIMIT 1", side) !==
  undefined;

/** The columns of a document that hold a text which came from a file or from people, and was not converted. Reads all its cells. */
export const writtenColumns = (handle: ReadHandle, document: DocumentId): readonly Side[] =>
  column<Side>(
    handle,
    `SELECT DISTINCT c.side FROM segments s JOIN cells c ON c.segment_id = s.id
     WHERE s.document_id = ? AND c.origin <> 'converted' AND c.text <> ''`,
    document,
  );

/** Segments whose cell of `side` is in one of `states`, at most `limit`, in no particular order. */
export const segmentsInState = (
  handle: ReadHandle,
  side: Side,
  states: readonly CellState[],
  limit: number,
): SegmentId[] =>
  column<number>(
    handle,
    'SELECT segment_id FROM cells WHERE side = ? AND state IN (SELECT value FROM json_each(?)) LIMIT ?',
    side,
    JSON.stringify(states),
    limit,
  ) as SegmentId[];

/** Segments whose cell of `side` is stale, at most `limit`, in no particular order. */
export const staleSegments = (handle: ReadHandle, side: Side, limit: number): SegmentId[] =>
  column<number>(
    handle,
    'SELECT segment_id FROM cells WHERE side = ? AND stale = 1 LIMIT ?',
    side,
    limit,
  ) as SegmentId[];

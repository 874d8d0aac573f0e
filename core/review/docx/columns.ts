import type { BodyCell, BodyRow } from './body.ts';
import { columnNames, parseBookmark, parseShownId, type ColumnName } from './names.ts';
import { viewOf } from './view.ts';

/**
 * What is known of the documents a review can have made, to tell their columns by: the words in their heads, in every
 * language of the interface, and their texts (`clueKey`).
 */
export type ColumnClues = {
  readonly heads: Readonly<Record<ColumnName, readonly string[]>>;
  readonly originals: ReadonlySet<string>;
  readonly translations: ReadonlySet<string>;
};

export const noClues: ColumnClues = {
  heads: { id: [], source: [], target: [], note: [] },
  originals: new Set(),
  translations: new Set(),
};

/** A text as it is compared with those of a document: white space is as programs leave it. */
export const clueKey = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Where the columns of a table are, by their places in its grid, and which of its rows are heads. */
export type TableColumns = {
  readonly columns: ReadonlyMap<ColumnName, number>;
  readonly heads: ReadonlySet<BodyRow>;
  /** How many columns its grid has. */
  readonly width: number;
};

/** Weights of evidence. A column is taken for one of ours from `enough` on. */
const weights = { content: 8, bookmark: 4, head: 3, partOfHead: 1.5, inherited: 1 };
const enough = 1;
/** Content of fewer cells than this may be chance, and weighs less. */
const certain = 3;

const textOf = ({ content }: BodyCell): string => viewOf(content, 'after').text;

const headWords = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Whether the words of a label stand in a head one after the other; of Chinese labels, as characters. */
const holdsLabel = (head: readonly string[], label: readonly string[]): boolean => {
  const [all, wanted] = [head.join(' '), label.join(' ')];
  if (wanted === '') return false;
  return /\p{Script=Han}/u.test(wanted) ? all.includes(wanted) : ` ${all} `.includes(` ${wanted} `);
};

const headScore = (text: string, labels: readonly string[]): number => {
  const head = headWords(text);
  const known = labels.map(headWords);
  if (known.some((label) => label.length > 0 && label.join(' ') === head.join(' '))) return weights.head;
  return known.some((label) => holdsLabel(head, label)) ? weights.partOfHead : 0;
};

const hasId = ({ content }: BodyCell): boolean =>
  content.bookmarks.some(({ name }) => name !== null && parseBookmark(name) !== null) ||
  [viewOf(content, 'after').text, viewOf(content, 'before').text].some((text) => parseShownId(text) !== null);

/** Whether words in a head are just the name of one of our columns. */
export const isLabel = (text: string, { heads }: ColumnClues): boolean =>
  columnNames.some((name) => headScore(text, heads[name]) === weights.head);

/** Whether a row of the document holds the number of one of ours, in whatever column. */
export const hasRowId = (row: BodyRow): boolean => row.cells.some(hasId);

/** A row is a head by its bookmarks, or when two of its cells at least say names of columns. */
const isHead = (row: BodyRow, { heads }: ColumnClues): boolean => {
  if (row.marks.size > 0) return true;
  if (hasRowId(row)) return false;
  const named = columnNames.filter((name) =>
    row.cells.some((cell) => headScore(textOf(cell), heads[name]) >= weights.head),
  );
  return named.length > 1;
};

type Score = { readonly name: ColumnName; readonly column: number; readonly score: number };

/** What a cell is by its content; texts that original and translation share say nothing. */
const contentOf = (cell: BodyCell, { originals, translations }: ColumnClues): ColumnName | null => {
  if (hasId(cell)) return 'id';
  const texts = [viewOf(cell.content, 'after').text, viewOf(cell.content, 'before').text].map(clueKey);
  const [isSource, isTarget] = [originals, translations].map((known) =>
    texts.some((text) => text !== '' && known.has(text)),
  );
  if (isSource === isTarget) return null;
  return isSource === true ? 'source' : 'target';
};

/** How many cells of each column hold words at all, and how many what each of our columns holds. */
const contentScores = (rows: readonly BodyRow[], clues: ColumnClues): readonly Score[] => {
  const counts = new Map<number, { filled: number; readonly of: Map<ColumnName, number> }>();
  for (const { cells } of rows)
    for (const cell of cells) {
      if (cell.span > 1 || (textOf(cell) === '' && viewOf(cell.content, 'before').text === '')) continue;
      const count = counts.get(cell.column) ?? { filled: 0, of: new Map<ColumnName, number>() };
      counts.set(cell.column, count);
      count.filled += 1;
      const name = contentOf(cell, clues);
      if (name !== null) count.of.set(name, (count.of.get(name) ?? 0) + 1);
    }
  return [...counts].flatMap(([column, { filled, of }]) =>
    Array.from(of, ([name, count]) => ({
      name,
      column,
      score: weights.content * (count / filled) * Math.min(1, count / certain),
    })),
  );
};

const headScores = (heads: readonly BodyRow[], clues: ColumnClues): readonly Score[] =>
  heads.flatMap(({ cells, marks }) => [
    ...Array.from(marks, ([name, column]) => ({ name, column, score: weights.bookmark })),
    ...cells.flatMap((cell) =>
      columnNames.map((name) => ({
        name,
        column: cell.column,
        score: headScore(textOf(cell), clues.heads[name]),
      })),
    ),
  ]);

/** Columns with the sums of all that speaks for them, the best first; each name and each column is given once. */
const assigned = (scores: readonly Score[]): ReadonlyMap<ColumnName, number> => {
  const sums = new Map<string, Score>();
  for (const { name, column, score } of scores) {
    const key = `${name} ${column}`;
    sums.set(key, { name, column, score: score + (sums.get(key)?.score ?? 0) });
  }
  const found = new Map<ColumnName, number>();
  for (const { name, column, score } of [...sums.values()].sort((a, b) => b.score - a.score)) {
    const isTaken = found.has(name) || [...found.values()].includes(column);
    if (score >= enough && !isTaken) found.set(name, column);
  }
  return found;
};

/**
 * All columns in our order where a table of four has those that are found in it: at least two, or, where nothing is known of
 * the review's texts, whatever there is.
 */
const inPlace = (
  found: ReadonlyMap<ColumnName, number>,
  width: number,
  { originals }: ColumnClues,
): ReadonlyMap<ColumnName, number> => {
  const isOrdered = [...found].every(([name, at]) => columnNames[at] === name);
  const isTold = originals.size === 0 || found.size > 1;
  return isOrdered && isTold && width === columnNames.length
    ? new Map(columnNames.map((name, at) => [name, at]))
    : found;
};

/** The column of remarks, of which neither head nor content may be left: the only one that is none of the others. */
const withNote = (
  found: ReadonlyMap<ColumnName, number>,
  width: number,
  rows: readonly BodyRow[],
  clues: ColumnClues,
): ReadonlyMap<ColumnName, number> => {
  if (found.has('note') || !found.has('target')) return found;
  const taken = new Set(found.values());
  const [left, ...others] = Array.from({ length: width }, (_, at) => at).filter((at) => !taken.has(at));
  if (left === undefined || others.length > 0) return found;
  const isText = contentScores(rows, clues).some(({ column, score }) => column === left && score >= enough);
  return isText ? found : new Map([...found, ['note', left]]);
};

/**
 * Where the columns of each table are, by bookmarks and words of their heads and by what stands in them, whatever was moved,
 * added, taken out or renamed. A table without a head, as the second half of one that was cut, has those of the
 * one before where nothing says otherwise.
 */
export const columnsOfTables = (
  rows: readonly BodyRow[],
  clues: ColumnClues,
): ReadonlyMap<number, TableColumns> => {
  const tables = new Map<number, TableColumns>();
  let last: TableColumns | undefined;
  for (const [number, own] of Map.groupBy(rows, ({ table }) => table)) {
    const width = own.reduce(
      (most, { cells }) => cells.reduce((wide, { column, span }) => Math.max(wide, column + span), most),
      0,
    );
    const heads = own.filter((row) => isHead(row, clues));
    const isOne = new Set(heads);
    const body = own.filter((row) => !isOne.has(row));
    const inherited =
      heads.length === 0 && last?.width === width
        ? Array.from(last.columns, ([name, column]) => ({ name, column, score: weights.inherited }))
        : [];
    const found = assigned([...headScores(heads, clues), ...contentScores(body, clues), ...inherited]);
    const columns = withNote(inPlace(found, width, clues), width, body, clues);
    const table = { columns, heads: isOne, width };
    tables.set(number, table);
    last = columns.has('target') ? table : last;
  }
  return tables;
};

import type { Range, Result } from '../../model/index.ts';
import { fail, ok } from '../../model/index.ts';
import { readBody, type Body, type BodyCell, type BodyRow } from './body.ts';
import type { CommentText } from './comments.ts';
import {
  columnsOfTables,
  hasRowId,
  isLabel,
  noClues,
  type ColumnClues,
  type TableColumns,
} from './columns.ts';
import type { Content, TrackedChange } from './content.ts';
import type { ShownStretch } from './look.ts';
import { columnNames, wordsHash, type ColumnName, type ReviewDocxOrigin } from './names.ts';
import { openWord } from './open-word.ts';
import { xmlFailure } from './package-parts.ts';
import { commentPlaces } from './places.ts';
import { readProperties } from './properties.ts';
import { viewOf } from './view.ts';
import { childOf, textOf, type XmlElement } from '../../ooxml/xml.ts';

/** Who wrote something and when; the name is empty, and the time null, where the document does not say. */
export type Authored = { readonly author: string; readonly date: string | null; readonly text: string };

type DocxVersion = Omit<Authored, 'text'> & { readonly shown: readonly ShownStretch[] };

/** A cell as it stands in the document. */
export type DocxCell = {
  /** Its text with all tracked changes made. Paragraphs and line breaks are newlines. */
  readonly text: string;
  /** The same text with its looks. */
  readonly shown: readonly ShownStretch[];
  /** The text as it was before anything was changed with tracking on. */
  readonly before: string;
  readonly changes: readonly TrackedChange[];
  /** What each author of changes made of the text before: theirs made, and nobody else's. */
  readonly versions: readonly DocxVersion[];
  /** The text with all changes made, by who put it in; what was there before, or came without tracking, is nobody's. */
  readonly shares: readonly Authored[];
  readonly bookmarks: readonly string[];
  /** Columns of ours it covers besides its own, having been merged with them. */
  readonly covers: readonly ColumnName[];
  /** Whether it is one with the cell above. */
  readonly goesOn: boolean;
  /** Whether the cell itself, as with its column, was taken out with tracking on. */
  readonly isTakenOut: boolean;
};

/** A row of a table; the heads of our own tables are left out. */
export type DocxRow = {
  readonly cells: Readonly<Partial<Record<ColumnName, DocxCell>>>;
  /** Cells in columns that are none of ours. */
  readonly others: readonly DocxCell[];
  /** Columns of ours that its table has not. */
  readonly missing: readonly ColumnName[];
  /** Taken out as a whole with tracking on. */
  readonly isDeleted: boolean;
};

/**
 * Where a comment stands: a row (its place in `rows`) and column, and the stretch of the cell in code points, of `text`
 * (`after`) and of `before`. An empty `after` where `before` is not says that its words were deleted.
 */
export type DocxPlace = {
  readonly row: number;
  readonly column: ColumnName | null;
  readonly after: Range;
  readonly before: Range;
};

export type DocxComment = CommentText & {
  /** None when it is on words outside the rows, or on none. */
  readonly places: readonly DocxPlace[];
};

/** A table of the document that has numbers of our rows, or columns of ours. */
export type DocxTable = {
  /** What stands in its head, column by column. */
  readonly heads: readonly string[];
  readonly missing: readonly ColumnName[];
  readonly hasIds: boolean;
};

/** A document as it came back. Nothing of it has been held against the review yet. */
export type ReviewDocx = {
  /** Null when its properties were lost or are not ours. */
  readonly origin: ReviewDocxOrigin | null;
  /** Who saved it last, as the program says. */
  readonly savedBy: string;
  /** In the order of the document. */
  readonly rows: readonly DocxRow[];
  readonly tables: readonly DocxTable[];
  readonly comments: readonly DocxComment[];
  /** Words outside the rows that we did not write, paragraph by paragraph. */
  readonly outside: readonly string[];
};

type Columns = ReadonlyMap<ColumnName, number>;

const columnsCovered = (columns: Columns, { column, span }: BodyCell): readonly ColumnName[] =>
  columnNames.filter((name) => {
    const at = columns.get(name);
    return at !== undefined && at >= column && at < column + span;
  });

const lastDate = (changes: readonly TrackedChange[]): string | null =>
  changes.reduce<string | null>(
    (last, { date }) => (date !== null && (last === null || date > last) ? date : last),
    null,
  );

/** The authors of changes, each with the time of their last. */
const authorsOf = ({ changes }: Content): readonly Omit<Authored, 'text'>[] =>
  Array.from(
    Map.groupBy(changes, ({ author }) => author),
    ([author, own]) => ({ author, date: lastDate(own) }),
  );

/** The words of a content as it is now, by who put them in; what stood there already is nobody's. */
const sharesOf = (content: Content): readonly Authored[] => {
  const dates = new Map(authorsOf(content).map(({ author, date }) => [author, date]));
  const live = content.pieces.filter(({ deleted }) => deleted === null);
  return Array.from(
    Map.groupBy(live, ({ inserted }) => inserted),
    ([by, pieces]) => ({
      author: by ?? '',
      date: by === null ? null : (dates.get(by) ?? null),
      text: pieces
        .map(({ text }) => text)
        .join('')
        .trim(),
    }),
  ).filter(({ text }) => text !== '');
};

const docxCell = ({ content, goesOn, isTakenOut }: BodyCell, covers: readonly ColumnName[]): DocxCell => {
  const { text, shown } = viewOf(content, 'after');
  const { changes, bookmarks } = content;
  const versions = authorsOf(content).map((by) => ({ ...by, shown: viewOf(content, by).shown }));
  const before = viewOf(content, 'before').text;
  return {
    text,
    shown,
    before,
    changes,
    versions,
    shares: sharesOf(content),
    bookmarks: bookmarks.flatMap(({ name }) => name ?? []),
    covers,
    goesOn,
    isTakenOut,
  };
};

const missingIn = (columns: Columns): readonly ColumnName[] =>
  columnNames.filter((name) => !columns.has(name));

const docxRow = (row: BodyRow, columns: Columns): DocxRow => {
  const cells: Partial<Record<ColumnName, DocxCell>> = {};
  const others: DocxCell[] = [];
  for (const cell of row.cells) {
    const [own, ...more] = columnsCovered(columns, cell);
    if (own === undefined || cells[own] !== undefined) others.push(docxCell(cell, []));
    else cells[own] = docxCell(cell, more);
  }
  return { cells, others, missing: missingIn(columns), isDeleted: row.isDeleted };
};

type Tables = ReadonlyMap<number, TableColumns>;

const noColumns: Columns = new Map();
const columnsAt = (tables: Tables, { table }: BodyRow): Columns => tables.get(table)?.columns ?? noColumns;
const isHeadIn = (tables: Tables, row: BodyRow): boolean => tables.get(row.table)?.heads.has(row) === true;

const textAfter = ({ content }: Pick<BodyCell, 'content'>): string => viewOf(content, 'after').text;

/** The rows of a document, heads left out, and the number each row of its body has among them. */
const readRows = (body: Body, tables: Tables) => {
  const rows: DocxRow[] = [];
  const numbers = body.rows.map((row) =>
    isHeadIn(tables, row) ? null : rows.push(docxRow(row, columnsAt(tables, row))) - 1,
  );
  return { rows, numbers };
};

const readTables = (body: Body, tables: Tables): readonly DocxTable[] => {
  const numbered = new Set(body.rows.filter(hasRowId).map(({ table }) => table));
  return Array.from(tables, ([number, { columns, heads }]) => ({
    heads: [...heads].slice(0, 1).flatMap(({ cells }) => cells.map(textAfter)),
    missing: missingIn(columns),
    hasIds: numbered.has(number),
  }));
};

/** What stands outside the rows, and in heads, that we did not write. */
const readOutside = (
  body: Body,
  tables: Tables,
  words: ReadonlySet<string> | null,
  clues: ColumnClues,
): readonly string[] =>
  body.stops.flatMap((stop): readonly string[] => {
    const row = stop.row === null ? undefined : body.rows[stop.row];
    const isHead = row !== undefined && isHeadIn(tables, row);
    if (row !== undefined && !isHead) return [];
    const text = textAfter(stop);
    // Without the hashes of our words, a head over a column of ours is taken for what was written there.
    const column = row?.cells[stop.cell]?.column;
    const isOver =
      words === null && row !== undefined && [...columnsAt(tables, row).values()].some((at) => at === column);
    const isOurs = words?.has(wordsHash(text)) === true || (isHead && (isOver || isLabel(text, clues)));
    return text.trim() === '' || isOurs ? [] : [text];
  });

const placeComments = (
  comments: readonly CommentText[],
  body: Body,
  tables: Tables,
  numbers: readonly (number | null)[],
): readonly DocxComment[] => {
  const places = commentPlaces(body);
  return comments.map((comment) => ({
    ...comment,
    places: (places.get(comment.id) ?? []).flatMap(({ stop, after, before }): DocxPlace[] => {
      const { row, cell } = body.stops[stop] ?? { row: null, cell: 0 };
      const number = row === null ? null : (numbers[row] ?? null);
      const bodyRow = row === null ? undefined : body.rows[row];
      const bodyCell = bodyRow?.cells[cell];
      if (number === null || bodyRow === undefined || bodyCell === undefined) return [];
      return [
        {
          row: number,
          column: columnsCovered(columnsAt(tables, bodyRow), bodyCell)[0] ?? null,
          after,
          before,
        },
      ];
    }),
  }));
};

const savedByOf = (root: XmlElement | null): string => {
  const element = root === null ? undefined : childOf(root, 'cp:lastModifiedBy');
  return element === undefined ? '' : textOf(element).trim();
};

/**
 * Reads a Word document that came back from review: the rows of all its tables, comments with their words, and what else was
 * written. `name` is the file's, for sentences; `clues` tell its columns
 * where their bookmarks were lost. Failures: review.not-word, review.word-damaged, review.word-too-large. More
 * than `readLimits` allow gives file.too-many. No bytes make it throw, or work longer than their number allows.
 */
export const readReviewDocx = (
  bytes: Uint8Array,
  name: string,
  clues: ColumnClues = noClues,
): Result<ReviewDocx> => {
  const opened = openWord(bytes, name);
  if (!opened.ok) return opened;
  const { main, xml, surroundings, comments, custom, core } = opened.value;
  const body = readBody(xml.texts, surroundings);
  const damage = xml.problem();
  if (damage !== null) return damage;
  if ('problem' in body)
    return body.problem === null ? fail('review.not-word', { name }) : xmlFailure(body.problem, main, name);
  const { origin, words } = readProperties(custom);
  const tables = columnsOfTables(body.rows, clues);
  const { rows, numbers } = readRows(body, tables);
  return ok({
    origin,
    savedBy: savedByOf(core),
    rows,
    tables: readTables(body, tables),
    comments: placeComments(comments, body, tables, numbers),
    outside: readOutside(body, tables, words, clues),
  });
};

import type { Range, Result } from '../../model/index.ts';
import { fail, ok } from '../../model/index.ts';
import { readBody, type Body, type BodyCell, type BodyRow } from './body.ts';
import { readComments, type CommentText } from './comments.ts';
import { looksOf, readElement, type Surroundings, type TrackedChange } from './content.ts';
import type { Look, ShownStretch } from './look.ts';
import { columnNames, wordsHash, type ColumnName, type ReviewDocxOrigin } from './names.ts';
import { openParts, type DocumentParts, type Relation } from './package-parts.ts';
import { commentPlaces } from './places.ts';
import { readProperties } from './properties.ts';
import { viewOf } from './view.ts';
import { childOf, childrenOf, textOf, type XmlElement } from './xml.ts';

/** A cell as it stands in the document. */
export type DocxCell = {
  /** Its text with all tracked changes made. Paragraphs and line breaks are newlines. */
  readonly text: string;
  /** The same text with its looks. */
  readonly shown: readonly ShownStretch[];
  /** The text as it was before anything was changed with tracking on. */
  readonly before: string;
  readonly changes: readonly TrackedChange[];
  readonly bookmarks: readonly string[];
  /** Columns of ours it covers besides its own, having been merged with them. */
  readonly covers: readonly ColumnName[];
  /** Whether it is one with the cell above. */
  readonly goesOn: boolean;
};

/** A row of a table; the heads of our own tables are left out. */
export type DocxRow = {
  readonly cells: Readonly<Partial<Record<ColumnName, DocxCell>>>;
  /** Cells in columns that are none of ours. */
  readonly others: readonly DocxCell[];
  /** Put in or taken out as a whole with tracking on. */
  readonly tracked: 'inserted' | 'deleted' | null;
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

/** A document as it came back. Nothing of it has been held against the review yet. */
export type ReviewDocx = {
  /** Null when its properties were lost or are not ours. */
  readonly origin: ReviewDocxOrigin | null;
  /** Who saved it last, as the program says. */
  readonly savedBy: string;
  /** In the order of the document. */
  readonly rows: readonly DocxRow[];
  readonly comments: readonly DocxComment[];
  /** Words outside the rows that we did not write, paragraph by paragraph. */
  readonly outside: readonly string[];
};

const relationOf = (relations: readonly Relation[], kind: string): Relation | undefined =>
  relations.find((one) => one.kind === kind && one.part !== null);

/** What character styles make of words, those they are based on included. */
const stylesOf = (root: XmlElement | null): ((style: string) => Partial<Look>) => {
  const elements = new Map(
    (root === null ? [] : childrenOf(root))
      .filter(({ name, attributes }) => name === 'w:style' && attributes.get('w:type') === 'character')
      .map((element) => [element.attributes.get('w:styleId') ?? '', element]),
  );
  const known = new Map<string, Partial<Look>>();
  const lookUp = (style: string, depth: number): Partial<Look> => {
    const element = elements.get(style);
    const before = known.get(style);
    if (element === undefined || depth > 10) return {};
    if (before !== undefined) return before;
    const based = childOf(element, 'w:basedOn')?.attributes.get('w:val');
    const properties = childOf(element, 'w:rPr');
    const look = {
      ...(based === undefined ? {} : lookUp(based, depth + 1)),
      ...(properties === undefined ? {} : looksOf(properties)),
    };
    known.set(style, look);
    return look;
  };
  return (style) => lookUp(style, 0);
};

const nowhere: Surroundings = { addressOf: () => null, styleOf: () => ({}), noteOf: () => '' };

/** The words of the footnotes or endnotes of a document, by their ids. */
const notesOf = (root: XmlElement | null): ReadonlyMap<string, string> =>
  new Map(
    (root === null ? [] : childrenOf(root)).map((note) => [
      note.attributes.get('w:id') ?? '',
      viewOf(readElement(note, nowhere), 'after').text,
    ]),
  );

/** Everything the body needs from other parts, read beforehand. */
const surroundingsOf = (parts: DocumentParts, relations: readonly Relation[]): Result<Surroundings> => {
  const tree = (kind: string) => parts.tree(relationOf(relations, kind)?.part ?? null);
  const [styles, footnotes, endnotes] = [tree('styles'), tree('footnotes'), tree('endnotes')];
  if (!styles.ok) return styles;
  if (!footnotes.ok) return footnotes;
  if (!endnotes.ok) return endnotes;
  const addresses = new Map(relations.map(({ id, address }) => [id, address]));
  const notes = { footnote: notesOf(footnotes.value), endnote: notesOf(endnotes.value) };
  return ok({
    addressOf: (relation) => addresses.get(relation) ?? null,
    styleOf: stylesOf(styles.value),
    noteOf: (kind, id) => notes[kind].get(id) ?? '',
  });
};

const columnsCovered = (row: BodyRow, { column, span }: BodyCell): readonly ColumnName[] =>
  columnNames.filter((name) => {
    const at = row.columns.get(name);
    return at !== undefined && at >= column && at < column + span;
  });

const docxCell = ({ content, goesOn }: BodyCell, covers: readonly ColumnName[]): DocxCell => {
  const { text, shown } = viewOf(content, 'after');
  const { changes, bookmarks } = content;
  return { text, shown, before: viewOf(content, 'before').text, changes, bookmarks, covers, goesOn };
};

const docxRow = (row: BodyRow): DocxRow => {
  const cells: Partial<Record<ColumnName, DocxCell>> = {};
  const others: DocxCell[] = [];
  for (const cell of row.cells) {
    const [own, ...more] = columnsCovered(row, cell);
    if (own === undefined || cells[own] !== undefined) others.push(docxCell(cell, []));
    else cells[own] = docxCell(cell, more);
  }
  return { cells, others, tracked: row.tracked };
};

/**
 * Whether a row is the head of one of our tables as it was written. Where the hashes of its words were lost its bookmarks
 * tell it; with them a head that somebody has written in is a row like any other.
 */
const isOwnHead = (row: BodyRow, words: ReadonlySet<string> | null): boolean => {
  if (words === null) return row.isHead;
  const texts = row.cells
    .map(({ content }) => viewOf(content, 'after').text)
    .filter((text) => text.trim() !== '');
  return texts.length > 0 && texts.every((text) => words.has(wordsHash(text)));
};

const readRows = (body: Body, words: ReadonlySet<string> | null) => {
  const rows: DocxRow[] = [];
  const numbers = body.rows.map((row) => (isOwnHead(row, words) ? null : rows.push(docxRow(row)) - 1));
  return { rows, numbers };
};

const readOutside = (body: Body, words: ReadonlySet<string> | null): readonly string[] =>
  body.stops
    .filter(({ row }) => row === null)
    .map(({ content }) => viewOf(content, 'after').text)
    .filter((text) => text.trim() !== '' && words?.has(wordsHash(text)) !== true);

const placeComments = (
  comments: readonly CommentText[],
  body: Body,
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
      return [{ row: number, column: columnsCovered(bodyRow, bodyCell)[0] ?? null, after, before }];
    }),
  }));
};

const savedByOf = (root: XmlElement | null): string => {
  const element = root === null ? undefined : childOf(root, 'cp:lastModifiedBy');
  return element === undefined ? '' : textOf(element).trim();
};

/**
 * Reads a Word document that came back from review: the rows of all its tables, comments with their words, and what else was
 * written. `name` is the file's, for sentences. Failures: review.not-word, review.word-damaged, review.word-too-large. No
 * bytes make it throw, or work longer than their number allows.
 */
export const readReviewDocx = (bytes: Uint8Array, name: string): Result<ReviewDocx> => {
  const opened = openParts(bytes, name);
  if (!opened.ok) return opened;
  const parts = opened.value;
  const root = parts.relations('');
  if (!root.ok) return root;
  const main = relationOf(root.value, 'officeDocument')?.part ?? null;
  const xml = main === null ? ok(null) : parts.text(main);
  if (!xml.ok) return xml;
  if (main === null || xml.value === null) return fail('review.not-word', { name });
  const relations = parts.relations(main);
  if (!relations.ok) return relations;
  const surroundings = surroundingsOf(parts, relations.value);
  if (!surroundings.ok) return surroundings;

  const partOf = (kind: string) => parts.tree(relationOf(relations.value, kind)?.part ?? null);
  const rootPart = (...kinds: string[]) =>
    parts.tree(
      kinds.map((kind) => relationOf(root.value, kind)?.part ?? null).find((part) => part !== null) ?? null,
    );
  const [comments, extended] = [partOf('comments'), partOf('commentsExtended')];
  const [custom, core] = [rootPart('custom-properties', 'customProperties'), rootPart('core-properties')];
  if (!comments.ok) return comments;
  if (!extended.ok) return extended;
  if (!custom.ok) return custom;
  if (!core.ok) return core;

  const body = readBody(xml.value, surroundings.value);
  if ('problem' in body)
    return body.problem === null
      ? fail('review.not-word', { name })
      : fail('review.word-damaged', { name, detail: `${main}: ${body.problem}` });
  const { origin, words } = readProperties(custom.value);
  const { rows, numbers } = readRows(body, words);
  const texts =
    comments.value === null ? [] : readComments(comments.value, extended.value, surroundings.value);
  return ok({
    origin,
    savedBy: savedByOf(core.value),
    rows,
    comments: placeComments(texts, body, numbers),
    outside: readOutside(body, words),
  });
};

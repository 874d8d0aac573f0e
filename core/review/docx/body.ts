import {
  chosenAlternative,
  readElement,
  type CommentMark,
  type Content,
  type Surroundings,
} from './content.ts';
import { parseColumnBookmark, type ColumnName } from './names.ts';
import {
  childOf,
  childrenOf,
  readXml,
  treeBuilder,
  type XmlElement,
  type XmlProblem,
  type XmlVisitor,
} from '../../ooxml/xml.ts';
import { readLimits, type LimitName } from '../../formats/limits.ts';

/** A cell of a row. `column` counts columns of the table's grid, from 0; a wide cell covers `span` of them. */
export type BodyCell = {
  readonly content: Content;
  readonly column: number;
  readonly span: number;
  /** Whether it goes on from the cell above, being one with it. */
  readonly goesOn: boolean;
  /** Taken out with tracking on, as with its whole column: the cell, and not just its words (ECMA-376 part 1, section 17.13.5.1). */
  readonly isTakenOut: boolean;
};

/** A row of a table, in the order of the document. */
export type BodyRow = {
  readonly cells: readonly BodyCell[];
  /** Its table: they are numbered as they begin, one inside another too. */
  readonly table: number;
  /** The columns that bookmarks in it name: it is a head of ours. */
  readonly marks: ReadonlyMap<ColumnName, number>;
  /** Taken out as a whole with tracking on. */
  readonly isDeleted: boolean;
};

/** What a place in the document holds: a cell of a row, or a paragraph outside of tables (`row` null). */
export type Stop = { readonly row: number | null; readonly cell: number; readonly content: Content };

export type BodyMark = Omit<CommentMark, 'at'> & { readonly stop: number; readonly at: number };

export type Body = {
  readonly rows: readonly BodyRow[];
  readonly stops: readonly Stop[];
  readonly marks: readonly BodyMark[];
};

const numberOf = (element: XmlElement | undefined, least: number): number => {
  const value = Number(element?.attributes.get('w:val'));
  return Number.isSafeInteger(value) && value >= least && value < 1000 ? value : least;
};

/** The cells of a row, those inside content controls too, in order. */
const cellsIn = (element: XmlElement): readonly XmlElement[] =>
  childrenOf(element).flatMap((child) => {
    if (child.name === 'w:tc') return [child];
    if (child.name === 'mc:AlternateContent') {
      const chosen = chosenAlternative(child);
      return chosen === undefined ? [] : cellsIn(chosen);
    }
    return child.name.endsWith('Pr') ? [] : cellsIn(child);
  });

/** Marks that stand in a row between its cells, each with the number of cells before it. */
const marksBetween = (
  element: XmlElement,
): readonly (Omit<CommentMark, 'at'> & { readonly cell: number })[] => {
  const found: (Omit<CommentMark, 'at'> & { cell: number })[] = [];
  let cell = 0;
  const look = (inside: XmlElement): void =>
    childrenOf(inside).forEach((child) => {
      if (child.name === 'w:tc') cell += 1;
      else if (child.name === 'w:commentRangeStart' || child.name === 'w:commentRangeEnd')
        found.push({
          id: child.attributes.get('w:id') ?? '',
          is: child.name === 'w:commentRangeStart' ? 'start' : 'end',
          cell,
        });
      else if (!child.name.endsWith('Pr')) look(child);
    });
  look(element);
  return found;
};

const readCells = (row: XmlElement, surroundings: Surroundings): readonly BodyCell[] => {
  const properties = childOf(row, 'w:trPr');
  let column = numberOf(childOf(properties, 'w:gridBefore'), 0);
  return cellsIn(row).map((cell) => {
    const own = childOf(cell, 'w:tcPr');
    const span = numberOf(childOf(own, 'w:gridSpan'), 1);
    const merge = childOf(own, 'w:vMerge');
    const goesOn = merge !== undefined && merge.attributes.get('w:val') !== 'restart';
    const isTakenOut = childOf(own, 'w:cellDel') !== undefined;
    const read = { content: readElement(cell, surroundings, properties), column, span, goesOn, isTakenOut };
    column += span;
    return read;
  });
};

/** The columns that bookmarks in a row name. */
const namedColumns = (cells: readonly BodyCell[]): ReadonlyMap<ColumnName, number> => {
  const found = new Map<ColumnName, number>();
  for (const { content, column } of cells) {
    for (const bookmark of content.bookmarks) {
      const name = bookmark.name === null ? null : parseColumnBookmark(bookmark.name);
      if (name !== null) found.set(name, column);
    }
  }
  return found;
};

/** Every author of changes has a version of the cell, so their number counts twice. */
const hasManyAuthors = ({ changes }: Content): boolean =>
  changes.length > readLimits.wordAuthors &&
  new Set(changes.map(({ author }) => author)).size > readLimits.wordAuthors;

/** Gathers rows and paragraphs as they come. */
const bodyGatherer = (surroundings: Surroundings) => {
  const rows: BodyRow[] = [];
  const stops: Stop[] = [];
  const marks: BodyMark[] = [];
  /** The tables that are open, by their numbers. */
  const open: number[] = [];
  let tables = 0;
  let paragraphs = 0;
  let overflow: LimitName | null = null;

  const stop = (row: number | null, cell: number, content: Content): void => {
    for (const { id, is, at } of content.marks) marks.push({ id, is, stop: stops.length, at });
    stops.push({ row, cell, content });
  };
  const row = (element: XmlElement): void => {
    const cells = readCells(element, surroundings);
    if (cells.length > readLimits.wordCells) overflow = 'wordCells';
    if (cells.some(({ content }) => hasManyAuthors(content))) overflow = 'wordAuthors';
    const properties = childOf(element, 'w:trPr');
    const between = marksBetween(element);
    cells.forEach(({ content }, i) => {
      for (const { id, is, cell } of between)
        if (cell === i) marks.push({ id, is, stop: stops.length, at: 0 });
      stop(rows.length, i, content);
    });
    for (const { id, is, cell } of between)
      if (cell >= cells.length) marks.push({ id, is, stop: stops.length, at: 0 });
    rows.push({
      cells,
      table: open.at(-1) ?? 0,
      marks: namedColumns(cells),
      isDeleted: childOf(properties, 'w:del') !== undefined,
    });
  };
  const openTable = (): void => void open.push((tables += 1));
  const closeTable = (): void => void open.pop();
  const block = (element: XmlElement): void => {
    if (element.name === 'w:tr') row(element);
    else if (element.name === 'w:p') {
      paragraphs += 1;
      stop(null, 0, readElement(element, surroundings));
    } else if (element.name === 'mc:AlternateContent') {
      const chosen = chosenAlternative(element);
      if (chosen !== undefined) childrenOf(chosen).forEach(block);
    } else if (element.name === 'w:tbl') {
      openTable();
      childrenOf(element).forEach(block);
      closeTable();
    } else childrenOf(element).forEach(block);
  };
  return {
    block,
    openTable,
    closeTable,
    mark: (id: string, is: CommentMark['is']): void => void marks.push({ id, is, stop: stops.length, at: 0 }),
    /** What there is more of than is read; null when there is not. */
    full: (): LimitName | null =>
      overflow ??
      (rows.length > readLimits.wordRows
        ? 'wordRows'
        : paragraphs > readLimits.wordParagraphs
          ? 'wordParagraphs'
          : null),
    body: (): Body => ({ rows, stops, marks }),
  };
};

const isBlock = (name: string): boolean =>
  name === 'w:tr' || name === 'w:p' || name === 'mc:AlternateContent';

/**
 * Reads the main part of a document. A row is held as a tree while it is read, never the document. Answers what is wrong
 * with the XML, as `readXml` does, or null when its root is none of a document.
 */
export const readBody = (
  xml: Iterable<string>,
  surroundings: Surroundings,
): Body | { readonly problem: XmlProblem | null } => {
  const gather = bodyGatherer(surroundings);
  let inner: XmlVisitor | null = null;
  let root: string | null = null;
  let full: LimitName | null = null;
  const problem = readXml(xml, {
    open: (name, attributes) => {
      root ??= name;
      if (inner !== null) return full ?? inner.open(name, attributes);
      full ??= gather.full();
      if (full !== null) return full;
      if (isBlock(name)) {
        inner = treeBuilder(name, attributes, (element) => {
          inner = null;
          gather.block(element);
        });
      } else if (name === 'w:tbl') gather.openTable();
      else if (name === 'w:commentRangeStart') gather.mark(attributes.get('w:id') ?? '', 'start');
      else if (name === 'w:commentRangeEnd') gather.mark(attributes.get('w:id') ?? '', 'end');
      return null;
    },
    close: (name) => {
      if (inner !== null) inner.close(name);
      else if (name === 'w:tbl') gather.closeTable();
    },
    text: (text) => inner?.text(text),
  });
  if (problem !== null) return { problem };
  full = gather.full();
  if (full !== null) return { problem: { beyond: full } };
  return root === 'w:document' ? gather.body() : { problem: null };
};

import type { XmlStart, XmlVisitor } from '../../xml/read.ts';
import type { Slice } from '../source-place.ts';
import { ownEntry } from '../own-entry.ts';

/** Namespaces of WordprocessingML, transitional and strict (ECMA-376 part 1; ISO/IEC 29500-1). */
export const wordNamespaces: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
]);

/** What a run is besides its words. */
export type RunLook = {
  /** `rStyle`. */
  readonly style: string | null;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly vertical: 'sub' | 'sup' | null;
  readonly hidden: boolean;
};

export type Run = {
  readonly at: Slice;
  /** Its `rPr`, whole. */
  readonly properties: Slice | null;
  readonly look: RunLook;
  readonly text: string;
  /** A picture or the like, which has no words. */
  readonly object: boolean;
  /** The mark of a comment. */
  readonly comment: string | null;
};

/** Something that stands between runs and has to stay in the cell: beginnings and ends of bookmarks and comments. */
type Marker = { readonly at: Slice; readonly isEnd: boolean; readonly comment: string | null };

export type Paragraph = {
  readonly at: Slice;
  readonly properties: Slice | null;
  readonly runs: readonly Run[];
  readonly markers: readonly Marker[];
};

export type TableCell = {
  readonly paragraphs: readonly Paragraph[];
  /** It holds a table, a field or a content control, which cannot be written again from words. */
  readonly isComplex: boolean;
};

/** A row of a table that stands in the text itself. Both numbers count from 0. */
export type TableRow = { readonly table: number; readonly n: number; readonly cells: readonly TableCell[] };

type Open<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

const plainLook: RunLook = {
  style: null,
  bold: false,
  italic: false,
  underline: false,
  vertical: null,
  hidden: false,
};

const isOn = ({ attributes }: XmlStart): boolean =>
  !['0', 'false', 'off', 'none'].includes(attributes.get('w:val') ?? 'true');

/** What stands for a character in a run (ECMA-376 part 1, section 17.3.3). */
const characters: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '\u2011',
  'w:softHyphen': '\u00ad',
};

const looks: Readonly<Record<string, (look: Open<RunLook>, start: XmlStart) => void>> = {
  'w:rStyle': (look, { attributes }) => void (look.style = attributes.get('w:val') ?? null),
  'w:b': (look, start) => void (look.bold = isOn(start)),
  'w:i': (look, start) => void (look.italic = isOn(start)),
  'w:u': (look, start) => void (look.underline = isOn(start)),
  'w:vanish': (look, start) => void (look.hidden = isOn(start)),
  'w:vertAlign': (look, { attributes }) => {
    const value = attributes.get('w:val');
    look.vertical = value === 'subscript' ? 'sub' : value === 'superscript' ? 'sup' : null;
  },
};

/** What words in a cell may stand in that is no formatting: it would be lost with them. */
const complexParts = new Set(['w:tbl', 'w:sdt', 'w:fldChar', 'w:fldSimple']);
const objects = new Set([
  'w:drawing',
  'w:pict',
  'w:object',
  'w:sym',
  'w:ptab',
  'w:footnoteReference',
  'w:endnoteReference',
]);
const markers: Readonly<Record<string, boolean>> = {
  'w:bookmarkStart': false,
  'w:bookmarkEnd': true,
  'w:commentRangeStart': false,
  'w:commentRangeEnd': true,
};

/** What is read at the moment; `runDepth` and `paragraphDepth`: how deep these lie, since a text box has its own inside a run. */
type State = {
  readonly stack: { readonly name: string; readonly from: number }[];
  table: number;
  tableDepth: number;
  rows: number;
  row: { cells: Open<TableCell>[] } | null;
  cell: Open<TableCell> | null;
  paragraph: Open<Paragraph> | null;
  paragraphDepth: number;
  run: Open<Run> | null;
  runDepth: number;
  /** Deletions that are open. */
  deleted: number;
};

const isDeletion = (name: string): boolean => name === 'w:del' || name === 'w:moveFrom';

const openStructure = (state: State, name: string, at: Slice): void => {
  const isInner = state.tableDepth === 1;
  const depth = state.stack.length;
  if (name === 'w:tbl') {
    state.tableDepth += 1;
    if (state.tableDepth === 1) {
      state.table += 1;
      state.rows = 0;
    }
  } else if (name === 'w:tr' && isInner && state.row === null) state.row = { cells: [] };
  else if (name === 'w:tc' && isInner && state.row !== null && state.cell === null) {
    state.cell = { paragraphs: [], isComplex: false };
    state.row.cells.push(state.cell);
  } else if (name === 'w:p' && isInner && state.cell !== null && state.paragraph === null) {
    state.paragraph = { at, properties: null, runs: [], markers: [] };
    state.paragraphDepth = depth;
  } else if (name === 'w:r' && state.paragraph !== null && state.run === null) {
    state.run = { at, properties: null, look: plainLook, text: '', object: false, comment: null };
    state.runDepth = depth;
  }
};

const openContent = (state: State, start: XmlStart, at: Slice): void => {
  const { name, attributes } = start;
  const { paragraph, run, stack, runDepth } = state;
  if (paragraph !== null && run === null && Object.hasOwn(markers, name)) {
    const comment = name.startsWith('w:comment') ? (attributes.get('w:id') ?? null) : null;
    paragraph.markers.push({ at, isEnd: markers[name] === true, comment });
  }
  if (run === null) return;
  if (stack.length === runDepth + 2 && stack.at(-1)?.name === 'w:rPr') {
    const look = { ...run.look };
    ownEntry(looks, name)?.(look, start);
    run.look = look;
  } else if (stack.length === runDepth + 1) {
    if (state.deleted === 0) run.text += ownEntry(characters, name) ?? '';
    if (objects.has(name)) run.object = true;
    if (name === 'w:commentReference') run.comment = attributes.get('w:id') ?? '';
  }
};

const closeParts = (state: State, name: string, whole: Slice): void => {
  const { stack, run, paragraph, runDepth, paragraphDepth } = state;
  if (run !== null) {
    if (name === 'w:rPr' && stack.length === runDepth + 1) run.properties = whole;
    else if (name === 'w:r' && stack.length === runDepth) {
      if (state.deleted === 0) paragraph?.runs.push({ ...run, at: whole });
      state.run = null;
    }
  } else if (paragraph !== null) {
    if (name === 'w:pPr' && stack.length === paragraphDepth + 1) paragraph.properties = whole;
    else if (name === 'w:p' && stack.length === paragraphDepth) {
      state.cell?.paragraphs.push({ ...paragraph, at: whole });
      state.paragraph = null;
    }
  }
};

const closeStructure = (state: State, name: string, onRow: (row: TableRow) => void): void => {
  if (name === 'w:tbl') state.tableDepth -= 1;
  else if (name === 'w:tc' && state.tableDepth === 1) state.cell = null;
  else if (name === 'w:tr' && state.tableDepth === 1 && state.row !== null) {
    onRow({ table: state.table, n: state.rows, cells: state.row.cells });
    state.rows += 1;
    state.row = null;
  }
};

/** Tells the rows of the tables of a document (`word/document.xml`) while it is read. Holds one. */
export const tableVisitor = (onRow: (row: TableRow) => void): XmlVisitor => {
  const state: State = {
    stack: [],
    table: -1,
    tableDepth: 0,
    rows: 0,
    row: null,
    cell: null,
    paragraph: null,
    paragraphDepth: 0,
    run: null,
    runDepth: 0,
    deleted: 0,
  };
  return {
    open: (start, at) => {
      const { name } = start;
      if (state.cell !== null && complexParts.has(name)) state.cell.isComplex = true;
      if (isDeletion(name)) state.deleted += 1;
      openContent(state, start, at);
      openStructure(state, name, at);
      state.stack.push({ name, from: at.from });
    },
    text: (text) => {
      const { run, stack, runDepth } = state;
      if (run === null || state.deleted > 0 || stack.length !== runDepth + 2) return;
      if (stack.at(-1)?.name === 'w:t') run.text += text;
    },
    close: (name, at) => {
      const from = state.stack.pop()?.from ?? at.from;
      if (isDeletion(name)) state.deleted -= 1;
      closeParts(state, name, { from, to: at.to });
      closeStructure(state, name, onRow);
    },
  };
};

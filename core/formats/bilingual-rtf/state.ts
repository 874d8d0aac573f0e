import { encodingOfCharset } from '../../rtf/code-pages.ts';
import type { DecoderLabel } from '../../text/decode/encodings.ts';
import type { Paragraph, Run, RunLook, TableCell, TableRow } from '../bilingual-docx/tables.ts';
import type { Slice } from '../source-place.ts';

/** What stands where in the file, in bytes, of a cell. */
type CellSource = {
  /** What is its text and its pictures; all else stays when there are other words in it. */
  readonly content: readonly Slice[];
  /** Where it ends: at `\cell`. */
  readonly end: number;
};

/** A comment, as the file says it. */
type RtfComment = { readonly body: string; readonly author: string };

export type RtfDocument = {
  readonly sourceOf: Pick<WeakMap<TableCell, CellSource>, 'get'>;
  /** The control words by which a run looks as it does. */
  readonly looksOf: Pick<WeakMap<Run, string>, 'get'>;
  readonly comments: ReadonlyMap<string, RtfComment>;
  /** Whether it begins as RTF does, and ends where its first group does. */
  readonly isRtf: boolean;
  readonly isWhole: boolean;
};

/** What a group is: words of the document, a table at its head, a comment, something that is left out. */
export type Kind = 'words' | 'fonts' | 'styles' | 'author' | 'comment' | 'nothing' | 'object' | 'copy';

/** Control words by what they set, in the order of the last ones. */
type LookWords = ReadonlyMap<string, string>;

export type Group = {
  kind: Kind;
  readonly from: number;
  isFresh: boolean;
  isStarred: boolean;
  font: number | null;
  /** Bytes that stand for a `\u` in programs that do not know it. */
  fallback: number;
  look: RunLook;
  lookWords: LookWords;
  /** The kind of characters that the next font is for: `loch`, `hich`, `dbch` and the like. */
  slot: string;
  looks: string;
  isDeleted: boolean;
};

export const plainLook: RunLook = {
  style: null,
  bold: false,
  italic: false,
  underline: false,
  vertical: null,
  hidden: false,
};

type OpenRun = { -readonly [K in keyof Run]: Run[K] };
type OpenSlice = { readonly from: number; to: number };
type OpenCell = { runs: OpenRun[]; paragraphs: Paragraph[]; content: OpenSlice[]; isComplex: boolean };
const newCell = (): OpenCell => ({ runs: [], paragraphs: [], content: [], isComplex: false });

/** What is known while a file is read. */
export const newState = (onRow: (row: TableRow) => void) => ({
  onRow,
  // Of rows that nobody keeps, as a reader does not, nothing is held.
  sourceOf: new WeakMap<TableCell, CellSource>(),
  looksOf: new WeakMap<Run, string>(),
  comments: new Map<string, RtfComment>(),
  styles: new Map<number, string>(),
  charsets: new Map<number, number>(),
  groups: [] as Group[],
  page: 'windows-1252' as DecoderLabel,
  isRtf: false,
  /** Whether its first group has ended: what follows is no part of it. */
  isWhole: false,
  cell: newCell(),
  cells: [] as TableCell[],
  table: 0,
  rowNumber: 0,
  isInTable: false,
  isTableOpen: false,
  /** Bytes still to come that stand for a character in old programs. */
  skip: 0,
  /** Bytes of text that were not decoded yet, in `bytes` up to `length`; its place in the file. */
  pending: null as { length: number; readonly from: number; to: number } | null,
  bytes: new Uint8Array(256),
  /** Of the head: the font and the style that are described. */
  font: 0,
  style: -1,
  gathered: '',
  author: '',
});
export type State = ReturnType<typeof newState>;

export const topOf = ({ groups }: State): Group | undefined => groups.at(-1);

/** The encoding of bytes at the moment. */
export const encodingIn = (state: State): DecoderLabel => {
  const own = state.charsets.get(topOf(state)?.font ?? -1);
  return (own === undefined ? null : encodingOfCharset(own)) ?? state.page;
};

const none: Slice = { from: 0, to: 0 };

const newRun = (look: RunLook, given: Partial<Run>): OpenRun => ({
  at: none,
  properties: null,
  look,
  text: '',
  object: false,
  comment: null,
  ...given,
});

/** Tells that a part of the file is text of the cell. Letters that follow each other are one part: a letter beyond ASCII is two. */
export const addContent = ({ content }: OpenCell, { from, to }: Slice): void => {
  const last = content.at(-1);
  if (last !== undefined && last.to === from) last.to = to;
  else content.push({ from, to });
};

const addRun = ({ cell, looksOf }: State, text: string, at: Slice, { look, looks }: Group): void => {
  const last = cell.runs.at(-1);
  const isSame =
    last !== undefined &&
    !last.object &&
    last.comment === null &&
    last.look === look &&
    looksOf.get(last) === looks;
  if (isSame) last.text += text;
  else {
    const run = newRun(look, { at, text });
    looksOf.set(run, looks);
    cell.runs.push(run);
  }
  if (!look.hidden) addContent(cell, at);
};

const gathering = new Set<Kind>(['styles', 'author', 'comment']);

export const addText = (state: State, text: string, at: Slice): void => {
  const group = topOf(state);
  if (group === undefined || text === '') return;
  if (group.kind === 'words' && !group.isDeleted) addRun(state, text, at, group);
  else if (gathering.has(group.kind)) state.gathered += text;
};

export const addObject = ({ cell }: State, at: Slice, { look }: Group): void => {
  cell.runs.push(newRun(look, { at, object: true }));
  addContent(cell, at);
};

export const endComment = ({ cell, comments, gathered, author }: State): void => {
  const id = String(comments.size + 1);
  comments.set(id, { body: gathered.trim(), author: author.trim() });
  cell.runs.push(newRun(plainLook, { comment: id }));
};

export const endParagraph = ({ cell }: State): void => {
  cell.paragraphs.push({ at: none, properties: null, runs: cell.runs, markers: [] });
  cell.runs = [];
};

export const endCell = (state: State, end: number): void => {
  endParagraph(state);
  const { paragraphs, isComplex, content } = state.cell;
  const done: TableCell = { paragraphs, isComplex };
  state.sourceOf.set(done, { content, end });
  state.cells.push(done);
  state.cell = newCell();
};

export const endRow = (state: State): void => {
  const { cells, table, rowNumber } = state;
  if (cells.length > 0) state.onRow({ table, n: rowNumber, cells });
  [state.cells, state.cell, state.isTableOpen] = [[], newCell(), true];
  state.rowNumber += 1;
};

/** The end of a paragraph that is in no table: a table before it has ended. */
export const endOutside = (state: State): void => {
  state.cell = newCell();
  if (state.isTableOpen) [state.table, state.rowNumber] = [state.table + 1, 0];
  state.isTableOpen = false;
};

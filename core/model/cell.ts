import type { Mark } from './annotation.ts';
import type { SegmentId, BlockId, DocumentId, RowNumber } from './ids.ts';
import type { Column, Side } from './column.ts';
import type { Language } from './language.ts';
import type { Range, RichText } from './text.ts';

/** XLIFF 2.1 (section 4.7.4.1, state) knows initial, translated, reviewed, final; `draft` lies between the first two. */
export const cellStates = ['empty', 'draft', 'translated', 'reviewed', 'approved'] as const;
export type CellState = (typeof cellStates)[number];

/** Where the present text came from. Only `imported` and `converted` text may be rewritten by the program unasked. */
export const cellOrigins = ['imported', 'converted', 'typed', 'memory'] as const;
export type CellOrigin = (typeof cellOrigins)[number];

/** One text of one segment. */
export type Cell = RichText & {
  readonly state: CellState;
  readonly locked: boolean;
  readonly origin: CellOrigin;
  /** The text this one was made from has changed since. */
  readonly stale: boolean;
  /**
   * Set when what is stored is not what was written: this is what can be read of it. Nothing may be written over it or made from
   * it until somebody has decided what holds. Never stored.
   */
  readonly damaged?: true;
};

/** True when nothing may be written into the cell: somebody locked it, or it waits for a decision on its damage. */
export const isFixed = ({ locked, damaged }: Cell): boolean => locked || damaged === true;

export const emptyCell: Cell = {
  text: '',
  tags: [],
  state: 'empty',
  locked: false,
  origin: 'typed',
  stale: false,
};

export const blockKinds = ['paragraph', 'heading', 'list-item', 'quote', 'code', 'table-cell'] as const;
export type BlockKind = (typeof blockKinds)[number];

/** What holds segments together: a paragraph, a heading, a list item. `level` is 1..6 for headings, the depth for lists and quotes, else 0. */
export type Block = { readonly id: BlockId; readonly kind: BlockKind; readonly level: number };

/** A segment as the screen shows it: its place, its block and its texts. */
export type Row = {
  readonly segment: SegmentId;
  readonly row: RowNumber;
  readonly document: DocumentId;
  readonly block: Block;
  /** True when no earlier row stands in the same block. */
  readonly opensBlock: boolean;
  /** White space between this segment and the next, as in the original. */
  readonly gap: string;
  readonly cells: Readonly<Partial<Record<Side, Cell>>>;
  /** Repairs of this row that still wait for a decision. */
  readonly openRepairs: number;
  /** What checks have found in this row and nobody ignores. */
  readonly findings: number;
  /** Annotations that have words in this row, in the order of the columns and then of the text. */
  readonly marks: readonly Mark[];
  /** Where terms of the termbase stand in the original, in order and apart; absent where none does. */
  readonly terms?: readonly Range[];
  /** Where issues are underlined in the texts, in order; absent where none is. */
  readonly underlined?: Readonly<Partial<Record<Side, readonly Range[]>>>;
  /** Set when what is stored of its place or its paragraph is not what was written. */
  readonly damaged?: true;
};

export type DocumentInfo = {
  readonly id: DocumentId;
  readonly name: string;
  /** The id of a format (`core/formats/`), which need not be one that this version knows. */
  readonly format: string;
  readonly encoding: string;
  /** Of the original. */
  readonly language: Language;
  /** The columns it shows beside the original. */
  readonly targets: readonly Side[];
  /** All columns it shows, in their order: the original in the document's language, each converted one from where it is in this document. */
  readonly columns: readonly Column[];
  readonly firstRow: RowNumber;
  readonly rows: number;
};

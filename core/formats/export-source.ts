import type { Block, Cell, DocumentId, Language, RichText, SegmentId, Side } from '../model/index.ts';
import type { Encoding } from '../text/decode/encodings.ts';
import type { Choices } from './import-options.ts';
import type { NotePlace, NoteSource } from './notes.ts';

/** Words of the interface that stand in an exported document. */
export type Labels = {
  /** The language these words are in. */
  readonly language: Language;
  /** Head of the column of row numbers, as 'No.' */
  readonly number: string;
  /** Foot of a page: `{page}` and `{pages}` stand for the numbers. */
  readonly page: string;
};

export type ExportColumn = {
  readonly side: Side;
  readonly language: Language;
  readonly label: string;
  /** The languages of the document's other columns, written or not: texts in just these are theirs. Left out by sources that are no project. */
  readonly besides?: readonly Language[];
};

/** What a text is besides its words. */
export type TextFacts = Pick<Cell, 'state' | 'locked' | 'origin' | 'stale'>;

/** A version of a document's file, as it came. */
export type OriginalFile = {
  readonly bytes: () => Uint8Array;
  /** The same in portions, from the beginning each time it is asked, for writers that need not hold it; left out where it is held anyway. */
  readonly portions?: () => Iterable<Uint8Array>;
  /** Decoded, where it is text. */
  readonly text: () => string;
  /** The encoding it is decoded in. */
  readonly encoding?: Encoding;
  /** What was chosen when it was read (`FormatFacts.options`): references may depend on it. */
  readonly choices?: Choices;
};

export type ExportRow = {
  readonly row: number;
  /** Left out by sources that are no project. */
  readonly segment?: SegmentId;
  /** The document it is of; left out by sources that know nothing of documents. */
  readonly document?: DocumentId;
  readonly block: Block;
  readonly opensBlock: boolean;
  /** The name of the document that begins here, or null. */
  readonly opensDocument: string | null;
  /** White space between this segment and the next, as in the original. */
  readonly gap: string;
  readonly texts: Readonly<Partial<Record<Side, RichText>>>;
  /** As the texts. Left out by sources that know nothing of states. */
  readonly facts?: Readonly<Partial<Record<Side, TextFacts>>>;
  /**
   * Where its format finds it in the first of `originals`, as the reader said (`RawBlock`). A row that was split off has
   * none, and belongs to what the row before it was; of rows that were joined the first one's is left.
   */
  readonly ref?: string;
  /** Words of the row's texts that notes are on. */
  readonly notes?: readonly NotePlace[];
};

/** What every writer takes. Rows are asked for one at a time, so they may come from a file of any length. */
export type ExportSource = {
  readonly title: string;
  readonly columns: readonly ExportColumn[];
  readonly rows: Iterable<ExportRow>;
  readonly labels: Labels;
  /**
   * The versions of a document's file, where it is of the format that is written: then its words are put into it. The one
   * that references lead into comes first, and then the newest. Rows of such a document hold the original too, whatever the
   * columns are.
   */
  readonly originals?: (document: DocumentId) => readonly OriginalFile[];
  /** Present when the document is to show notes. */
  readonly notes?: NoteSource;
};

/** What was written. */
export type Written = {
  readonly rows: number;
  /** Characters the format cannot hold (controls, halves of surrogate pairs) that were written as visible symbols. */
  readonly symbols: number;
  /**
   * How a filled file was adapted to its language, where that was asked for: how many places of each kind. Codes are `<id>.<word>`,
   * sentences `formats:<id>.adapted.<word>`.
   */
  readonly adapted?: readonly Adapted[];
};

/** One kind of change beside the words. */
export type Adapted = { readonly code: `${string}.${string}`; readonly count: number };

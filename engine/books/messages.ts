import type { BookFacts } from '#core/layouts/make-book.ts';
import type { BookOutput, BookSettings } from '#core/layouts/settings.ts';
import type { ExportColumn, Labels } from '#core/formats/export-source.ts';
import type { NoteSource } from '#core/formats/notes.ts';
import type { PreviewPage } from '#api/books.ts';
import type { AskTypes } from '../exports/messages.ts';

/** What the task that writes books is asked to write. */
export type BookOrder = BookFacts & {
  /** The file to make. */
  readonly path: string;
  readonly output: BookOutput;
  readonly settings: BookSettings;
  readonly title: string;
  readonly columns: readonly ExportColumn[];
  readonly labels: Labels;
  readonly notes: NoteSource | null;
  /** Font faces for pages that are printed. */
  readonly faces: string;
  /** The folder of the faces of printed books, whether it is there or not. */
  readonly fonts: string;
  /** Where pages wait to be printed; null where nothing is. */
  readonly folder: string | null;
};

/** What the task is asked to print of a book: pages of an extract, for a preview. */
export type ExtractOrder = Omit<BookOrder, 'path' | 'folder'> & {
  readonly folder: string;
  /** The row from which on pages are shown, of those that are told. */
  readonly soughtRow: number;
  /** Of the headings with which the chapters of the book begin. */
  readonly level: number;
};

export type ExtractTypes = AskTypes & {
  readonly order: ExtractOrder;
  readonly answer: { readonly pdf: Uint8Array; readonly pages: readonly PreviewPage[] };
};

export type BookTypes = AskTypes & {
  readonly order: BookOrder;
  readonly answer: {
    readonly rows: number;
    /** Of cards, the annotations that are on them. */
    readonly notes?: number;
    readonly noDictionary: boolean;
  };
};

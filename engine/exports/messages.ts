import type { EncodingFallback } from '#core/formats/encoding-fallback.ts';
import type { ExportColumn, ExportRow, Labels } from '#core/formats/export-source.ts';
import type { Choices } from '#core/formats/import-options.ts';
import type { NoteSource } from '#core/formats/notes.ts';
import type { DocumentId } from '#core/model/index.ts';
import type { Encoding } from '#core/text/decode/encodings.ts';
import type { ExportReport } from '#api/exports.ts';
import type { Layout } from '#core/formats/layouts.ts';

/** What the task that exports is asked to write. */
export type ExportOrder = {
  /** The file to make; nothing may stand there yet. */
  readonly path: string;
  /** The id of a format that can be written. */
  readonly format: string;
  /** Whether words go back into the documents' own files. */
  readonly fills: boolean;
  readonly layout: Layout;
  readonly title: string;
  readonly columns: readonly ExportColumn[];
  readonly labels: Labels;
  /** Null when the document is to show no notes. */
  readonly notes: NoteSource | null;
  /** ISO 8601 in UTC. */
  readonly created: string;
  readonly fallback?: EncodingFallback;
};

/** `null` ends the rows before their time: the job was cancelled. An empty page is the natural end. */
export type ExportPage = readonly ExportRow[] | null;

/** The versions of a document's file, newest first, as they came. */
export type OriginalFiles = readonly {
  readonly encoding: Encoding;
  readonly choices: Choices;
  readonly parts: readonly Uint8Array[];
}[];

/** Writing a document: it asks for pages of rows, and for documents' own files. Its answer: how many rows were written. */
export type WriteTypes = {
  readonly order: ExportOrder;
  readonly said: never;
  readonly asked: { readonly is: 'next' } | { readonly is: 'original'; readonly document: DocumentId };
  readonly told: ExportPage | OriginalFiles;
  readonly answer: ExportReport['rows'];
};

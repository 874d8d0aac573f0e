import type { EncodingFallback } from '#core/formats/encoding-fallback.ts';
import type { Adapted, ExportColumn, ExportRow, Labels } from '#core/formats/export-source.ts';
import type { Choices } from '#core/formats/import-options.ts';
import type { NoteSource } from '#core/formats/notes.ts';
import type { FillFinding } from '#core/formats/format.ts';
import type { DocumentId, Failure, Result } from '#core/model/index.ts';
import type { Encoding } from '#core/text/decode/encodings.ts';
import type { Layout } from '#core/formats/layouts.ts';

/** Findings that are told one by one; the others are counted. */
export const toldFindings = 1000;

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
  /** Who writes; '' where nobody has said. */
  readonly author: string;
  readonly fallback?: EncodingFallback;
  /** Whether what is filled is adapted to its language besides its words. */
  readonly adapt: boolean;
};

/** What came of writing. */
export type WriteAnswer = { readonly rows: number; readonly adapted: readonly Adapted[] };

/** `null` ends the rows before their time: the job was cancelled. An empty page is the natural end. */
export type ExportPage = readonly ExportRow[] | null;

/** The versions of a document's file, the one that references lead into first; their bytes are asked for part by part. `size`: in bytes. */
export type OriginalFiles = readonly {
  readonly version: DocumentId;
  readonly encoding: Encoding;
  readonly choices: Choices;
  readonly size: number;
}[];

/** A page in a file that is to be printed into another. `share`: of the whole that is done then, 0 to 1. */
export type PrintRequest = {
  readonly is: 'print';
  readonly page: string;
  readonly pdf: string;
  readonly share: number;
};

/** What a task asks for on the way: pages of rows, documents' own files, and pages in print. */
export type AskTypes = {
  readonly order: { readonly title: string };
  readonly said: never;
  readonly asked:
    | { readonly is: 'next' }
    | { readonly is: 'original'; readonly document: DocumentId }
    | { readonly is: 'part'; readonly version: DocumentId; readonly part: number }
    | PrintRequest;
  readonly told: ExportPage | OriginalFiles | Uint8Array | Result<null>;
  readonly answer: unknown;
};

/** Writing a document. */
export type WriteTypes = AskTypes & { readonly order: ExportOrder; readonly answer: WriteAnswer };

/** Looking through what would be filled, and writing nothing. */
export type CheckTypes = AskTypes & {
  readonly order: ExportOrder;
  readonly answer: {
    readonly findings: readonly FillFinding[];
    /** How many there are; `findings` are the first. */
    readonly count: number;
    readonly adapted: readonly Adapted[];
    /** Why it could not be filled, if so. */
    readonly failure: Failure | null;
  };
};

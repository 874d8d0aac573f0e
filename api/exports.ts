import type { Visibility } from '#core/model/index.ts';
import { z } from 'zod';
import { encodingFallbacks } from '#core/formats/encoding-fallback.ts';
import { layouts } from '#core/formats/layouts.ts';
import { call, lasting, reading, type WrittenFile } from './define.ts';
import { documentId, formatId, interfaceLanguage, pathToWrite, side } from './shapes.ts';

export const exportNotes = ['none', 'export', 'shared', 'all'] as const;
export type ExportNotes = (typeof exportNotes)[number];

export type ExportReport = WrittenFile & {
  readonly rows: number;
  /** Notes that went along; those whose words stand nowhere in it are listed at its end. */
  readonly notes: number;
  /** Rows with a text that is not as it was written: it went along as it can be read. The first of them, and how many there are; absent where there are none. */
  readonly damaged?: { readonly count: number; readonly rows: readonly number[] };
};

/** Annotations by who may see them. */
export type NotesByVisibility = Readonly<Record<Visibility, number>>;

/** A document that was written. `left`: annotations of what is in it that did not go along. */
export type DocumentExportReport = ExportReport & {
  readonly left: NotesByVisibility;
  /** Documents whose format this version does not know, and which were therefore written as new ones; absent where there are none. */
  readonly unknownFormats?: readonly { readonly name: string; readonly format: string }[];
};

export const exports = {
  /** How many annotations there are in what would be written, by who may see them: what `notes` of `run` chooses from. */
  notes: call(
    z.object({ columns: z.array(side).min(1), document: documentId.optional() }),
    reading,
  ).gives<NotesByVisibility>(),
  /**
   * Writes a document out, as a job. Without `path` it goes to the exports folder of the library under a
   * name that tells project and columns, never over another file. Written to a temporary file first, then renamed.
   * `layout` is one that the format names (`documents.formats`), else its usual one is taken. Failures: export.unknown-format,
   * export.unencodable.
   */
  run: call(
    z.object({
      job: z.string(),
      format: formatId,
      columns: z.array(side).min(1),
      layout: z.enum(layouts).optional(),
      /** What becomes of characters that the encoding of a document's own file lacks; without it, such a document is not written. */
      encodingFallback: z.enum(encodingFallbacks).optional(),
      document: documentId.optional(),
      path: pathToWrite.optional(),
      /**
       * Which annotations go along, where the format holds any.
       * `export`: those marked for it; `shared`: the shared ones too; `all`: also private ones.
       */
      notes: z.enum(exportNotes).default('none'),
      /** Language of the words the document itself needs: column heads, page numbers. */
      interfaceLanguage: interfaceLanguage.default('en'),
    }),
    lasting(reading),
  ).writes<DocumentExportReport>(),
};

import { z } from 'zod';
import type {
  DocumentId,
  Failure,
  Params,
  RowNumber,
  SegmentId,
  Side,
  Visibility,
} from '#core/model/index.ts';
import type { Adapted } from '#core/formats/export-source.ts';
import { encodingFallbacks } from '#core/formats/encoding-fallback.ts';
import { layouts } from '#core/formats/layouts.ts';
import { usualPattern } from '#core/formats/name-pattern.ts';
import { untranslatedWays } from '#core/formats/untranslated.ts';
import { call, lasting, reading, type WrittenFile } from './define.ts';
import { exportNotes } from './export-values.ts';
import { documentId, formatId, interfaceLanguage, pathToWrite, side } from './shapes.ts';

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
  /** Whether words went back into the documents' own files. */
  readonly filled: boolean;
  /** How such a file was adapted to its language, where that was asked for; absent where nothing was. */
  readonly adapted?: readonly Adapted[];
};

/** What speaks against writing a row as it is. */
export type ExportFinding = {
  /** The key of its sentence, with its parameters. */
  readonly sentence: string;
  readonly params: Params;
  readonly row: RowNumber;
  readonly segment: SegmentId;
  readonly side: Side;
  readonly severity: 'error' | 'warning';
};

/** What was found before writing. */
export type ExportCheck = {
  /** Rows without a translation: how many, and the first thousand. */
  readonly untranslated: {
    readonly count: number;
    readonly rows: readonly { readonly row: RowNumber; readonly segment: SegmentId }[];
  };
  /** The first thousand, in reading order, and how many there are. */
  readonly findings: readonly ExportFinding[];
  readonly count: number;
  /** How a document's own file would be adapted to its language. */
  readonly adapted: readonly Adapted[];
  /** Why it could not be written, where that is known beforehand. */
  readonly failure: Failure | null;
};

/** Several documents that were written, each into a file of its own. */
export type ExportAllReport = {
  readonly folder: string;
  readonly files: readonly (DocumentExportReport & { readonly document: DocumentId })[];
  readonly failed: readonly {
    readonly document: DocumentId;
    readonly name: string;
    readonly failure: Failure;
  }[];
};

/** Documents that were written back into the OmegaT project they are of. */
export type OmegatReport = {
  readonly folder: string;
  /**
   * Of `project_save.tmx`: translations exchanged and added. `left`: rows with a translation that it has no place for
   * (`core/omegat/fill-units.ts`); the files have them.
   */
  readonly units: { readonly changed: number; readonly added: number; readonly left: number };
  readonly files: ExportAllReport['files'];
  readonly failed: ExportAllReport['failed'];
};

/** How documents are written, whichever and wherever. */
const wish = {
  job: z.string(),
  columns: z.array(side).min(1),
  layout: z.enum(layouts).optional(),
  /** What becomes of characters that the encoding of a document's own file lacks; without it, such a document is not written. */
  encodingFallback: z.enum(encodingFallbacks).optional(),
  /**
   * Whether words go back into the documents' own files (export.no-own-file where they cannot) or into a new document; left out, as
   * is usual for the format: into their own files where these are of it, and have room for as many columns.
   */
  fill: z.boolean().optional(),
  /**
   * What stands for segments without a translation in a document's own file, where that holds one text in each place; `refuse`: such a
   * document is not written (export.untranslated). Left out, their original in office documents, else as the format does.
   */
  untranslated: z.enum(untranslatedWays).optional(),
  /** Whether a document's own file is adapted to its language besides its words. */
  adapt: z.boolean().default(false),
  /**
   * Which annotations go along, where the format holds any.
   * `export`: those marked for it; `shared`: the shared ones too; `all`: also private ones.
   */
  notes: z.enum(exportNotes).default('none'),
  /** Language of the words the document itself needs: column heads, page numbers. */
  interfaceLanguage: interfaceLanguage.default('en'),
};

/** Of file names, without ending: `{name}`, `{language}`, `{project}`, `{date}`. Failure: export.bad-pattern. */
const pattern = z.string().max(200);

export const exports = {
  /** How many annotations there are in what would be written, by who may see them: what `notes` of `run` chooses from. */
  notes: call(
    z.object({ columns: z.array(side).min(1), document: documentId.optional() }),
    reading,
  ).gives<NotesByVisibility>(),
  /**
   * Writes a document out, as a job. Without `path` it goes to the exports folder of the library under a name by `pattern`, else one
   * that tells project and columns, never over another file. Written to a temporary file first, then renamed.
   * `layout` is one that the format names (`documents.formats`), else its usual one is taken. Failures: export.unknown-format,
   * export.no-own-file, export.untranslated, export.unencodable.
   */
  run: call(
    z.object({
      ...wish,
      format: formatId,
      document: documentId.optional(),
      path: pathToWrite.optional(),
      pattern: pattern.optional(),
    }),
    lasting(reading),
  ).writes<DocumentExportReport>(),
  /** Looks through what `run` would write, as a job, and writes nothing. Failures: those of `run`. */
  check: call(
    z.object({ ...wish, format: formatId, document: documentId.optional() }),
    lasting(reading),
  ).gives<ExportCheck>(),
  /**
   * Writes each of several documents, or of all, into a file of its own, as a job. They go into `folder`, else the exports folder of the
   * library, never over another file. Without `format` each document is written in its own format. A document that cannot be written is
   * told, and the others are; cancelled, or where the folder cannot be written, no file stays.
   */
  all: call(
    z.object({
      ...wish,
      format: formatId.optional(),
      documents: z.array(documentId).min(1).max(10_000).optional(),
      folder: pathToWrite.optional(),
      pattern: pattern.default(usualPattern),
    }),
    lasting(reading),
  ).writesEach<ExportAllReport>(),
  /**
   * Writes documents back into the OmegaT project whose source files they are (by name and bytes), as a job: what was translated here into
   * `omegat/project_save.tmx`, and the files into its target folder. `path`: of the project's folder, or of `omegat.project` in it.
   * Failures: omegat.not-a-project, omegat.no-document, those of reading the memory and of writing.
   */
  omegat: call(
    z.object({ job: z.string(), path: pathToWrite, interfaceLanguage: interfaceLanguage.default('en') }),
    lasting(reading),
  ).writesEach<OmegatReport>(),
};

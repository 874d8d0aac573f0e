import { z } from 'zod';
import type { LayoutFacts } from '#core/layouts/layout.ts';
import {
  backParts,
  bookOutputs,
  hidings,
  highestLevel,
  papers,
  readingKinds,
  themes,
  units,
  usualSettings,
} from '#core/layouts/settings.ts';
import { aside, call, lasting, reading, type WrittenFile } from './define.ts';
import { documentOrigin } from './documents.ts';
import { exportNotes } from './export-values.ts';
import type { ExportReport } from './exports.ts';
import { documentId, interfaceLanguage, pathToWrite, rowNumber, side } from './shapes.ts';

/** How a book looks; what is left out is as usual. */
const settings = z.object({
  layout: z.string().max(40).default(usualSettings.layout),
  unit: z.enum(units).default(usualSettings.unit),
  theme: z.enum(themes).default(usualSettings.theme),
  paper: z.enum(papers).default(usualSettings.paper),
  readings: z.enum(readingKinds).default(usualSettings.readings),
  level: z.number().int().min(0).max(highestLevel).default(usualSettings.level),
  glosses: z.boolean().default(usualSettings.glosses),
  hiding: z.enum(hidings).default(usualSettings.hiding),
  back: z.array(z.enum(backParts)).max(backParts.length).readonly().default(usualSettings.back),
});

/** Of the shape of profiles. */
export const profileVersion = 1;

/** What tells that a file is a profile, of whichever version. */
export const profileMark = z.object({ duizhao: z.literal('book-profile'), version: z.number().int() });

/**
 * A profile of settings, as it is kept in a file and given to others. `columns` are names of columns, in order; those that a project does
 * not have are left out there.
 */
export const bookProfile = z.object({
  duizhao: z.literal('book-profile'),
  version: z.literal(profileVersion),
  name: z.string().max(100).default(''),
  output: z.enum(bookOutputs).optional(),
  columns: z.array(side).max(32).readonly().optional(),
  notes: z.enum(exportNotes).default('none'),
  settings: settings.default({ ...usualSettings }),
});
export type BookProfile = z.output<typeof bookProfile>;

const wish = {
  columns: z.array(side).min(1),
  document: documentId.optional(),
  /** Which annotations go along, as notes. */
  notes: z.enum(exportNotes).default('none'),
  /** Language of the words that the book itself needs. */
  interfaceLanguage: interfaceLanguage.default('en'),
  settings,
};

export type BookReport = ExportReport & {
  /** Set when words were to be explained, and the dictionary is not there. */
  readonly noDictionary?: true;
  /** Set when a PDF was printed in faces of the system, since those for print are not there. */
  readonly noFonts?: true;
};

/** A page of a preview. `at`: its place in the file, from 0. */
export type PreviewPage = {
  readonly at: number;
  readonly kind: 'title' | 'opening' | 'text' | 'back';
};

/** Books for readers: bilingual documents in one of several layouts. */
export const books = {
  /** The layouts there are, what each can be written as, and what it asks for. `prints`: whether a PDF can be made on this machine. */
  layouts: call(z.object({}), aside).gives<{
    readonly layouts: readonly LayoutFacts[];
    readonly prints: boolean;
  }>(),
  /**
   * Writes a book, as a job; where and how as `exports.run` does. Failures: document.unknown, export.no-columns,
   * export.unknown-layout, export.no-output, export.few-columns; of PDF export.no-printer, export.print-failed.
   */
  write: call(
    z.object({ ...wish, job: z.string(), output: z.enum(bookOutputs), path: pathToWrite.optional() }),
    lasting(reading),
  ).writes<BookReport>(),
  /**
   * Pages of the book as they are printed, as a job: the title, the opening of the chapter of `row`, the pages from that row on, and the
   * first page of each part at the end; none where there is no text. `pdf`: a file with these pages and others, in base64. Failures: those of
   * `write`.
   */
  previewPages: call(
    z.object({ ...wish, job: z.string(), row: rowNumber.optional() }),
    lasting(reading),
  ).gives<{ readonly pdf: string; readonly pages: readonly PreviewPage[] }>(),
  /**
   * What stands from `row` on as one page of the web, for a frame that runs no scripts; '' where there is no text. `nonce` goes with its
   * style. Failures: those of `write`.
   */
  preview: call(
    z.object({
      ...wish,
      row: rowNumber.optional(),
      output: z.enum(bookOutputs),
      nonce: z
        .string()
        .max(100)
        .regex(/^[\w+/=-]*$/u),
    }),
    reading,
  ).gives<{ readonly html: string }>(),
  /** Reads a profile that somebody saved. Failures: export.bad-profile, export.newer-profile, those of reading it. */
  readProfile: call(z.object({ from: documentOrigin }), aside).gives<BookProfile>(),
  /** Writes a profile as a file, without `path` into the exports folder. */
  saveProfile: call(
    z.object({ profile: bookProfile, path: pathToWrite.optional() }),
    reading,
  ).writes<WrittenFile>(),
};

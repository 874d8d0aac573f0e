import { z } from 'zod';
import type {
  CellState,
  Failure,
  InlineTag,
  Language,
  MemoryUnit,
  Range,
  RichText,
  RowNumber,
  Side,
} from '#core/model/index.ts';
import type { AdaptedRange } from '#core/memory/adapt/index.ts';
import { lowestThreshold, usualThreshold, type MatchKind, type Penalty } from '#core/memory/match-kinds.ts';
import { aside, call, lasting, reading, type WrittenFile } from './define.ts';
import { documentOrigin } from './documents.ts';
import type { ExportReport } from './exports.ts';
import {
  interfaceLanguage,
  newFileName,
  pathOfProject,
  pathToRead,
  pathToWrite,
  segmentId,
} from './shapes.ts';

/** One translation of a match, to be put into the column `side` as it is. */
export type MatchText = {
  readonly side: Side;
  readonly language: Language;
  readonly text: string;
  /** As tags of the original it was looked up for: some of that may have been added, some that it does not have left out. */
  readonly tags: readonly InlineTag[];
  readonly tagsAdded: number;
  readonly tagsRemoved: number;
  /** Where numbers, dates, codes and terms of the row's original were put in place of its own, in code points. */
  readonly adapted: readonly AdaptedRange[];
  readonly state: CellState;
};

/** Something whose original is like the one asked about: a row of the project with a confirmed translation, or a unit of a memory. */
export type MemoryMatch = {
  /** What the memory is called; null for the project's own rows. */
  readonly memory: string | null;
  /** Of the project's own. */
  readonly row: RowNumber | null;
  /** The name of its document; of a unit, of the file it was imported from. */
  readonly document: string;
  readonly kind: MatchKind;
  /** 0 to 100, rounded down, with what is taken off (`core/memory/score.ts`). */
  readonly percent: number;
  readonly penalties: readonly Penalty[];
  readonly source: { readonly text: string; readonly language: Language };
  /** Confirmed ones only, one at least. */
  readonly texts: readonly MatchText[];
  /** Who changed it last, and when (ISO 8601, in UTC); empty and null where nobody has said. */
  readonly author: string;
  readonly at: string | null;
  /** How many rows, or units of one memory, have this original with these translations. */
  readonly times: number;
};

export type MemoryInfo = {
  readonly path: string;
  /** The name of its file, without the ending. */
  readonly name: string;
  readonly units: number;
  /** Languages of its originals, most first. */
  readonly languages: readonly { readonly language: Language; readonly units: number }[];
};

/** A memory of the open project. One that cannot be opened has no units, and says why. */
export type AttachedMemory = Omit<MemoryInfo, 'units'> & {
  readonly units: number | null;
  /** Per cent that are taken off its matches. */
  readonly penalty: number;
  /** Whether confirmed rows are written into it, and whether they can be. */
  readonly writes: boolean;
  readonly canWrite: boolean;
  readonly failure: Failure | null;
  /** Its index is of an earlier version of Duizhao, and is being converted: until then fewer matches are found. */
  readonly isConverting: boolean;
};

export type MemoryImported = {
  readonly path: string;
  readonly name: string;
  /** In the memory now, and how many of them are new. */
  readonly units: number;
  readonly added: number;
  /** Units of the file without an original in its language, or without a translation. */
  readonly skipped: number;
};

export type FoundUnit = MemoryUnit & { readonly percent: number; readonly document: string };

/** A text of a row or unit in which words were looked for, and where they stand in it, in code points. */
export type ConcordanceText = RichText & {
  /** The column of the project it is for; null where it has none of this language. */
  readonly side: Side | null;
  readonly language: Language;
  readonly ranges: readonly Range[];
};

/** A confirmed row of the project, or a unit of a memory. */
export type ConcordanceEntry = {
  /** What the memory is called; null for the project's own rows. */
  readonly memory: string | null;
  /** Of the project's own. */
  readonly row: RowNumber | null;
  readonly document: string;
  readonly original: ConcordanceText;
  /** Confirmed ones only, one at least, in the order of the columns. */
  readonly translations: readonly ConcordanceText[];
  /** Of the least advanced translation. */
  readonly state: CellState;
  readonly author: string;
  readonly at: string | null;
};

export type Concordance = {
  readonly entries: readonly ConcordanceEntry[];
  /** There are more than were asked for. */
  readonly isCut: boolean;
};

/** Rows with the same original, in whatever script, case and width, of which some are translated otherwise than others. */
export type DifferenceGroup = {
  readonly rows: readonly ConcordanceEntry[];
  /** The columns in which their translations differ. */
  readonly sides: readonly Side[];
};

const concordanceFormats = ['csv', 'tmx'] as const;
export type ConcordanceFormat = (typeof concordanceFormats)[number];

/** `rows`: rows and units that were written. */
export type ConcordanceExport = ExportReport;

/** What is looked for: words apart by white space, all of them in one text. */
const words = z.string().min(1).max(1000);
const most = z.number().int().min(1).max(100_000);

const wanted = {
  least: z.number().min(lowestThreshold).max(1).default(usualThreshold),
  count: z.number().int().min(1).max(50).default(9),
};

/**
 * What was translated before: the confirmed rows of the open project (decision 0090), and memories beside it, which are files of their own
 * (decision 0091).
 */
export const memory = {
  /**
   * What is like the original of `segment`, best first: context, exact, then by likeness, at most `count`; where there is no exact one, then the longest known parts of it (`piece`, `percent` 0). Each original of the project is read once after
   * it was opened, giving way to other calls. Failure: job.cancelled when the project was closed meanwhile.
   */
  lookup: call(z.object({ segment: segmentId, ...wanted }), reading).gives<readonly MemoryMatch[]>(),
  /**
   * Rows and units of which one text has all the words, in any column, script, case and width: the project's confirmed rows in their order, then
   * the memories in theirs, at most `count`. Failure: job.cancelled when a newer search has begun.
   */
  search: call(z.object({ text: words, count: most.default(500) }), reading).gives<Concordance>(),
  /** The same of one memory, whether the open project has it or not. */
  searchIn: call(
    z.object({ path: pathToRead, text: words, count: most.default(500) }),
    aside,
  ).gives<Concordance>(),
  /** Originals of the project that were translated in different ways, in the order of their first rows, at most `count`. */
  differences: call(z.object({ count: most.default(500) }), reading).gives<{
    readonly groups: readonly DifferenceGroup[];
    readonly isCut: boolean;
  }>(),
  /**
   * Writes all that `search` finds for `text`, or, without it, all that `differences` finds, as a table or a memory; as a job. Without
   * `path`, into the exports folder of the library.
   */
  exportFound: call(
    z.object({
      text: words.optional(),
      format: z.enum(concordanceFormats),
      path: pathToWrite.optional(),
      job: z.string(),
      interfaceLanguage: interfaceLanguage.default('en'),
    }),
    reading,
  ).writes<ConcordanceExport>(),
  /**
   * Whether rows with the same original, in either script, are filled when a translation is confirmed: as drafts, where there is no text and no
   * lock, in the same step of undo. Kept with the project; off unless somebody wished so.
   */
  repeats: call(z.object({}), reading).gives<{ readonly fills: boolean }>(),
  setRepeats: call(z.object({ fills: z.boolean() })).gives<{ readonly fills: boolean }>(),
  /** The memories of the project, in their order. */
  list: call(z.object({}), reading).gives<readonly AttachedMemory[]>(),
  /**
   * Adds a memory to those of the project. Failures: memory.attached, and those of opening it: memory.not-a-memory, memory.damaged,
   * memory.newer, memory.in-use, file.not-found.
   */
  attach: call(z.object({ path: pathToRead, writes: z.boolean().default(false) })).gives<
    readonly AttachedMemory[]
  >(),
  detach: call(z.object({ path: pathOfProject })).gives<readonly AttachedMemory[]>(),
  /** What is taken off its matches (per cent), and whether confirmed rows are written into it. Failure: memory.read-only. */
  set: call(
    z.object({
      path: pathOfProject,
      penalty: z.number().int().min(0).max(50).optional(),
      writes: z.boolean().optional(),
    }),
  ).gives<readonly AttachedMemory[]>(),
  /** Puts a memory at a place of the list, counted from 0: of matches that are equally good the first memory's come first. */
  move: call(z.object({ path: pathOfProject, to: z.number().int().min(0) })).gives<
    readonly AttachedMemory[]
  >(),
  /** Makes an empty memory in the folder of memories, and adds it to those of the project, to be written into. Where there is one of this name, a number follows. */
  create: call(z.object({ name: newFileName })).gives<readonly AttachedMemory[]>(),
  /**
   * Makes a memory of a TMX file, called after it, in the folder of memories, and adds it to those of the project; as a job. Failed or
   * cancelled, nothing of it stays.
   */
  add: call(z.object({ from: documentOrigin, job: z.string() }), lasting({})).gives<MemoryImported>(),
  /** Puts all units of a TMX file or a workbook into the memory at `path`, which is made where none is; as a job. Failed or cancelled, none of them. */
  import: call(
    z.object({ path: pathToWrite, from: documentOrigin, job: z.string() }),
    aside,
  ).gives<MemoryImported>(),
  info: call(z.object({ path: pathToRead }), aside).gives<MemoryInfo>(),
  /** Units of a memory whose originals are like a text, best first. */
  find: call(z.object({ path: pathToRead, text: z.string().min(1).max(100_000), ...wanted }), aside).gives<
    readonly FoundUnit[]
  >(),
  /** Writes a memory as TMX, or as a workbook where the name ends in `.xlsx`; as a job. */
  export: call(z.object({ path: pathToRead, to: pathToWrite, job: z.string() }), aside).writes<WrittenFile>(),
};

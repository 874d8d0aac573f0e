import { z } from 'zod';
import type {
  CellState,
  Failure,
  InlineTag,
  Language,
  MemoryUnit,
  Range,
  RowNumber,
  Side,
} from '#core/model/index.ts';
import { lowestThreshold, usualThreshold, type MatchKind, type Penalty } from '#core/memory/match-kinds.ts';
import { aside, call, lasting, reading, type WrittenFile } from './define.ts';
import { documentOrigin } from './documents.ts';
import { pathOfProject, pathToRead, pathToWrite, segmentId } from './shapes.ts';

/** One translation of a match, to be put into the column `side` as it is. */
export type MatchText = {
  readonly side: Side;
  readonly language: Language;
  readonly text: string;
  /** As tags of the original it was looked up for; those that this does not have are left out. */
  readonly tags: readonly InlineTag[];
  /** Where numbers of its own were exchanged for those of the row's original, in code points. */
  readonly adapted: readonly Range[];
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
  readonly failure: Failure | null;
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
   * What is like the original of `segment`, best first: context, exact, then by likeness. Each original of the project is read once after
   * it was opened, giving way to other calls. Failure: job.cancelled when the project was closed meanwhile.
   */
  lookup: call(z.object({ segment: segmentId, ...wanted }), reading).gives<readonly MemoryMatch[]>(),
  /** The memories of the project, in their order. */
  list: call(z.object({}), reading).gives<readonly AttachedMemory[]>(),
  /**
   * Adds a memory to those of the project. Failures: memory.attached, and those of opening it: memory.not-a-memory, memory.damaged,
   * memory.newer, memory.in-use, file.not-found.
   */
  attach: call(z.object({ path: pathToRead })).gives<readonly AttachedMemory[]>(),
  detach: call(z.object({ path: pathOfProject })).gives<readonly AttachedMemory[]>(),
  setPenalty: call(z.object({ path: pathOfProject, penalty: z.number().int().min(0).max(50) })).gives<
    readonly AttachedMemory[]
  >(),
  /**
   * Makes a memory of a TMX file, called after it, in the folder of memories, and adds it to those of the project; as a job. Failed or
   * cancelled, nothing of it stays.
   */
  add: call(z.object({ from: documentOrigin, job: z.string() }), lasting({})).gives<MemoryImported>(),
  /** Puts all units of a TMX file into the memory at `path`, which is made where none is; as a job. Failed or cancelled, none of them. */
  import: call(
    z.object({ path: pathToWrite, from: documentOrigin, job: z.string() }),
    aside,
  ).gives<MemoryImported>(),
  info: call(z.object({ path: pathToRead }), aside).gives<MemoryInfo>(),
  /** Units of a memory whose originals are like a text, best first. */
  find: call(z.object({ path: pathToRead, text: z.string().min(1).max(100_000), ...wanted }), aside).gives<
    readonly FoundUnit[]
  >(),
  /** Writes a memory as TMX; as a job. */
  export: call(z.object({ path: pathToRead, to: pathToWrite, job: z.string() }), aside).writes<WrittenFile>(),
};

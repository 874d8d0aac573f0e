import { z } from 'zod';
import type { Failure } from '#core/model/index.ts';
import { aside, call, reading, type WrittenFile } from './define.ts';
import { documentOrigin } from './documents.ts';
import { conceptId, newFileName, pathOfProject, pathToRead, pathToWrite } from './shapes.ts';
import { entryKinds, longestSearch, type ConceptPage, type TermsImported } from './terms.ts';

export type TermbaseInfo = {
  readonly path: string;
  /** The name of its file, without the ending. */
  readonly name: string;
  readonly concepts: number;
};

/** A shared termbase of the open project. One that cannot be opened has no entries, and says why. */
export type AttachedTermbase = Omit<TermbaseInfo, 'concepts'> & {
  readonly concepts: number | null;
  /** By which ids of concepts say that they are of it (`core/terms/concept-place.ts`); null where it cannot be opened. */
  readonly number: number | null;
  /** Whether its terms are found. */
  readonly on: boolean;
  /** Whether its entries may be changed from this project, and whether the file can be written. */
  readonly writes: boolean;
  readonly canWrite: boolean;
  /** New terms go there. */
  readonly takesNew: boolean;
  /** There is a change that can be taken back, and one that can be made again. */
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly failure: Failure | null;
};

/** `same`: entries that the other termbase had as they are. */
export type ConceptsMoved = { readonly written: number; readonly same: number };

/** What was taken back or made again; `left`: entries that something else has changed since. */
export type TermbaseTurned = { readonly concepts: number; readonly left: number };

export type TermbaseImported = TermsImported & { readonly path: string };
export type TermbaseExported = WrittenFile & { readonly concepts: number };

/**
 * Termbases in files of their own (decision 0127), which several projects have, each in an order of its own and below what the project itself says.
 * Their concepts are listed, changed and taken into account as those of the project (`terms`), which they are named beside by ids of their own.
 */
export const termbases = {
  /** The shared termbases of the project, in their order. */
  list: call(z.object({}), reading).gives<readonly AttachedTermbase[]>(),
  /**
   * Adds a termbase to those of the project. Failures: termbase.attached, and those of opening it: termbase.not-a-termbase, termbase.damaged,
   * termbase.newer, termbase.in-use, file.not-found; termbase.read-only where it is to be written and cannot be.
   */
  attach: call(z.object({ path: pathToRead, writes: z.boolean().default(false) })).gives<
    readonly AttachedTermbase[]
  >(),
  detach: call(z.object({ path: pathOfProject })).gives<readonly AttachedTermbase[]>(),
  /** What is left out stays. Failures: termbase.unknown, termbase.read-only. */
  set: call(
    z.object({
      path: pathOfProject,
      on: z.boolean().optional(),
      writes: z.boolean().optional(),
      takesNew: z.boolean().optional(),
    }),
  ).gives<readonly AttachedTermbase[]>(),
  /** Puts a termbase at a place of the list, counted from 0: of entries that say the same the first termbase's are shown, and its checks decide. */
  move: call(z.object({ path: pathOfProject, to: z.number().int().min(0) })).gives<
    readonly AttachedTermbase[]
  >(),
  /** Makes an empty termbase in the folder of termbases, and adds it to those of the project, to take new terms. Where there is one of this name, a number follows. */
  create: call(z.object({ name: newFileName })).gives<readonly AttachedTermbase[]>(),
  /** Termbases in the folder of termbases that the project does not have, by name. */
  available: call(z.object({}), reading).gives<readonly Pick<TermbaseInfo, 'path' | 'name'>[]>(),
  /** Copies or moves concepts into another termbase of the project, null being its own. Failures: concept.unknown, concept.damaged, termbase.unknown, termbase.read-only. */
  transfer: call(
    z.object({
      concepts: z.array(conceptId).max(100_000),
      to: pathOfProject.nullable(),
      keep: z.boolean(),
    }),
  ).gives<ConceptsMoved>(),
  /** Takes the last change of a termbase of the project back; undo of the project knows nothing of it. As a job. Failures: nothing-to-undo, termbase.unknown, termbase.read-only. */
  undo: call(z.object({ path: pathOfProject, job: z.string() })).gives<TermbaseTurned>(),
  redo: call(z.object({ path: pathOfProject, job: z.string() })).gives<TermbaseTurned>(),
  /** Makes an empty termbase. Failures: termbase.exists, those of writing. */
  make: call(z.object({ path: pathToWrite }), aside).gives<TermbaseInfo>(),
  info: call(z.object({ path: pathToRead }), aside).gives<TermbaseInfo>(),
  /** The newest concepts first; with `text` those that say it, in either script of Chinese. */
  find: call(
    z.object({
      path: pathToRead,
      text: z.string().max(longestSearch).default(''),
      count: z.number().int().min(1).max(100_000).default(500),
    }),
    aside,
  ).gives<ConceptPage>(),
  /** Puts the concepts of a TBX file, a table or a workbook into the termbase at `path`, which is made where none is; as a job. Failed or cancelled, none of them. */
  import: call(
    z.object({ path: pathToWrite, from: documentOrigin, job: z.string() }),
    aside,
  ).gives<TermbaseImported>(),
  /** Writes a termbase as TBX, or as a table (`.csv`) or a workbook (`.xlsx`) by the name; as a job. */
  export: call(
    z.object({ path: pathToRead, to: pathToWrite, kind: z.enum(entryKinds).optional(), job: z.string() }),
    aside,
  ).writes<TermbaseExported>(),
};

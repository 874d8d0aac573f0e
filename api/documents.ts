import { z } from 'zod';
import {
  mostShownColumns,
  type AnchorStatus,
  type DocumentId,
  type DocumentInfo,
  type Failure,
  type Language,
  type ProjectInfo,
  type Sequence,
} from '#core/model/index.ts';
import type { Choices, ImportOption } from '#core/formats/import-options.ts';
import type { FormatFacts, ReadFinding } from '#core/formats/format.ts';
import type { AlignedCounts } from '#core/import/index.ts';
import type { Damage } from '#core/text/decode/damage.ts';
import { encodings as encodingNames, type Encoding } from '#core/text/decode/encodings.ts';
import { call, aside, lasting, reading } from './define.ts';
import { changesPage, type ChangesPage } from './history.ts';
import { documentId, language, pathToRead, side, uploadName } from './shapes.ts';

export type EncodingName = Encoding;

/** A place of the file that could not be read; in the text U+FFFD stands there. The file's own bytes are kept. */
export type DamagedPlace = Damage & {
  /** Row of the project that the place came into; null when it is in none, as in a comment of a page. */
  readonly row: number | null;
};

/** All such places: how many, and the first thousand. */
export type DamageReport = { readonly count: number; readonly places: readonly DamagedPlace[] };

/** Where a document comes from: a path on this machine, bytes uploaded through the loopback host, or a sample. */
export const documentOrigin = z.union([
  z.object({ path: pathToRead }),
  z.object({ upload: uploadName, name: z.string() }),
  z.object({ sample: z.string() }),
  /** A source file of an OmegaT project, by its path in the source folder: read with the translations of that project. */
  z.object({ omegat: pathToRead, inside: z.string().max(4096) }),
]);
export type DocumentOrigin = z.infer<typeof documentOrigin>;

/** What is in an OmegaT project: files of its source folder, memories and glossaries, by paths with `/`. */
export type OmegatContents = {
  /** What it is called: its folder. */
  readonly name: string;
  readonly files: readonly string[];
  readonly memories: readonly string[];
  readonly glossaries: readonly string[];
};

/** A memory that came with a project of another tool, and was added to those of this project; or why not. */
export type BroughtMemory = {
  readonly name: string;
  readonly units: number;
  readonly failure: Failure | null;
};

/** A glossary that came with a project of another tool, and how many of its concepts are new in the termbase; or why none. */
export type BroughtGlossary = {
  readonly name: string;
  readonly added: number;
  readonly failure: Failure | null;
};

/** What reading a file's first part tells, before anything is imported. */
export type Inspection = {
  readonly name: string;
  readonly bytes: number;
  /** The id of a format (`core/formats/`). */
  readonly format: string;
  readonly language: Language;
  /** Too little text to tell the language: the user is asked. */
  readonly languageUnknown: boolean;
  /**
   * Every encoding known, best first, with what the first part of the file is when read in it: the language of its words,
   * how it begins, how many places cannot be read. Those that do not fit come last. The user is asked when `ambiguous`.
   */
  readonly encodings: readonly {
    readonly encoding: EncodingName;
    readonly fits: boolean;
    readonly language: Language;
    readonly sample: string;
    readonly damaged: number;
  }[];
  readonly ambiguous: boolean;
  /** Whether clean-up is what is usually wanted of its format. */
  readonly cleansUp: boolean;
  /** The options of its format that matter for this file. */
  readonly options: readonly ImportOption[];
  /** Set when the file is a project: then it is opened, not imported. */
  readonly project: boolean;
  /** Set when the file calls itself a review package: then it is looked into (`review.peek`), not imported. */
  readonly package: boolean;
  /**
   * Set when the file is a book that some project was exported as, which may have been edited since: of which, by its id and name. `isOpen`:
   * it is the one that is open, into which the book can be read back (`review.readBook`).
   */
  readonly book: { readonly project: string; readonly name: string; readonly isOpen: boolean } | null;
};

export type ImportReport = {
  readonly document: DocumentId;
  readonly project: ProjectInfo;
  readonly rows: number;
  readonly characters: number;
  readonly repairs: { readonly accepted: number; readonly offered: number };
  readonly encoding: EncodingName;
  readonly damage: DamageReport;
  readonly findings: readonly ReadFinding[];
  /** What came of aligning it to its translations, where it has any. */
  readonly aligned?: AlignedCounts;
};

/** A document of several; `file` is the place of its file among those asked for, from 0. */
export type ImportedDocument = Omit<ImportReport, 'project'> & { readonly file: number };

export type ImportAllReport = {
  /** The project as it is now; null when no file could be read, so that nothing was changed or made. */
  readonly project: ProjectInfo | null;
  readonly documents: readonly ImportedDocument[];
  /** Memories of OmegaT projects that files were of; absent where there are none. */
  readonly memories?: readonly BroughtMemory[];
  readonly glossaries?: readonly BroughtGlossary[];
  /** The files that could not be read, and why. */
  readonly failed: readonly { readonly file: number; readonly name: string; readonly failure: Failure }[];
};

export type UpdateReport = {
  readonly project: ProjectInfo;
  /** The update in the history, whose `changes` are the rows; null when nothing changed. */
  readonly sequence: Sequence | null;
  /**
   * `kept`: the file says of them what it said before. `changed`: another original. `moved`: stand elsewhere now, whether
   * changed or not. `split` and `merged`: so many more, and fewer, came of cutting and joining. `held`: would have been
   * changed, but are locked.
   */
  readonly rows: Readonly<
    Record<'kept' | 'changed' | 'moved' | 'added' | 'removed' | 'split' | 'merged' | 'held', number>
  >;
  /** Of the annotations whose words were concerned, how many are now in each state, by the worst of their words. */
  readonly annotations: Readonly<Record<AnchorStatus, number>>;
  /** Repairs of what is new: accepted and offered ones, and how many were decided again as they had been. */
  readonly repairs: { readonly accepted: number; readonly offered: number; readonly carried: number };
};

/** What an update would do to rows, counted as `UpdateReport` counts. */
export type Comparison = {
  readonly rows: UpdateReport['rows'];
  /** How many changes of rows there are to be looked at (`documents.compared`). */
  readonly changes: number;
  /** The newer file brings nothing: an update would change nothing. */
  readonly isSame: boolean;
};

/** Whether the text is cleaned when it is read, now and from newer files; as is usual for its format when left out. */
const cleans = z.boolean().optional();

/**
 * What is chosen of the options of the file's format (`documents.formats`); as usual where nothing is. Failure: document.bad-option.
 */
const choices = z.record(z.string().max(64), z.union([z.string().max(10_000), z.boolean()])).optional();

/** A file that holds a translation of another, to be aligned to it. */
const translationFile = z.object({
  from: documentOrigin,
  encoding: z.enum(encodingNames).optional(),
  language: language.optional(),
  choices,
});

/** A newer file of a document. */
const newerFile = z.object({
  document: documentId,
  from: documentOrigin,
  job: z.string(),
  encoding: z.enum(encodingNames).optional(),
  /** As they were chosen for the file before where nothing is said. */
  choices,
});

export const documents = {
  /** Every format of documents, in the order in which they are offered. */
  formats: call(z.object({}), aside).gives<readonly FormatFacts[]>(),
  inspect: call(z.object({ from: documentOrigin }), aside).gives<Inspection>(),
  /**
   * Looks into an OmegaT project, given by its folder or by `omegat.project`. Its files are then imported one by one (`documentOrigin`).
   * Failures: omegat.not-a-project, omegat.outside.
   */
  omegat: call(z.object({ path: pathToRead }), aside).gives<OmegatContents>(),
  /**
   * Reads, cleans, cuts, converts and stores one document, as a job (`jobs.progress` events, `jobs.cancel`).
   * With `into: 'new'` a project named after the document is made and opened first.
   * Cancelled or failed, nothing of it stays.
   */
  import: call(
    z.object({
      from: documentOrigin,
      into: z.enum(['new', 'open']),
      job: z.string(),
      encoding: z.enum(encodingNames).optional(),
      language: language.optional(),
      cleans,
      choices,
    }),
    lasting({ ...aside, about: 'into-open' }),
  ).gives<ImportReport>(),
  /**
   * The same for several files, as one job and one step of undo. Each file that cannot be read is told with its reason, and
   * the others are taken. Cancelled, or when the project cannot be written, nothing of any stays. A file with `translations` is aligned
   * to them, sentence by sentence: one row for what belongs together, each translation in a column of its language, a further one where that
   * is taken.
   */
  importAll: call(
    z.object({
      files: z
        .array(
          z.object({
            from: documentOrigin,
            encoding: z.enum(encodingNames).optional(),
            language: language.optional(),
            cleans,
            choices,
            translations: z
              .array(translationFile)
              .min(1)
              .max(mostShownColumns - 2)
              .optional(),
          }),
        )
        .min(1)
        .max(10_000),
      into: z.enum(['new', 'open']),
      job: z.string(),
    }),
    lasting({ ...aside, about: 'into-open' }),
  ).gives<ImportAllReport>(),
  /**
   * Brings a document up to a newer file, as a job and one step of undo. Where the file says what it said before, rows
   * stay as they are. Rows whose original changed keep their texts, which become stale; converted ones follow. With
   * nothing new in the file, nothing happens. Cancelled or failed, everything is as it was. While it is stored, edits of
   * what it writes fail with document.updating. Failures: those of an import, document.too-many-changes.
   */
  update: call(newerFile, lasting({})).gives<UpdateReport>(),
  /** What the same update would change now, as a job. Nothing is changed. Failures: those of an update. */
  compare: call(newerFile, lasting({ looks: true })).gives<Comparison>(),
  /**
   * The rows that a comparison (`job`) told of, in the order of the newer file; rows that are not in it come last. `row` of one that
   * comes is the row it will be. Failures: document.not-compared, once another file was compared, or the document updated.
   */
  compared: call(z.object({ job: z.string(), ...changesPage }), reading).gives<ChangesPage>(),
  /** What was chosen of its format's options when the file of a document was last read. Failures: document.unknown. */
  choices: call(z.object({ document: documentId }), reading).gives<Choices>(),
  /** Takes a document out of the project; undo brings it back. */
  remove: call(z.object({ document: documentId })).gives<null>(),
  /** The columns shown beside the original. New Chinese columns are filled by conversion. */
  setTargets: call(
    z.object({ document: documentId, targets: z.array(side).max(mostShownColumns - 1) }),
  ).gives<DocumentInfo>(),
};

import type { DamageReport, EncodingName, Inspection } from '#api/documents.ts';
import type { JobProgress } from '#api/jobs.ts';
import type { ReadFinding } from '#core/formats/format.ts';
import type { Choices } from '#core/formats/import-options.ts';
import type { AlignedCounts, ImportBatch } from '#core/import/index.ts';
import type { DocumentInfo, Language, ProjectSettings, Side } from '#core/model/index.ts';
import type { NamedConcept } from '../alignment/shared-terms.ts';

/** A translation that is read with an original and aligned to it. */
export type BesideOrder = {
  readonly path: string;
  readonly name: string;
  /** The column it goes into. */
  readonly side: Side;
  readonly encoding?: EncodingName;
  readonly language?: Language;
  readonly choices?: Choices;
};

/** What the task that imports is asked to read. */
export type ImportOrder = {
  readonly path: string;
  /** What the user calls it; its ending tells the format. */
  readonly name: string;
  readonly encoding?: EncodingName;
  readonly language?: Language;
  /** The columns to make beside the original; those usual for its language when left out. */
  readonly targets?: readonly Side[];
  /** Columns that people added and other documents of the project show: the document gets them besides the usual ones. */
  readonly added?: readonly Side[];
  /** Whether its text is cleaned; as is usual for its format when left out. */
  readonly cleans?: boolean;
  /** Of the options of its format; as usual where nothing is chosen. */
  readonly choices?: Choices;
  readonly settings: ProjectSettings;
  /** The OmegaT project that it is a source file of: read with the translations of that, cut as there, and never cleaned. */
  readonly omegat?: { readonly root: string; readonly file: string };
  /** Its translations in other files. */
  readonly beside?: readonly BesideOrder[];
  /** Terms and names of the project, by which these are aligned. */
  readonly concepts?: readonly NamedConcept[];
};

/** Found out before the first text is read. */
export type ImportHead = {
  readonly format: DocumentInfo['format'];
  readonly encoding: EncodingName;
  readonly language: Language;
  /** Nobody has said the language, and nothing tells it. */
  readonly languageUnknown: boolean;
  readonly targets: readonly Side[];
  readonly bytes: number;
  readonly cleans: boolean;
  readonly choices: Choices;
};

/** What a reader of a document says, in this order: a head, originals, batches (each any number of times), and what could not be read. */
export type ImportMessage =
  | {
      readonly is: 'progress';
      readonly phase: JobProgress['phase'];
      readonly done: number;
      readonly total: number;
    }
  | { readonly is: 'head'; readonly head: ImportHead }
  | { readonly is: 'original'; readonly part: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly is: 'batch'; readonly batch: ImportBatch }
  | {
      readonly is: 'report';
      readonly damage: DamageReport;
      readonly findings: readonly ReadFinding[];
      readonly aligned?: AlignedCounts;
    };

/** Where what was read goes. */
export type ImportSink = {
  /** Takes one message; returns, where it is large, when there is room for it. */
  readonly post: (message: ImportMessage) => void;
  readonly isCancelled: () => boolean;
};

/** Reading a document. It is large where it bears bytes or text. */
export type ImportTypes = {
  readonly order: ImportOrder;
  readonly said: ImportMessage;
  readonly answer: null;
};

/** A look at the beginning of a file. */
export type InspectTypes = {
  readonly order: { readonly path: string; readonly name: string };
  readonly said: never;
  readonly answer: Inspection;
};

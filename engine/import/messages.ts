import type { DamageReport, EncodingName, Inspection } from '#api/documents.ts';
import type { JobProgress } from '#api/jobs.ts';
import type { ReadFinding } from '#core/formats/format.ts';
import type { ImportBatch } from '#core/import/index.ts';
import type { DocumentInfo, Failure, Language, ProjectSettings } from '#core/model/index.ts';
import type { Throttle } from './throttle.ts';

/** What the import worker is asked to read. */
export type ImportOrder = {
  readonly path: string;
  /** What the user calls it; its ending tells the format. */
  readonly name: string;
  readonly encoding?: EncodingName;
  readonly language?: Language;
  /** The columns to make beside the original; those usual for its language when left out. */
  readonly targets?: readonly Language[];
  /** Whether its text is cleaned; as is usual for its format when left out. */
  readonly cleans?: boolean;
  readonly settings: ProjectSettings;
};

/** One document for the import worker to read, or a file for it to look at. */
export type ImportTask =
  | { readonly order: ImportOrder; readonly throttle: Throttle }
  | { readonly inspect: { readonly path: string; readonly name: string } };

/** Found out before the first text is read. */
export type ImportHead = {
  readonly format: DocumentInfo['format'];
  readonly encoding: EncodingName;
  readonly language: Language;
  readonly targets: readonly Language[];
  readonly bytes: number;
  readonly cleans: boolean;
};

/** What a reader of a document says, in this order: a head, originals, batches (each any number of times), what could not be read, and the end. `inspected` answers a look at a file. */
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
  | { readonly is: 'report'; readonly damage: DamageReport; readonly findings: readonly ReadFinding[] }
  | { readonly is: 'inspected'; readonly inspection: Inspection }
  | { readonly is: 'end'; readonly failure: Failure | null };

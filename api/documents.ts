import { z } from 'zod';
import type { DocumentId, DocumentInfo, Language, ProjectInfo } from '../core/model/index.ts';
import { call } from './define.ts';
import { documentId, language } from './shapes.ts';

export const encodingNames = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'shift_jis'] as const;
export type EncodingName = (typeof encodingNames)[number];

/** Where a document comes from: a path on this machine, bytes uploaded through the loopback host, or a sample. */
export const documentOrigin = z.union([
  z.object({ path: z.string() }),
  z.object({ upload: z.string(), name: z.string() }),
  z.object({ sample: z.string() }),
]);
export type DocumentOrigin = z.infer<typeof documentOrigin>;

/** What reading a file's first part tells, before anything is imported. */
export type Inspection = {
  readonly name: string;
  readonly bytes: number;
  readonly format: 'txt' | 'md' | 'html';
  readonly language: Language;
  /** Best first. The user is asked when `ambiguous`. */
  readonly encodings: readonly { readonly encoding: EncodingName; readonly sample: string }[];
  readonly ambiguous: boolean;
  /** Set when the file is a project: then it is opened, not imported. */
  readonly project: boolean;
};

export type ImportReport = {
  readonly document: DocumentId;
  readonly project: ProjectInfo;
  readonly rows: number;
  readonly characters: number;
  readonly repairs: { readonly accepted: number; readonly offered: number };
};

export const documents = {
  inspect: call(z.object({ from: documentOrigin })).gives<Inspection>(),
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
    }),
  ).gives<ImportReport>(),
  /** Takes a document out of the project; undo brings it back. */
  remove: call(z.object({ document: documentId })).gives<null>(),
  /** The columns shown beside the original. New Chinese columns are filled by conversion. */
  setTargets: call(
    z.object({ document: documentId, targets: z.array(language).max(2) }),
  ).gives<DocumentInfo>(),
};

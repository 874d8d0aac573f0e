import { z } from 'zod';
import {
  areColumns,
  canonicalLanguage,
  columnRoles,
  defaultColumns,
  inlineTagTypes,
  isColumnId,
  longestColumnLabel,
  regions,
  tagColours,
  type AnnotationId,
  type DocumentId,
  type RepairId,
  type ReplyId,
  type SegmentId,
  type Sequence,
} from '#core/model/index.ts';

const id = z.number().int().nonnegative();
export const documentId = id.transform((value) => value as DocumentId);
export const segmentId = id.transform((value) => value as SegmentId);
export const repairId = id.transform((value) => value as RepairId);
export const annotationId = id.transform((value) => value as AnnotationId);
export const replyId = id.transform((value) => value as ReplyId);
export const sequence = id.transform((value) => value as Sequence);
export const rowNumber = z.number().int().positive();
/** Names a column; whether the project has it is the engine's to say. */
export const side = z.string().refine(isColumnId);
/** A BCP 47 tag, in whatever case. */
export const language = z.string().transform((tag, context) => {
  const canonical = canonicalLanguage(tag);
  if (canonical !== null) return canonical;
  context.addIssue({ code: 'custom', message: 'no language tag' });
  return z.NEVER;
});
export const interfaceLanguage = z.enum(['en', 'zh-Hans', 'zh-Hant']);
const region = z.enum(regions);
/** A count of code points from the start of a text. */
export const offset = z.number().int().nonnegative();

const inlineTag = z.object({
  at: offset,
  kind: z.enum(['open', 'close', 'empty']),
  id: z.number().int(),
  type: z.enum(inlineTagTypes),
  data: z.record(z.string(), z.string()).optional(),
});

/** Tags without undefined members, so that what was sent equals what is stored. */
export const richText = z.object({
  text: z.string().max(2_000_000),
  tags: z
    .array(inlineTag.transform(({ data, ...rest }) => (data === undefined ? rest : { ...rest, data })))
    .readonly(),
});

/** Code points from `start` to `end` of a text give way to `insert`. */
export const textEdit = z.object({ start: offset, end: offset, insert: z.string().max(2_000_000) });

/** What the engine does with a path or an upload that a call names. */
export type FileUse = 'read' | 'write' | 'compare' | 'upload';

/** Marks the members of inputs that name files, so that whoever passes calls on finds all of them (`api/files.ts`). */
export const fileUses = z.registry<{ readonly use: FileUse }>();

/** A file on this machine that is read or opened. */
export const pathToRead = z.string().register(fileUses, { use: 'read' });
/** Where a file is written, or a project made. */
export const pathToWrite = z.string().register(fileUses, { use: 'write' });
/** Is only compared with paths the engine keeps by itself, and leads nowhere else. */
export const pathOfProject = z.string().register(fileUses, { use: 'compare' });
/** Names bytes that were uploaded through the loopback host. */
export const uploadName = z.string().register(fileUses, { use: 'upload' });

/** Which cell of which row. */
export const cellAddress = z.object({ segment: segmentId, side });

const protectedWord = z
  .object({ word: z.string().min(1), as: z.string().optional() })
  .transform(({ word, as }) => (as === undefined ? { word } : { word, as }));

/** What people call a column. */
export const columnLabel = z.string().trim().max(longestColumnLabel);
const column = z.object({
  id: side,
  language,
  label: columnLabel,
  role: z.enum(columnRoles),
  convertedFrom: side.nullable(),
});

/**
 * Colours and people came with annotations, columns when there could be others than the usual ones: older files and callers do not
 * name them.
 */
export const projectSettings = z.object({
  region,
  protectedWords: z.array(protectedWord),
  tagColours: z
    .array(z.object({ tag: z.string().min(1).max(60), colour: z.enum(tagColours) }))
    .max(500)
    .default([]),
  people: z.array(z.string().min(1).max(100)).max(500).default([]),
  columns: z
    .array(column)
    .refine(areColumns)
    .default([...defaultColumns]),
});

/** The id of a format of documents; whether there is such a one is the engine's to say. */
export const formatId = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);

import { z } from 'zod';
import {
  canonicalLanguage,
  longestColumnLabel,
  type AnnotationId,
  type ConceptId,
  type DocumentId,
  type RepairId,
  type ReplyId,
  type SegmentId,
  type Sequence,
} from '#core/model/index.ts';
import type { Reader, Shape } from '#core/model/shape.ts';
import { columnId, inlineTags, settingFields } from '#core/model/shapes.ts';

/**
 * What a call may bring of a model, as the core describes it (`core/model/shapes.ts`): zod says what calls are like, and nothing of its
 * own about the values in them.
 */
export const shaped = <T>(reader: Reader<T>) =>
  z.custom<T>().transform((value, context): T => {
    const read = reader(value);
    if (read.ok) return read.value;
    context.addIssue({ code: 'custom', path: read.at === '' ? [] : read.at.split('.'), message: 'shape' });
    return z.NEVER;
  });

type Shaped<F> = { readonly [K in keyof F]: ReturnType<typeof shaped<Shape<F[K]>>> };

/** The same for each member of an object. */
export const members = <F extends Readonly<Record<string, Reader<unknown>>>>(fields: F): Shaped<F> =>
  // Each member is shaped by its own reader.
  Object.fromEntries(Object.entries(fields).map(([name, reader]) => [name, shaped(reader)])) as Shaped<F>;

const id = z.number().int().nonnegative();
export const documentId = id.transform((value) => value as DocumentId);
export const segmentId = id.transform((value) => value as SegmentId);
export const repairId = id.transform((value) => value as RepairId);
export const annotationId = id.transform((value) => value as AnnotationId);
export const replyId = id.transform((value) => value as ReplyId);
export const conceptId = id.transform((value) => value as ConceptId);
export const sequence = id.transform((value) => value as Sequence);
export const rowNumber = z.number().int().positive();
/** Names a column; whether the project has it is the engine's to say. */
export const side = shaped(columnId);
/** A BCP 47 tag, in whatever case. */
export const language = z.string().transform((tag, context) => {
  const canonical = canonicalLanguage(tag);
  if (canonical !== null) return canonical;
  context.addIssue({ code: 'custom', message: 'no language tag' });
  return z.NEVER;
});
export const interfaceLanguage = z.enum(['en', 'zh-Hans', 'zh-Hant']);
/** A count of code points from the start of a text. */
export const offset = z.number().int().nonnegative();

/** Of a text that cannot be stored the engine says so itself, and what is wrong with it (`cell.bad-text`). */
export const richText = z.object({ text: z.string().max(2_000_000), tags: shaped(inlineTags) });

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
/** The name of a new file beside projects, without its ending: what may be the name of a file on every system. */
export const newFileName = z
  .string()
  .trim()
  .regex(/^[^./\\:*?"<>|\p{Cc}][^/\\:*?"<>|\p{Cc}]{0,79}$/u);
/** Names bytes that were uploaded through the loopback host. */
export const uploadName = z.string().register(fileUses, { use: 'upload' });

/** Which cell of which row. */
export const cellAddress = z.object({ segment: segmentId, side });

/** What people call a column. */
export const columnLabel = z.string().trim().max(longestColumnLabel);
const { region, protectedWords, tagColours, people } = members(settingFields);
/** The settings of a project that are changed as a whole. Callers need not name colours and people. */
export const projectSettings = z.object({
  region,
  protectedWords,
  tagColours: tagColours.default([]),
  people: people.default([]),
});

/** The id of a format of documents; whether there is such a one is the engine's to say. */
export const formatId = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);

import { z } from 'zod';
import {
  inlineTagTypes,
  languages,
  regions,
  sides,
  type DocumentId,
  type RepairId,
  type SegmentId,
  type Sequence,
} from '../core/model/index.ts';

const id = z.number().int().nonnegative();
export const documentId = id.transform((value) => value as DocumentId);
export const segmentId = id.transform((value) => value as SegmentId);
export const repairId = id.transform((value) => value as RepairId);
export const sequence = id.transform((value) => value as Sequence);
export const rowNumber = z.number().int().positive();
export const side = z.enum(sides);
export const language = z.enum(languages);
export const region = z.enum(regions);
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

/** Which cell of which row. */
export const cellAddress = z.object({ segment: segmentId, side });

const protectedWord = z
  .object({ word: z.string().min(1), as: z.string().optional() })
  .transform(({ word, as }) => (as === undefined ? { word } : { word, as }));

export const projectSettings = z.object({ region, protectedWords: z.array(protectedWord) });

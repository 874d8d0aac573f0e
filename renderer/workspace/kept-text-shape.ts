import './plain-shapes.ts';
import { z } from 'zod';
import { richText, segmentId } from '#api/shapes.ts';
import { isColumnId } from '#core/model/index.ts';

/** A text as the browser's store is to have kept it. */
export const keptTextShape = z.object({
  project: z.string(),
  projectName: z.string(),
  segment: segmentId,
  side: z.string().refine(isColumnId),
  known: richText,
  latest: richText,
});

import '#renderer/workspace/plain-shapes.ts';
import { z } from 'zod';
import { offset, segmentId } from '#api/shapes.ts';
import { annotationKinds, isColumnId, severities, visibilities } from '#core/model/index.ts';

/** Annotations that were begun, as the browser's store is to have kept them. */
export const begunShape = z.object({
  project: z.string(),
  begun: z.array(
    z.object({
      draft: z.object({
        kind: z.enum(annotationKinds),
        body: z.string(),
        wording: z.string(),
        category: z.string().nullable(),
        severity: z.enum(severities),
        tags: z.array(z.string()),
        visibility: z.enum(visibilities),
      }),
      composing: z.object({
        project: z.string(),
        ranges: z.array(
          z
            .object({
              segment: segmentId,
              side: z.string().refine(isColumnId),
              start: offset,
              end: offset,
              quote: z.string().optional(),
            })
            .transform(({ quote, ...range }) => (quote === undefined ? range : { ...range, quote })),
        ),
        kind: z.enum(annotationKinds).nullable(),
      }),
      words: z.string(),
    }),
  ),
});

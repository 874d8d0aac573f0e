import { z } from 'zod';
import type { Range, RowNumber, SegmentId, Side } from '../core/model/index.ts';
import { call } from './define.ts';
import { segmentId, side } from './shapes.ts';

export const findQuery = z.object({
  text: z.string().min(1).max(1000),
  mode: z.enum(['plain', 'regex']).default('plain'),
  matchCase: z.boolean().default(false),
  wholeWord: z.boolean().default(false),
  /** Off: 发现 finds 發現. */
  exactScript: z.boolean().default(false),
  sides: z.array(side).optional(),
});
export type FindQuery = z.input<typeof findQuery>;

export type Hit = {
  readonly segment: SegmentId;
  readonly row: RowNumber;
  readonly side: Side;
  readonly ranges: readonly Range[];
  /** The text, cut round the first hit when long, and where the hits lie in it. */
  readonly excerpt: string;
  readonly excerptRanges: readonly Range[];
};

export const find = {
  /** Hits in row order; `from` and `count` page over cells with hits. `total` counts hits, `cells` the cells that hold them. */
  search: call(
    z.object({
      query: findQuery,
      from: z.number().int().nonnegative().default(0),
      count: z.number().int().min(1).max(1000).default(200),
    }),
  ).gives<{ readonly total: number; readonly cells: number; readonly hits: readonly Hit[] }>(),
  /** Replaces in the given cells, or everywhere. Locked cells are left and counted. One step of undo. */
  replace: call(
    z.object({
      query: findQuery,
      replacement: z.string().max(10_000),
      only: z
        .array(z.object({ segment: segmentId, side, hit: z.number().int().nonnegative().optional() }))
        .optional(),
    }),
  ).gives<{ readonly replaced: number; readonly cells: number; readonly keptLocked: number }>(),
};

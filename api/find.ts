import { z } from 'zod';
import type { Range, RowNumber, SegmentId, Side } from '#core/model/index.ts';
import { call, editing, reading } from './define.ts';
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

/** Names a replacing session; the engine remembers for it which hits still wait. Any string the caller makes up. */
const session = z.string().min(1).max(100).optional();

export type Hit = {
  readonly segment: SegmentId;
  readonly row: RowNumber;
  readonly side: Side;
  /** The text follows another of the columns searched by conversion: replacing there changes it too. */
  readonly follows: boolean;
  readonly ranges: readonly Range[];
  /** The text, cut round the first hit when long, and where the hits lie in it. */
  readonly excerpt: string;
  readonly excerptRanges: readonly Range[];
};

export type ReplaceReport = {
  /** Hits that were replaced by other words, in how many cells, and column by column in their order. */
  readonly replaced: number;
  readonly cells: number;
  readonly columns: readonly { readonly side: Side; readonly replaced: number }[];
  /** Cells that were converted again because the text they follow was changed. */
  readonly followed: readonly { readonly side: Side; readonly cells: number }[];
  /** Hits that were left because their text follows another in the scope by conversion. */
  readonly following: number;
  /** Cells with hits that were left because they are locked. */
  readonly keptLocked: number;
};

export const find = {
  /**
   * Hits in row order; `from` and `count` page over cells with hits. `total` counts hits, `cells` the cells that hold them.
   * With a `session`, only hits that wait in it.
   */
  search: call(
    z.object({
      query: findQuery,
      from: z.number().int().nonnegative().default(0),
      count: z.number().int().min(1).max(1000).default(200),
      session,
    }),
    reading,
  ).gives<{ readonly total: number; readonly cells: number; readonly hits: readonly Hit[] }>(),
  /**
   * Replaces in the given cells, or everywhere in the query's columns. The hits are those of the texts as they were before:
   * none is looked for in what was just written. Words go into a Chinese column in its script. A text converted from another
   * in the scope that has hits is not replaced separately: it follows. Locked cells are left and counted. One step of undo.
   * Replacing one by one in one `session` ends as replacing all at once.
   */
  replace: call(
    z.object({
      query: findQuery,
      replacement: z.string().max(10_000),
      only: z
        .array(z.object({ segment: segmentId, side, hit: z.number().int().nonnegative().optional() }))
        .optional(),
      session,
    }),
    editing,
  ).gives<ReplaceReport>(),
};

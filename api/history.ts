import { z } from 'zod';
import type { HistoryEntry, RowNumber, Sequence, Side } from '../core/model/index.ts';
import { call, editing, reading } from './define.ts';
import { segmentId } from './shapes.ts';

/** What undo or redo did, and where to look. */
export type Stepped = {
  readonly sequence: Sequence;
  readonly of: Sequence;
  readonly kind: HistoryEntry['kind'];
  readonly row: RowNumber | null;
  readonly side: Side | null;
};

export const history = {
  /** Newest first; `before` pages on. With `segment`, only what touched it. */
  list: call(
    z.object({
      before: z.number().int().positive().optional(),
      count: z.number().int().min(1).max(500).default(100),
      segment: segmentId.optional(),
    }),
    reading,
  ).gives<readonly HistoryEntry[]>(),
  undo: call(z.object({}), editing).gives<Stepped>(),
  redo: call(z.object({}), editing).gives<Stepped>(),
};

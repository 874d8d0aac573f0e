import { z } from 'zod';
import type { HistoryEntry, Language, RowNumber, SegmentId, Sequence, Side } from '#core/model/index.ts';
import { call, editing, reading } from './define.ts';
import { offset, segmentId, sequence } from './shapes.ts';

/** A page of a list of changes; `words`: only of those whose texts have these words, whatever their script and case. */
export const changesPage = {
  from: offset.default(0),
  count: z.number().int().min(1).max(500).default(100),
  words: z.string().max(200).default(''),
};

/** What undo or redo did, and where to look. */
export type Stepped = {
  readonly sequence: Sequence;
  readonly of: Sequence;
  readonly kind: HistoryEntry['kind'];
  readonly row: RowNumber | null;
  readonly side: Side | null;
};

/** What an action did to one text of a row, or to the row. */
export type RowChange = {
  readonly segment: SegmentId;
  /** Where the row now is; null when it is not there any more. */
  readonly row: RowNumber | null;
  readonly side: Side;
  readonly language: Language;
  /** `formatted`: only the tags. `state`: only the state, which `before` and `after` then name. `moved`: the row, unchanged. */
  readonly is: 'changed' | 'formatted' | 'state' | 'added' | 'removed' | 'moved';
  /** The text, or of a long one a part with the change in it. */
  readonly before: string;
  readonly after: string;
  /** It was changed, and stands elsewhere. */
  readonly moved?: true;
};

/** A page of a list of changes: `all` of them, `total` of those that were asked for. */
export type ChangesPage = {
  readonly all: number;
  readonly total: number;
  readonly items: readonly RowChange[];
};

export type RowChanges = ChangesPage & { readonly entry: HistoryEntry };

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
  /**
   * What an action of the history did to rows, in the order of the text; rows that are gone come last. Of an update only
   * what happened to the originals, and texts that follow others by conversion never beside these. Failures: history.unknown.
   */
  changes: call(z.object({ sequence, ...changesPage }), reading).gives<RowChanges>(),
  /**
   * One action back. One of many portions is taken back portion by portion, as `job` when that is given: meanwhile what reads is answered, and what
   * changes the project waits. Failures: nothing-to-undo, history.damaged, document.updating; job.cancelled, and all is done again.
   */
  undo: call(z.object({ job: z.string().optional() }), editing).gives<Stepped>(),
  /** One action forward, in the same way. Failures: nothing-to-redo and as `undo`. */
  redo: call(z.object({ job: z.string().optional() }), editing).gives<Stepped>(),
};

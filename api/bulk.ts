import { z } from 'zod';
import { cellStates, type Sequence } from '#core/model/index.ts';
import { lowestThreshold } from '#core/memory/match-kinds.ts';
import { call, editing } from './define.ts';
import { segmentId, side } from './shapes.ts';

/** Why a cell was left as it is. Each has words: `editor:bulk.kept.…`. */
export type KeptReason =
  | 'same'
  | 'locked'
  | 'damaged'
  | 'empty'
  | 'filled'
  | 'edited'
  | 'no-column'
  | 'no-match'
  | 'gone';

/** What became of the cells. `rows`: how many rows one was changed in. */
export type BulkReport = {
  readonly sequence: Sequence;
  readonly changed: number;
  readonly rows: number;
  readonly kept: Readonly<Partial<Record<KeptReason, number>>>;
};

/** Cells of some columns of many rows. */
const cells = {
  segments: z.array(segmentId).min(1),
  sides: z.array(side).min(1),
  job: z.string(),
};

/**
 * Many rows at once, as one step of undo. What is many is stored in portions, between which others save; cancelled, all of it is
 * taken back. What cannot be changed is left and counted in the answer.
 */
export const bulk = {
  /** `empty`: cells without a text, which are in no other state. With `raise`, cells that are further along stay so. Failure: cell.unknown-side for the original, which has no state. */
  setState: call(
    z.object({
      ...cells,
      state: z.enum(cellStates).exclude(['empty']),
      raise: z.boolean().default(false),
    }),
    editing,
  ).gives<BulkReport>(),
  /** Not in a reviewer's copy, in which locks say what may be edited. */
  lock: call(z.object({ ...cells, locked: z.boolean() })).gives<BulkReport>(),
  /** Converts again from the column each is converted from. `edited`: cells people wrote in, unless `overwriteEdited`. */
  convert: call(z.object({ ...cells, overwriteEdited: z.boolean() }), editing).gives<BulkReport>(),
  /** Puts the original into cells without a text. `filled`: those that have one. */
  copySource: call(z.object(cells), editing).gives<BulkReport>(),
  /**
   * Puts the best match of the memory (`memory.lookup`) into cells without a text, as drafts. `filled`: those that have one; `no-match`: those
   * whose row has none that is at least as alike as `least`.
   */
  pretranslate: call(
    z.object({ ...cells, least: z.number().min(lowestThreshold).max(1) }),
    editing,
  ).gives<BulkReport>(),
};

import { z } from 'zod';
import { cellStates, type Row, type Sequence } from '#core/model/index.ts';
import type { DoubtfulCharacter } from '#core/text/conversion/index.ts';
import { aside, call, editing } from './define.ts';
import { cellAddress, language, offset, richText, segmentId, side, textEdit } from './shapes.ts';

/** The answer to every edit: committed under this sequence number, and the row as it now is. */
export type Committed = { readonly sequence: Sequence; readonly row: Row };

export const cells = {
  /**
   * Writes one text. `before` is the text the editor started from: when the cell holds another, nothing is
   * written and `cell.stale-edit` is answered. Consecutive edits of one cell with the same `burst` are one step of undo.
   * `edits` is how it was changed (code points of `before`, in order), so that annotations follow the words that were
   * meant; left aside unless it leads from `before` to `after`.
   * A Chinese column made by conversion follows its source in the same step, unless people edited it: then it is marked stale.
   */
  edit: call(
    z.object({
      ...cellAddress.shape,
      before: z.string(),
      after: richText,
      edits: z.array(textEdit).max(10_000).optional(),
      burst: z.string().optional(),
    }),
    editing,
  ).gives<Committed>(),
  setState: call(
    z.object({ segments: z.array(segmentId).min(1), side, state: z.enum(cellStates) }),
    editing,
  ).gives<{
    readonly sequence: Sequence;
    readonly changed: number;
  }>(),
  lock: call(z.object({ segments: z.array(segmentId).min(1), side, locked: z.boolean() })).gives<{
    readonly sequence: Sequence;
    readonly changed: number;
  }>(),
  copySource: call(cellAddress, editing).gives<Committed>(),
  /** Converts again. Cells people edited are left alone unless `overwriteEdited`; the answer counts them. */
  convert: call(
    z.object({
      segments: z.union([z.array(segmentId).min(1), z.literal('all')]),
      side,
      overwriteEdited: z.boolean(),
    }),
    editing,
  ).gives<{ readonly changed: number; readonly keptEdited: number; readonly keptLocked: number }>(),
  /**
   * The characters of converted texts that may have to be others, for each text in the order given. It is about the texts
   * alone, whatever project they are of: the tables that tell take megabytes, and the engine has them for converting.
   */
  doubts: call(
    z.object({
      texts: z
        .array(z.object({ source: z.string(), converted: z.string(), from: language, to: language }))
        .max(500),
    }),
    aside,
  ).gives<readonly (readonly DoubtfulCharacter[])[]>(),
  /** Switches one doubtful character of a converted text (code point `at`) to `to`; the cell stays converted. */
  chooseAlternative: call(
    z.object({ ...cellAddress.shape, at: offset, to: z.string().min(1).max(4) }),
    editing,
  ).gives<Committed>(),
};

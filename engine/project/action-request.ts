import type { Action, SegmentId, Side, TextEdit } from '#core/model/index.ts';
import type { WriteHandle } from '../store/handles.ts';
import type { Hold } from './hold.ts';
import type { KnownOrders } from './order-index.ts';

/** The true edits of texts (code points), by `editKey`, where whoever changed them knows. */
export type KnownEdits = ReadonlyMap<string, readonly TextEdit[]>;

export const editKey = (segment: SegmentId, side: Side): string => `${segment} ${side}`;

/** One user action: what it is called, its steps, and who did it. */
export type ActionRequest = Action & {
  readonly actor: string;
  /** Consecutive edits of one cell with the same burst become one step of undo. */
  readonly burst?: string;
  /** How texts were changed, where the steps alone would have to be compared to find out. */
  readonly edits?: KnownEdits;
  /** The orders of documents that it shows, where they were read before. */
  readonly orders?: KnownOrders;
  /** The work this is a portion of, which may change what it holds itself. Portions of one action bear the same `burst`. */
  readonly within?: Hold;
  /** Written in the same transaction, outside history: what an import has to say besides its steps. */
  readonly also?: (write: WriteHandle) => void;
};

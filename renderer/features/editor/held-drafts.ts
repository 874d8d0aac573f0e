import type { RichText, SegmentId, Side } from '../../../core/model/index.ts';

/** Texts the engine refused or could not keep, by cell: they come back when the cell is opened again. */
type Held = { readonly known: RichText; readonly latest: RichText };

const held = new Map<string, Held>();
const keyOf = (segment: SegmentId, side: Side): string => `${segment}:${side}`;

export const holdText = (segment: SegmentId, side: Side, text: Held): void =>
  void held.set(keyOf(segment, side), text);

/** The text kept for a cell, which is then no longer kept here. */
export const takeHeldText = (segment: SegmentId, side: Side): Held | null => {
  const found = held.get(keyOf(segment, side)) ?? null;
  held.delete(keyOf(segment, side));
  return found;
};

/** True while some text exists only in this window. */
export const hasHeldTexts = (): boolean => held.size > 0;

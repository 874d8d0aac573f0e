import type { RichText, SegmentId, Side } from '#core/model/index.ts';

/** A cell of a project: segments are numbered alike in all of them. */
type Place = { readonly project: string; readonly segment: SegmentId; readonly side: Side };

/** Texts the engine refused or could not keep, by cell: they come back when the cell is opened again. */
type Held = {
  readonly known: RichText;
  readonly latest: RichText;
  /** Called once the text is safe elsewhere: the browser need not keep it for this cell any longer. */
  readonly forget?: () => void;
};

const held = new Map<string, Held>();
const keyOf = ({ project, segment, side }: Place): string => `${segment}:${side}:${project}`;

export const holdText = (place: Place, text: Held): void => void held.set(keyOf(place), text);

/** The text kept for a cell, which is then no longer kept here. */
export const takeHeldText = (place: Place): Held | null => {
  const found = held.get(keyOf(place)) ?? null;
  held.delete(keyOf(place));
  return found;
};

/** True while some text exists only in this window. */
export const hasHeldTexts = (): boolean => held.size > 0;

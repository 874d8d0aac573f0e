import { create } from 'zustand';
import type { Range, SegmentId, Side } from '#core/model/index.ts';

/** Which text of which segment. */
export type CellKey = `${SegmentId}:${Side}`;
export const cellKey = (segment: SegmentId, side: Side): CellKey => `${segment}:${side}`;

export type Highlights = {
  /** What a search found, in code points of each cell's text. Cells without hits are absent. */
  readonly found: ReadonlyMap<CellKey, readonly Range[]>;
  /** The one hit the user stands on. */
  readonly now: { readonly cell: CellKey; readonly range: Range } | null;
};

const none: Highlights = { found: new Map(), now: null };

/** What the grid paints on the texts it has on screen: written by the search, read by the cells. */
export const useHighlights = create<Highlights>()(() => none);

export const setHighlights = (highlights: Highlights): void => useHighlights.setState(highlights, true);

export const clearHighlights = (): void => useHighlights.setState(none, true);

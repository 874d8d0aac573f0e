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

/** What `markWords` has painted last: the search may have painted other words since. */
let marked: Highlights | null = null;

/** Paints words of one cell, of what the user was led to; the first of them as the ones meant. Without words nothing is painted. */
export const markWords = (segment: SegmentId, side: Side, ranges: readonly Range[]): void => {
  const cell = cellKey(segment, side);
  const [range] = ranges;
  marked = range === undefined ? none : { found: new Map([[cell, ranges]]), now: { cell, range } };
  setHighlights(marked);
};

/** Takes them away, unless others are painted by now. */
export const unmarkWords = (): void => {
  if (useHighlights.getState() === marked) clearHighlights();
};

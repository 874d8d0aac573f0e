import type { RepairDraft } from '../model/index.ts';
import { codePointLength } from '../text/codepoints.ts';
import type { PreparedRepair } from './prepared.ts';

/** Where a repair's words stand in the mended text of its block, in code points. */
export type PlacedRepair = {
  readonly draft: RepairDraft;
  readonly decision: 'accepted' | 'offered';
  readonly start: number;
  readonly end: number;
};

/** Certain repairs are accepted at import, all others wait for a decision. */
const decisionOf = ({ certainty }: RepairDraft): 'accepted' | 'offered' =>
  certainty === 'certain' ? 'accepted' : 'offered';

/** From the raw text to the text with the accepted repairs applied. `drafts` are ordered and do not overlap. */
export const placeRepairs = (drafts: readonly RepairDraft[]): PlacedRepair[] => {
  let shift = 0;
  return drafts.map((draft) => {
    const decision = decisionOf(draft);
    const start = draft.start + shift;
    const length = draft.end - draft.start;
    const present = decision === 'accepted' ? codePointLength(draft.after) : length;
    shift += present - length;
    return { draft, decision, start, end: start + present };
  });
};

/** What a segment takes of its block's text: its words and the gap behind them, in code points. */
export type Extent = { readonly start: number; readonly end: number };

/**
 * Puts each repair on the segment in which it starts; words that reach further are marked up to that segment's end.
 * `extents` follow one another and are not empty; repairs before the first of them are put on its start.
 */
export const anchorRepairs = (
  repairs: readonly PlacedRepair[],
  extents: readonly Extent[],
): PreparedRepair[] => {
  let segment = 0;
  return repairs.map(({ draft, decision, start, end }) => {
    while (segment + 1 < extents.length && start >= (extents[segment]?.end ?? 0)) segment += 1;
    const extent = extents[segment] ?? { start: 0, end: 0 };
    const from = Math.min(Math.max(start, extent.start), extent.end);
    const to = Math.min(Math.max(end, from), extent.end);
    return { draft, decision, segment, start: from - extent.start, end: to - extent.start };
  });
};

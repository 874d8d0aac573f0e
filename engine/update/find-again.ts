import { searcher } from '#core/annotations/search-place.ts';
import type { Anchor, SegmentId, Side, Step } from '#core/model/index.ts';

type AnchorStep = Step & { readonly on: 'anchors' };
type NewText = { readonly segment: SegmentId; readonly text: string };

/** The texts of rows that are new in themselves, by side: what an older row became is no place to look. */
const newTexts = (steps: readonly Step[]): ReadonlyMap<Side, readonly NewText[]> => {
  const made = new Set(
    steps.flatMap((step) => (step.on === 'segment' && step.before === null ? [step.id] : [])),
  );
  for (const step of steps) if (step.on === 'lineage') for (const id of step.into) made.delete(id);
  const cells = steps.flatMap((step) =>
    step.on === 'cell' && step.after !== null && made.has(step.segment)
      ? [{ side: step.side, segment: step.segment, text: step.after.text }]
      : [],
  );
  return Map.groupBy(cells, ({ side }) => side);
};

/**
 * Looks in the new rows for the words of annotations whose row an update takes out: a sentence that was moved and
 * written anew is another row, yet its words may still be there. `followed` makes these orphans.
 */
export const findAgain = (steps: readonly Step[], followed: readonly Step[]): readonly Step[] => {
  const removed = new Set(
    steps.flatMap((step) => (step.on === 'segment' && step.after === null ? [step.id] : [])),
  );
  const texts = newTexts(steps);
  const searches = new Map([...texts].map(([side, segments]) => [side, searcher(segments)]));
  const find = (anchor: Anchor, { before }: AnchorStep): Anchor => {
    const search = searches.get(anchor.side);
    if (search === undefined || anchor.status !== 'orphan' || !removed.has(anchor.segment)) return anchor;
    const was = before.find(
      ({ side, segment, start, end, quote }) =>
        side === anchor.side &&
        segment === anchor.segment &&
        start === anchor.start &&
        end === anchor.end &&
        quote === anchor.quote,
    );
    return was === undefined ? anchor : search(was);
  };
  return followed.map((step) =>
    step.on === 'anchors' ? { ...step, after: step.after.map((anchor) => find(anchor, step)) } : step,
  );
};

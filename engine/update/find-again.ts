import { searcher } from '#core/annotations/search-place.ts';
import type { Anchor, SegmentId, Side, Step } from '#core/model/index.ts';

type AnchorStep = Step & { readonly on: 'anchors' };
type NewText = { readonly segment: SegmentId; readonly text: string };
type Search = (anchor: Anchor) => Anchor;

/** Looks for the words of rows that go in those that came. */
export type Finder = {
  /** Remembers the texts of rows that are new in themselves: what an older row became is no place to look. */
  readonly note: (steps: readonly Step[]) => void;
  /** Puts the orphans among anchors that followed `steps` where their words are now. */
  readonly find: (steps: readonly Step[], followed: readonly Step[]) => readonly Step[];
};

const newRows = (steps: readonly Step[]): ReadonlySet<SegmentId> => {
  const made = new Set(
    steps.flatMap((step) => (step.on === 'segment' && step.before === null ? [step.id] : [])),
  );
  for (const step of steps) if (step.on === 'lineage') for (const id of step.into) made.delete(id);
  return made;
};

/**
 * Looks in the new rows for the words of annotations whose row an update takes out: a sentence that was moved and
 * written anew is another row, yet its words may still be there. Rows that go are written after those that come.
 */
export const createFinder = (): Finder => {
  const texts = new Map<Side, NewText[]>();
  const searches = new Map<Side, Search>();
  const searchIn = (side: Side): Search | null => {
    const own = texts.get(side);
    if (own === undefined) return null;
    const search = searches.get(side) ?? searcher(own);
    searches.set(side, search);
    return search;
  };
  const findAnchor = (anchor: Anchor, removed: ReadonlySet<SegmentId>, { before }: AnchorStep): Anchor => {
    const search = searchIn(anchor.side);
    if (search === null || anchor.status !== 'orphan' || !removed.has(anchor.segment)) return anchor;
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
  return {
    note: (steps) => {
      const made = newRows(steps);
      if (made.size === 0) return;
      searches.clear();
      for (const step of steps) {
        if (step.on !== 'cell' || step.after === null || !made.has(step.segment)) continue;
        const own = texts.get(step.side) ?? [];
        own.push({ segment: step.segment, text: step.after.text });
        texts.set(step.side, own);
      }
    },
    find: (steps, followed) => {
      const removed = new Set(
        steps.flatMap((step) => (step.on === 'segment' && step.after === null ? [step.id] : [])),
      );
      if (removed.size === 0) return followed;
      return followed.map((step) =>
        step.on === 'anchors'
          ? { ...step, after: step.after.map((anchor) => findAnchor(anchor, removed, step)) }
          : step,
      );
    },
  };
};

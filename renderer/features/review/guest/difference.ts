import type { ReviewItem, RichText, SegmentId, Side } from '#core/model/index.ts';
import { itemsOf } from '#core/review/items.ts';
import { byPlace, changesOf } from '#core/review/rich-edit.ts';
import type { Difference, Stretch } from '#renderer/workspace/reviewing.ts';

/** How changes are marked in the text: widened to words, by character, or not at all. */
export const markings = ['words', 'characters', 'none'] as const;
export type Marking = (typeof markings)[number];

/** Where a text differs from what it was handed over as, under a way of marking changes. */
export const differenceBy =
  (marking: Exclude<Marking, 'none'>) =>
  (segment: SegmentId, side: Side, before: RichText, after: RichText): Difference => {
    const items = itemsOf({ reviewer: '', segment, side }, before, after, { widen: marking === 'words' });
    const changes = changesOf(items.flatMap(({ edits }) => edits).sort(byPlace));
    // Of a text that was rewritten every change is marked by itself, though it is one suggestion.
    const stretchesOf = (item: ReviewItem, of: 'before' | 'after'): readonly Stretch[] => {
      if (item.kind === 'tags') return [{ ...item[of], in: 'tags' }];
      return changes
        .filter(({ edit }) => item.edits.includes(edit))
        .map(({ edit, own }) => (of === 'before' ? edit : own))
        .map(({ from, to }) => ({ start: from.at, end: to.at, in: 'words' }));
    };
    const all = (of: 'before' | 'after'): readonly Stretch[] =>
      items
        .flatMap((item) => stretchesOf(item, of))
        .filter(({ start, end }) => end > start)
        .sort((a, b) => a.start - b.start);
    return { removed: all('before'), inserted: all('after') };
  };

import type { RichText, SegmentId, Side } from '../../../../core/model/index.ts';
import { itemsOf } from '../../../../core/review/items.ts';
import type { Difference } from '../../../workspace/reviewing.ts';

/** How changes are marked in the text: widened to words, by character, or not at all. */
export const markings = ['words', 'characters', 'none'] as const;
export type Marking = (typeof markings)[number];

/** Where a text differs from what it was handed over as, under a way of marking changes. */
export const differenceBy =
  (marking: Exclude<Marking, 'none'>) =>
  (segment: SegmentId, side: Side, before: RichText, after: RichText): Difference => {
    const items = itemsOf({ reviewer: '', segment, side }, before, after, { widen: marking === 'words' });
    const stretches = (of: 'before' | 'after'): Difference['removed'] =>
      items
        .filter((item) => item[of].end > item[of].start)
        .map((item) => ({ ...item[of], in: item.kind === 'tags' ? 'tags' : 'words' }));
    return { removed: stretches('before'), inserted: stretches('after') };
  };

import type { SegmentId } from '../model/index.ts';
import { fold } from '../text/fold.ts';

export type AlignedSegment = { readonly segment?: SegmentId; readonly text: string };

/** Which segments became which, by their numbers in the two lists. Without `after` they are gone, without `before` new. */
export type AlignedGroup = {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly how: 'id' | 'exact' | 'folded' | 'aligned' | 'split' | 'merged' | 'gone' | 'new';
};

/** Pairs equal under `keyOf`, in order. */
const pairByKey = (
  before: readonly AlignedSegment[],
  after: readonly AlignedSegment[],
  taken: { readonly before: Set<number>; readonly after: Set<number> },
  keyOf: (segment: AlignedSegment) => string | undefined,
  how: AlignedGroup['how'],
): AlignedGroup[] => {
  const waiting = new Map<string, number[]>();
  for (const [index, segment] of after.entries()) {
    const key = keyOf(segment);
    if (key !== undefined && !taken.after.has(index)) waiting.set(key, [...(waiting.get(key) ?? []), index]);
  }
  return before.flatMap((segment, index) => {
    const key = keyOf(segment);
    const found = key === undefined || taken.before.has(index) ? undefined : waiting.get(key)?.shift();
    if (found === undefined) return [];
    taken.before.add(index);
    taken.after.add(found);
    return [{ before: [index], after: [found], how }];
  });
};

/**
 * Which segment of a changed document is which of the document before. Every segment of both lists is in exactly one
 * group; groups are in the order of `after`, those that are gone before what followed them.
 */
export const alignSegments = (
  before: readonly AlignedSegment[],
  after: readonly AlignedSegment[],
): readonly AlignedGroup[] => {
  const taken = { before: new Set<number>(), after: new Set<number>() };
  const groups = [
    ...pairByKey(before, after, taken, ({ segment }) => segment?.toString(), 'id'),
    ...pairByKey(before, after, taken, ({ text }) => text, 'exact'),
    ...pairByKey(before, after, taken, ({ text }) => fold(text), 'folded'),
    ...before.flatMap((_, index): AlignedGroup[] =>
      taken.before.has(index) ? [] : [{ before: [index], after: [], how: 'gone' }],
    ),
    ...after.flatMap((_, index): AlignedGroup[] =>
      taken.after.has(index) ? [] : [{ before: [], after: [index], how: 'new' }],
    ),
  ];
  return groups;
};

import type { Anchor, SegmentId, Side } from '#core/model/index.ts';
import type { AlignedGroup } from '#core/annotations/align.ts';
import { groupFollower, type SegmentText } from '#core/annotations/follow-group.ts';
import { searcher } from '#core/annotations/search-place.ts';

type Follower = (anchors: readonly Anchor[]) => readonly Anchor[];

/** `reanchor` for many annotations: what changed is worked out once, and only where there are anchors. */
export const reanchorer = (
  side: Side,
  before: readonly SegmentText[],
  after: readonly SegmentText[],
  groups: readonly AlignedGroup[],
): Follower => {
  const pick = (from: readonly SegmentText[], numbers: readonly number[]): readonly SegmentText[] =>
    numbers.flatMap((number) => from[number] ?? []);
  const groupOf = new Map<SegmentId, AlignedGroup>();
  for (const group of groups)
    for (const { segment } of pick(before, group.before)) groupOf.set(segment, group);
  const search = searcher(
    groups.filter((group) => group.before.length === 0).flatMap((group) => pick(after, group.after)),
  );
  const followers = new Map<AlignedGroup, Follower>();
  const followerOf = (group: AlignedGroup): Follower => {
    let follower = followers.get(group);
    if (follower === undefined) {
      follower = groupFollower({ side, before: pick(before, group.before), after: pick(after, group.after) });
      followers.set(group, follower);
    }
    return follower;
  };
  const follow = (anchors: readonly Anchor[]): Anchor[] => {
    const byGroup = Map.groupBy(anchors, ({ status, segment }) =>
      status === 'orphan' ? undefined : groupOf.get(segment),
    );
    return [...byGroup].flatMap(([group, some]) => {
      if (group === undefined) return some;
      return group.after.length === 0 ? some.map(search) : followerOf(group)(some);
    });
  };
  const placeOf = new Map(after.map(({ segment }, index) => [segment, index]));
  const place = ({ segment }: Anchor): number => placeOf.get(segment) ?? after.length;
  return (anchors) =>
    [...Map.groupBy(anchors, (anchor) => anchor.side)].flatMap(([of, some]) =>
      of === side ? follow(some).sort((a, b) => place(a) - place(b) || a.start - b.start) : some,
    );
};

/**
 * All anchors of one annotation after a changed document was read in. `before` and `after` are the texts of `side` in
 * reading order, as are the anchors that come out; `groups` (`alignSegments`) says which became which. Ends go through a character diff of the segments
 * of a group. Words whose segment is gone are looked for in new segments only, and only when they are longer than four
 * characters (`search-place.ts`); else they are orphans. Anchors of other sides are the very same objects.
 */
export const reanchor = (
  anchors: readonly Anchor[],
  side: Side,
  before: readonly SegmentText[],
  after: readonly SegmentText[],
  groups: readonly AlignedGroup[],
): readonly Anchor[] => reanchorer(side, before, after, groups)(anchors);

import type { Anchor, AnchorPlace, TextEdit } from '../model/index.ts';
import { codePointLength, sliceCodePoints } from '../text/codepoints.ts';
import { carry, changeOf, type Change } from './carry.ts';
import { asOrphan } from './follow-group.ts';
import { settle, wholeGraphemes } from './settle.ts';

export { followGroup, groupFollower, type SegmentText, type TextGroup } from './follow-group.ts';

/** The places an ambiguous anchor leaves to the user, as far as they are still there. */
const followCandidates = (anchor: Anchor, change: Change, length: number, after: string): Anchor => {
  const candidates = anchor.candidates.flatMap((place): AnchorPlace[] => {
    if (place.segment !== anchor.segment) return [place];
    const { start, end } = wholeGraphemes(after, carry(anchor, place, '', change, length).range);
    if (start === end) return [];
    return [start === place.start && end === place.end ? place : { ...place, start, end }];
  });
  if (candidates.length === 0) return asOrphan(anchor);
  const same = candidates.length === anchor.candidates.length;
  return same && candidates.every((place, index) => place === anchor.candidates[index])
    ? anchor
    : { ...anchor, candidates };
};

/**
 * `followEdit` for all anchors of one text: what changed is worked out once. Only for anchors of this segment and side.
 */
export const editFollower = (
  before: string,
  after: string,
  edits?: readonly TextEdit[],
): ((anchor: Anchor) => Anchor) => {
  if (before === after) return (anchor) => anchor;
  const change = changeOf(before, after, edits);
  const length = codePointLength(before);
  return (anchor) => {
    if (anchor.status === 'orphan') return anchor;
    if (anchor.status === 'ambiguous') return followCandidates(anchor, change, length, after);
    const bracket = sliceCodePoints(before, anchor.start, anchor.end);
    return settle(anchor, after, carry(anchor, anchor, bracket, change, length));
  };
};

/**
 * Where an anchor stands after its segment's text changed on its side; the very same anchor when nothing about it
 * changed. `edits` (code points of `before`, in order) are the true change where it is known, as in typing; else it is
 * worked out from the two texts. Text written at an end stays outside unless the end leans outward; words that were
 * deleted and then written again at their place are live again.
 */
export const followEdit = (
  anchor: Anchor,
  before: string,
  after: string,
  edits?: readonly TextEdit[],
): Anchor => editFollower(before, after, edits)(anchor);

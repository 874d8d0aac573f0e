import type { Anchor, AnchorPlace, Range, TextEdit } from '../model/index.ts';
import { codePointLength, sliceCodePoints } from '../text/codepoints.ts';
import { carry, changeOf, type Change } from './carry.ts';
import { asOrphan } from './follow-group.ts';
import { join } from './joined.ts';
import { relocate } from './relocate.ts';
import { isChoice, homeIn, placed, settle, wholeGraphemes } from './settle.ts';

export { followGroup, groupFollower, type SegmentText, type TextGroup } from './follow-group.ts';

/**
 * The places an ambiguous anchor leaves to the user, as far as they are still there. Where its text is again the one it was made
 * on, it is where it was made; where all its places were in this text and none is left, its words are gone.
 */
const followCandidates = (anchor: Anchor, change: Change, before: string, after: string): Anchor => {
  const length = codePointLength(before);
  const isHere = anchor.candidates.every(({ segment }) => segment === anchor.segment);
  const home = isHere ? homeIn(anchor, after, anchor) : undefined;
  if (home !== undefined) return { ...placed(anchor, home, 'live'), candidates: [] };
  const follow = (place: Range): Range =>
    wholeGraphemes(after, carry(anchor, place, '', change, length).range);
  const candidates = anchor.candidates.flatMap((place): AnchorPlace[] => {
    if (place.segment !== anchor.segment) return [place];
    const { start, end } = follow(place);
    const words = sliceCodePoints(before, place.start, place.end);
    if (!isChoice(anchor, words, sliceCodePoints(after, start, end))) return [];
    return [start === place.start && end === place.end ? place : { ...place, start, end }];
  });
  if (candidates.length === 0) {
    return isHere ? { ...placed(anchor, follow(anchor), 'replaced'), candidates: [] } : asOrphan(anchor);
  }
  const same = candidates.length === anchor.candidates.length;
  if (same && candidates.every((place, index) => place === anchor.candidates[index])) return anchor;
  return isHere ? { ...anchor, ...candidates[0], candidates } : { ...anchor, candidates };
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
    if (anchor.status === 'ambiguous') return followCandidates(anchor, change, before, after);
    const bracket = sliceCodePoints(before, anchor.start, anchor.end);
    const carried = carry(anchor, anchor, bracket, change, length);
    const settled = settle(anchor, after, carried);
    const { segment } = anchor;
    const parts = join([{ segment, text: after }]).parts;
    return (
      relocate(anchor, [settled], {
        old: before,
        at: anchor,
        carried,
        parts,
        made: edits,
      })[0] ?? settled
    );
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

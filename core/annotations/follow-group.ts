import type { Anchor, AnchorPlace, Range } from '../model/index.ts';
import { sliceCodePoints } from '../text/codepoints.ts';
import { carry, changeOf, type Carried, type Change } from './carry.ts';
import { keptBy, weigh } from './change.ts';
import {
  join,
  localRange,
  localRanges,
  partsWith,
  type Joined,
  type Part,
  type TextGroup,
} from './joined.ts';
import { cutApart, joinPieces } from './pieces.ts';
import { relocate } from './relocate.ts';
import { isChoice, homeIn, placed, settle } from './settle.ts';

export type { SegmentText, TextGroup } from './joined.ts';

type Move = { readonly before: Joined; readonly after: Joined; readonly change: Change };

/** A followed anchor, and the one of before it came from, which stood in `home`. */
type Followed = { readonly anchor: Anchor; readonly origin: Anchor; readonly home: Part | undefined };

/** The anchor of words whose segment is gone: it stays at its last known place. */
export const asOrphan = (anchor: Anchor): Anchor =>
  anchor.status === 'orphan' ? anchor : { ...anchor, status: 'orphan', candidates: [] };

/** Whether most of a segment's text stands in the new texts. */
const isFound = ({ before, change }: Move, home: Part): boolean => {
  const kept = keptBy(
    change.flatMap(({ refined }) => refined),
    before.length,
  );
  const left = localRanges(kept, home).map(({ start, end }) => sliceCodePoints(home.text, start, end));
  return weigh(left.join('')) * 2 >= weigh(home.text) && home.text !== '';
};

/** The part that holds most of a range. */
const mainPart = (parts: readonly Part[], range: Range): Part | undefined => {
  const size = (part: Part): number => {
    const { start, end } = localRange(range, part);
    return end - start;
  };
  return parts.toSorted((a, b) => size(b) - size(a))[0];
};

const settleIn = (anchor: Anchor, carried: Carried, part: Part): Anchor => {
  const settled = settle(anchor, part.text, {
    ...carried,
    range: localRange(carried.range, part),
    survivors: localRanges(carried.survivors, part),
    inserted: localRanges(carried.inserted, part),
  });
  return settled.segment === part.segment ? settled : { ...settled, segment: part.segment };
};

/** The anchor in the parts that its bracket lies in: several when these share its words. */
const settleAmong = (
  anchor: Anchor,
  at: Range,
  bracket: string,
  carried: Carried,
  parts: readonly Part[],
): readonly Anchor[] => {
  if (parts.length > 1 && anchor.status !== 'replaced' && carried.survivors.length > 0) {
    const shares = cutApart(anchor, at, bracket, carried, parts);
    if (shares.length > 0) return shares;
  }
  const part = mainPart(parts, carried.range);
  return [part === undefined ? asOrphan(anchor) : settleIn(anchor, carried, part)];
};

const followOne = (anchor: Anchor, home: Part, move: Move): readonly Anchor[] => {
  const { before, after, change } = move;
  const at = { start: anchor.start + home.start, end: anchor.end + home.start };
  const bracket = sliceCodePoints(home.text, anchor.start, anchor.end);
  const carried = carry(anchor, at, bracket, change, before.length);
  const parts = partsWith(after, carried.range, anchor.segment);
  const remains = after.parts.some(({ segment }) => segment === anchor.segment);
  if (!remains && carried.survivors.length === 0 && !isFound(move, home)) return [asOrphan(anchor)];
  return relocate(anchor, settleAmong(anchor, at, bracket, carried, parts), {
    old: before.text,
    at,
    carried,
    parts: after.parts,
    made: undefined,
  });
};

/** Where an ambiguous anchor was made, if one of the texts is again the very text it was made on. */
const atHome = (anchor: Anchor, { parts }: Joined): Anchor | undefined => {
  for (const { segment, text } of parts) {
    const home = homeIn(anchor, text, anchor);
    if (home !== undefined) return { ...placed({ ...anchor, segment }, home, 'live'), candidates: [] };
  }
  return undefined;
};

/** The places an ambiguous anchor leaves to the user, as far as they are still there; see `editFollower`. */
const followCandidates = (anchor: Anchor, { before, after, change }: Move): Anchor => {
  const follow = (place: AnchorPlace): AnchorPlace | undefined => {
    const home = before.parts.find(({ segment }) => segment === place.segment);
    if (home === undefined) return place;
    const at = { start: place.start + home.start, end: place.end + home.start };
    const { range } = carry(anchor, at, '', change, before.length);
    const part = mainPart(partsWith(after, range, place.segment), range);
    if (part === undefined) return undefined;
    const local = localRange(range, part);
    const same = part.segment === place.segment && local.start === place.start && local.end === place.end;
    return same ? place : { segment: part.segment, ...local };
  };
  const isHere = anchor.candidates.every((place) =>
    before.parts.some(({ segment }) => segment === place.segment),
  );
  const home = isHere ? atHome(anchor, after) : undefined;
  if (home !== undefined) return home;
  const wordsAt = ({ parts }: Joined, { segment, start, end }: AnchorPlace): string =>
    sliceCodePoints(parts.find((part) => part.segment === segment)?.text ?? '', start, end);
  const candidates = anchor.candidates.flatMap((place): AnchorPlace[] => {
    const followed = follow(place);
    if (followed === undefined || followed === place) return followed === undefined ? [] : [place];
    return isChoice(anchor, wordsAt(before, place), wordsAt(after, followed)) ? [followed] : [];
  });
  if (candidates.length === 0) {
    const gone = isHere ? follow(anchor) : undefined;
    return gone === undefined ? asOrphan(anchor) : { ...anchor, ...gone, status: 'replaced', candidates: [] };
  }
  const same = candidates.length === anchor.candidates.length;
  if (same && candidates.every((place, index) => place === anchor.candidates[index])) return anchor;
  return isHere ? { ...anchor, ...candidates[0], candidates } : { ...anchor, candidates };
};

const isPlaced = ({ status }: Anchor): boolean => status !== 'orphan' && status !== 'ambiguous';

/** Whether two anchors were one stretch over a cut that is no more: nothing but white space is left between them. */
const areOne = (a: Followed, b: Followed, text: string): boolean => {
  if (a.home === undefined || b.home === undefined || b.home.number !== a.home.number + 1) return false;
  const lastOfHome = sliceCodePoints(a.home.text, a.origin.end).trim() === '';
  const firstOfHome = sliceCodePoints(b.home.text, 0, b.origin.start).trim() === '';
  return (
    lastOfHome &&
    firstOfHome &&
    a.anchor.end <= b.anchor.start &&
    sliceCodePoints(text, a.anchor.end, b.anchor.start).trim() === ''
  );
};

const joinTouching = (followed: readonly Followed[], after: Joined): Anchor[] => {
  const joined: Followed[] = [];
  for (const next of followed) {
    const last = joined.at(-1);
    const part = after.parts.find(({ segment }) => segment === next.anchor.segment);
    const isSame = last?.anchor.segment === next.anchor.segment && last.anchor.side === next.anchor.side;
    if (
      last &&
      part &&
      isSame &&
      isPlaced(last.anchor) &&
      isPlaced(next.anchor) &&
      areOne(last, next, part.text)
    ) {
      joined[joined.length - 1] = { ...next, anchor: joinPieces(last.anchor, next.anchor, part.text) };
    } else joined.push(next);
  }
  return joined.map(({ anchor }) => anchor);
};

/** `followGroup` for many annotations: what changed is worked out once. */
export const groupFollower = (group: TextGroup): ((anchors: readonly Anchor[]) => readonly Anchor[]) => {
  const [before, after] = [join(group.before), join(group.after)];
  const move = { before, after, change: changeOf(before.text, after.text) };
  const follow = (origin: Anchor): Followed[] => {
    const as = (anchor: Anchor, home?: Part): Followed => ({ anchor, origin, home });
    if (origin.side !== group.side || origin.status === 'orphan') return [as(origin)];
    if (origin.status === 'ambiguous') return [as(followCandidates(origin, move))];
    const home = before.parts.find(({ segment }) => segment === origin.segment);
    return home === undefined
      ? [as(origin)]
      : followOne(origin, home, move).map((anchor) => as(anchor, home));
  };
  return (anchors) => joinTouching(anchors.flatMap(follow), after);
};

/**
 * All anchors of one annotation after neighbouring segments were split, merged or otherwise cut anew; white space at
 * the cuts may come and go. Words that a cut parts become an anchor in each segment with their share of the quote,
 * and anchors that meet where a cut was are one again. Those of other sides and segments are the very same objects.
 */
export const followGroup = (anchors: readonly Anchor[], group: TextGroup): readonly Anchor[] =>
  groupFollower(group)(anchors);

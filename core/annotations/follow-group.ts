import type { Anchor, Range, SegmentId, Side } from '../model/index.ts';
import { codePointLength, sliceCodePoints } from '../text/codepoints.ts';
import { fold } from '../text/fold.ts';
import { contextLength } from './anchor.ts';
import { carry, changeOf, type Carried, type Change } from './carry.ts';
import { textHash } from './hash.ts';
import { settle } from './settle.ts';

export type SegmentText = { readonly segment: SegmentId; readonly text: string };

/** The texts of some neighbouring segments on one side, in reading order, before and after they were cut anew. */
export type TextGroup = {
  readonly side: Side;
  readonly before: readonly SegmentText[];
  readonly after: readonly SegmentText[];
};

/** A segment's stretch of the joined texts, in code points. */
type Part = SegmentText & Range;
type Joined = { readonly text: string; readonly parts: readonly Part[] };

const join = (segments: readonly SegmentText[]): Joined => {
  const parts: Part[] = [];
  let at = 0;
  for (const { segment, text } of segments) {
    parts.push({ segment, text, start: at, end: (at += codePointLength(text)) });
  }
  return { text: segments.map(({ text }) => text).join(''), parts };
};

/** Ranges of the joined text as far as they lie in a part, in offsets of the part's own text. */
const within = (ranges: readonly Range[], part: Range): Range[] =>
  ranges
    .map(({ start, end }) => ({
      start: Math.max(start, part.start) - part.start,
      end: Math.min(end, part.end) - part.start,
    }))
    .filter(({ start, end }) => start < end);

const partsWith = ({ parts }: Joined, { start, end }: Range, preferred: SegmentId): readonly Part[] => {
  if (start < end) return parts.filter((part) => part.start < end && start < part.end);
  const touching = parts.filter((part) => part.start <= start && start <= part.end);
  return touching
    .filter(({ segment }) => segment === preferred)
    .concat(touching)
    .slice(0, 1);
};

/** The range without white space at its ends. */
const trimmed = (text: string, { start, end }: Range): Range => {
  const words = sliceCodePoints(text, start, end);
  const lead = codePointLength(words) - codePointLength(words.trimStart());
  return { start: start + lead, end: start + lead + codePointLength(words.trim()) };
};

/** The part of an anchor a cut left in one segment. Its quote is what of the words stands there. */
const pieceIn = (anchor: Anchor, part: Part, range: Range): Anchor[] => {
  const { start, end } = trimmed(part.text, range);
  if (start === end) return [];
  const quote = sliceCodePoints(part.text, start, end);
  return [
    {
      ...anchor,
      segment: part.segment,
      start,
      end,
      quote,
      prefix: sliceCodePoints(part.text, Math.max(0, start - contextLength), start),
      suffix: sliceCodePoints(part.text, end, end + contextLength),
      folded: fold(quote),
      hash: textHash(part.text),
    },
  ];
};

const asOrphan = (anchor: Anchor): Anchor => ({ ...anchor, status: 'orphan', candidates: [] });

const spread = (anchor: Anchor, carried: Carried, after: Joined): Anchor[] => {
  const parts = partsWith(after, carried.range, anchor.segment);
  const survives = after.parts.some(({ segment }) => segment === anchor.segment);
  if (parts.length === 0 || (carried.survivors.length === 0 && !survives)) return [asOrphan(anchor)];
  if (parts.length > 1 && carried.untouched) {
    return parts.flatMap((part) =>
      within([carried.range], part).flatMap((range) => pieceIn(anchor, part, range)),
    );
  }
  return parts.slice(0, 1).map((part) => {
    const range = {
      start: Math.max(carried.range.start, part.start) - part.start,
      end: Math.min(carried.range.end, part.end) - part.start,
    };
    const here = {
      ...carried,
      range,
      survivors: within(carried.survivors, part),
      inserted: within(carried.inserted, part),
    };
    return settle({ ...anchor, segment: part.segment }, part.text, here);
  });
};

const followOne = (anchor: Anchor, before: Joined, after: Joined, change: Change): Anchor[] => {
  const home = before.parts.find(({ segment }) => segment === anchor.segment);
  if (home === undefined || anchor.status === 'orphan' || anchor.status === 'ambiguous') return [anchor];
  const at = { start: anchor.start + home.start, end: anchor.end + home.start };
  const bracket = sliceCodePoints(home.text, anchor.start, anchor.end);
  return spread(anchor, carry(anchor, at, bracket, change, codePointLength(before.text)), after);
};

/** `followGroup` for many annotations: what changed is worked out once. */
export const groupFollower = (group: TextGroup): ((anchors: readonly Anchor[]) => readonly Anchor[]) => {
  const before = join(group.before);
  const after = join(group.after);
  const change = changeOf(before.text, after.text);
  return (anchors) =>
    anchors.flatMap((anchor) =>
      anchor.side === group.side ? followOne(anchor, before, after, change) : [anchor],
    );
};

/**
 * All anchors of one annotation after neighbouring segments were split, merged or otherwise cut anew; white space at
 * the cuts may come and go. Those of other sides and segments are the very same objects.
 */
export const followGroup = (anchors: readonly Anchor[], group: TextGroup): readonly Anchor[] =>
  groupFollower(group)(anchors);

import type { Range, SegmentId, Side } from '../model/index.ts';
import { codePointLength } from '../text/codepoints.ts';

export type SegmentText = { readonly segment: SegmentId; readonly text: string };

/** The texts of some neighbouring segments on one side, in reading order, before and after they were cut anew. */
export type TextGroup = {
  readonly side: Side;
  readonly before: readonly SegmentText[];
  readonly after: readonly SegmentText[];
};

/** A segment and its stretch of the joined texts, in code points. */
export type Part = SegmentText & Range & { readonly number: number };

/** Texts of segments as one, without anything between them. */
export type Joined = { readonly text: string; readonly length: number; readonly parts: readonly Part[] };

/** Joins the texts of segments. */
export const join = (segments: readonly SegmentText[]): Joined => {
  const parts: Part[] = [];
  let length = 0;
  for (const [number, { segment, text }] of segments.entries()) {
    parts.push({ segment, text, number, start: length, end: (length += codePointLength(text)) });
  }
  return { text: segments.map(({ text }) => text).join(''), length, parts };
};

/** A range of the joined text as far as it lies in a part, in offsets of the part's own text. */
export const localRange = ({ start, end }: Range, part: Range): Range => {
  const from = Math.max(start, part.start) - part.start;
  return { start: from, end: Math.max(from, Math.min(end, part.end) - part.start) };
};

/** The same for many ranges; those that do not reach into the part are left out. */
export const localRanges = (ranges: readonly Range[], part: Range): Range[] =>
  ranges.map((range) => localRange(range, part)).filter(({ start, end }) => start < end);

/** The parts a range lies in. An empty range at a cut lies in one: in `preferred` if that touches it. */
export const partsWith = (
  { parts }: Joined,
  { start, end }: Range,
  preferred: SegmentId,
): readonly Part[] => {
  if (start < end) return parts.filter((part) => part.start < end && start < part.end);
  const touching = parts.filter((part) => part.start <= start && start <= part.end);
  return touching
    .filter(({ segment }) => segment === preferred)
    .concat(touching)
    .slice(0, 1);
};

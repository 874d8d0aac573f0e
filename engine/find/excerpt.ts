import type { Range } from '#core/model/index.ts';
import { codePointLength, sliceCodePoints } from '#core/text/codepoints.ts';

/** How many code points of a text are shown, and how many of them before the first hit. */
const width = 80;
const lead = 24;

export type Excerpt = { readonly excerpt: string; readonly excerptRanges: readonly Range[] };

/** A text, cut round its first hit when long, and where in it the hits lie. Offsets in code points. */
export const excerptOf = (text: string, ranges: readonly Range[]): Excerpt => {
  const length = codePointLength(text);
  if (length <= width) return { excerpt: text, excerptRanges: ranges };
  const first = ranges[0]?.start ?? 0;
  const start = Math.max(0, Math.min(first - lead, length - width));
  const end = start + width;
  const before = start > 0 ? '…' : '';
  const after = end < length ? '…' : '';
  const shift = before.length - start;
  return {
    excerpt: before + sliceCodePoints(text, start, end) + after,
    excerptRanges: ranges
      .filter(
        (range) =>
          (range.start < end && range.end > start) ||
          (range.start === range.end && range.start >= start && range.end <= end),
      )
      .map((range) => ({
        start: Math.max(range.start, start) + shift,
        end: Math.min(range.end, end) + shift,
      })),
  };
};

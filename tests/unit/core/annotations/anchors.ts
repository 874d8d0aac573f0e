import * as fc from 'fast-check';
import { makeAnchor } from '#core/annotations/anchor.ts';
import type { Anchor, AnchorPlace, SegmentId, TextEdit } from '#core/model/index.ts';
import {
  codePointLength,
  isGraphemeBoundary,
  isWellFormed,
  sliceCodePoints,
  utf16Offset,
} from '#core/text/codepoints.ts';

export const segmentId = (id: number): SegmentId => id as SegmentId;

/** A live anchor on code points of a text; fails when nothing lies inside. */
export const anchorAt = (
  text: string,
  place: Omit<AnchorPlace, 'segment'> & { segment?: SegmentId },
): Anchor => {
  const made = makeAnchor(text, 'source', { segment: segmentId(1), ...place });
  if (!made.ok) throw new Error(`${made.error.code} in ${text}`);
  return made.value;
};

/** A live anchor on the first place of `quote`. */
export const anchorOn = (text: string, quote: string, segment = segmentId(1)): Anchor => {
  const start = codePointLength(text.slice(0, text.indexOf(quote)));
  return anchorAt(text, { segment, start, end: start + codePointLength(quote) });
};

/** Status and words: what a reader sees of an anchor. */
export const seen = (text: string, { status, start, end }: Anchor): string =>
  `${status}:${sliceCodePoints(text, start, end)}`;

/** What is wrong with an anchor, whatever happened to its text; empty when nothing is. */
export const faults = (text: string, anchor: Anchor): string[] => {
  const words = sliceCodePoints(text, anchor.start, anchor.end);
  const faultless = {
    inside: 0 <= anchor.start && anchor.start <= anchor.end && anchor.end <= codePointLength(text),
    whole: [anchor.start, anchor.end].every((at) => isGraphemeBoundary(text, utf16Offset(text, at))),
    wellFormed: isWellFormed(words),
    honest:
      (anchor.status === 'live') === (words === anchor.quote) ||
      anchor.status === 'orphan' ||
      anchor.status === 'ambiguous',
    choosable: (anchor.status === 'ambiguous') === anchor.candidates.length > 0,
    emptyOnlyWhereReplaced: anchor.start < anchor.end || anchor.status === 'replaced',
  };
  return Object.entries(faultless).flatMap(([name, holds]) => (holds ? [] : [name]));
};

/** Characters that are trouble: pairs of surrogates, joined emoji, combining marks; and few, so that they recur. */
export const troubled = ['電', '車', '的', '，', ' ', 'a', '𠮷', '👨‍👩‍👧', '👩', '\u200d', 'e\u0301', '\u0301'];
export const plainOnes = ['電', '車', '的', '，', 'a', '𠮷'];

export const textOf = (from: readonly string[], minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...from), { minLength, maxLength }).map((parts) => parts.join(''));

/** An edit somewhere in a text not yet known. */
export type Draft = { readonly at: number; readonly removed: number; readonly insert: string };

export const drafts = (from: readonly string[]): fc.Arbitrary<Draft> =>
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    removed: fc.integer({ min: 0, max: 6 }),
    insert: textOf(from, 0, 4),
  });

/** The edit a draft comes to in a text. */
export const editIn = (text: string, { at, removed, insert }: Draft): TextEdit => {
  const length = codePointLength(text);
  const start = Math.floor(at * length);
  return { start, end: Math.min(length, start + removed), insert };
};

/** The edit that takes `edit` of `text` back. */
export const inverse = (text: string, { start, end, insert }: TextEdit): TextEdit => ({
  start,
  end: start + codePointLength(insert),
  insert: sliceCodePoints(text, start, end),
});

/** A text and an anchor somewhere in it. */
export const anchored = (
  from: readonly string[],
): fc.Arbitrary<{ readonly text: string; readonly anchor: Anchor }> =>
  fc
    .record({
      text: textOf(from, 1, 24),
      at: fc.double({ min: 0, max: 0.999, noNaN: true }),
      length: fc.integer({ min: 1, max: 6 }),
    })
    .map(({ text, at, length }) => {
      const start = Math.floor(at * codePointLength(text));
      return {
        text,
        anchor: anchorAt(text, { start, end: Math.min(codePointLength(text), start + length) }),
      };
    });

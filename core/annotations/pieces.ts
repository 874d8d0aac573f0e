import type { Anchor, Range } from '../model/index.ts';
import { codePointLength, sliceCodePoints } from '../text/codepoints.ts';
import { diffText } from '../text/diff.ts';
import { fold } from '../text/fold.ts';
import { mapOffset } from '../text/mapping.ts';
import { contextLength } from './anchor.ts';
import { carriedBack, type Carried } from './carry.ts';
import { textHash } from './hash.ts';
import { localRange, localRanges, type Part } from './joined.ts';
import { settle } from './settle.ts';

/** An anchor as if it had been made on `quote` at `range` of `text`. */
const madeOn = (anchor: Anchor, text: string, { start, end }: Range, quote: string): Anchor => ({
  ...anchor,
  quote,
  prefix: sliceCodePoints(text, Math.max(0, start - contextLength), start),
  suffix: sliceCodePoints(text, end, end + contextLength),
  folded: fold(quote),
  hash: textHash(text),
});

/** Where in the quote a place of its bracket is, both in code points. */
const inQuote = (anchor: Anchor, bracket: string, at: number): number =>
  anchor.status === 'live' ? at : mapOffset(diffText(bracket, anchor.quote), at, 'before');

/** A range without the white space at its ends. */
const trimmed = (text: string, { start, end }: Range): Range => {
  const words = sliceCodePoints(text, start, end);
  const lead = codePointLength(words) - codePointLength(words.trimStart());
  return { start: start + lead, end: start + lead + codePointLength(words.trim()) };
};

/**
 * An anchor whose words lie in several segments after a cut: one anchor in each, whose quote is its share of the
 * words. White space at a cut belongs to no share, and a segment that has none of the words gets no anchor.
 */
export const cutApart = (
  anchor: Anchor,
  at: Range,
  bracket: string,
  carried: Carried,
  parts: readonly Part[],
): Anchor[] => {
  let from = 0;
  return parts.flatMap((part, index) => {
    const last = index + 1 === parts.length;
    const back = Math.min(Math.max(carriedBack(carried, part.end) - at.start, 0), codePointLength(bracket));
    const to = last ? codePointLength(anchor.quote) : inQuote(anchor, bracket, back);
    const quote = sliceCodePoints(anchor.quote, from, to).trim();
    from = Math.max(from, to);
    const range = trimmed(part.text, localRange(carried.range, part));
    if (quote === '') return [];
    const share = madeOn({ ...anchor, segment: part.segment }, part.text, range, quote);
    const survivors = localRanges(carried.survivors, part);
    return [settle(share, part.text, { ...carried, range, survivors, inserted: [], untouched: false })];
  });
};

/** Two neighbouring anchors of one annotation, with nothing but `between` left between them, as one. */
export const joinPieces = (a: Anchor, b: Anchor, text: string): Anchor => {
  const between = sliceCodePoints(text, a.end, b.start);
  const quote = a.quote + between + b.quote;
  const isLive = sliceCodePoints(text, a.start, b.end) === quote;
  const isLost = a.status === 'replaced' && b.status === 'replaced';
  return {
    ...a,
    end: b.end,
    endLean: b.endLean,
    quote,
    suffix: b.suffix,
    folded: fold(quote),
    hash: isLive ? textHash(text) : a.hash,
    status: isLive ? 'live' : isLost ? 'replaced' : 'edited',
  };
};

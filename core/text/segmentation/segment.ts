import { isUnspaced, type Language } from '../../model/language.ts';
import type { InlineTag, RichText } from '../../model/text.ts';
import { codePointLength, graphemeStart, isBmp, isGraphemeBoundary, utf16Offset } from '../codepoints.ts';
import { closeAll, tagsLeftOfCut, unclosed } from '../mapping.ts';
import { findBreaks } from './breaks.ts';
import { isSpace, skipSpace } from './characters.ts';

/** One sentence with its tags, and the white space that follows it. */
type Piece = { readonly text: string; readonly tags: InlineTag[]; readonly gap: string };

/** White space before the first sentence, and the sentences. All texts and gaps in order make up the block again. */
export type Segmented = { readonly lead: string; readonly pieces: Piece[] };

/** UTF-16 units of the block: a sentence without the white space around it. */
type Span = { readonly start: number; readonly end: number };

/** Longest segment in code points: what an editor's row, and a check of it, can be asked to hold. */
const longestSegment = 2000;

/** Where to cut a sentence that is too long: after the last ；，、 or before the last space in reach, else hard. */
const cutWithin = (text: string, { start, end }: Span): number => {
  const window = text.slice(start, Math.min(end, start + 2 * longestSegment));
  const limit = start + utf16Offset(window, longestSegment);
  for (const marks of ['；;', '，,', '、']) {
    for (let at = limit; at > start + longestSegment / 2; at -= 1) {
      if (marks.includes(text.charAt(at - 1)) && isGraphemeBoundary(text, at)) return at;
    }
  }
  for (let at = limit; at > start + 1; at -= 1) if (isSpace(text.charAt(at))) return at;
  const boundary = graphemeStart(text, limit);
  return boundary > start ? boundary : limit;
};

const trimEnd = (text: string, start: number, end: number): number => {
  let at = end;
  while (at > start && isSpace(text.charAt(at - 1))) at -= 1;
  return at;
};

/** Whether a span is too long; looks no further than it must, because a line may have millions of characters. */
const isTooLong = (text: string, { start, end }: Span): boolean =>
  end - start > longestSegment &&
  codePointLength(text.slice(start, Math.min(end, start + 2 * longestSegment + 1))) > longestSegment;

const addSpans = (spans: Span[], text: string, start: number, end: number): void => {
  let from = start;
  while (isTooLong(text, { start: from, end })) {
    const cut = cutWithin(text, { start: from, end });
    spans.push({ start: from, end: trimEnd(text, from, cut) });
    from = skipSpace(text, cut);
  }
  if (from < end) spans.push({ start: from, end });
};

const findSpans = (text: string, isEnglish: boolean): Span[] => {
  const spans: Span[] = [];
  let start = skipSpace(text, 0);
  for (const at of [...findBreaks(text, isEnglish), text.length]) {
    const end = trimEnd(text, start, at);
    if (end <= start) continue;
    addSpans(spans, text, start, end);
    start = skipSpace(text, end);
  }
  return spans;
};

/** The same spans in code points. */
const inCodePoints = (text: string, spans: readonly Span[]): readonly Span[] => {
  if (isBmp(text)) return spans;
  let [unit, point] = [0, 0];
  const advance = (to: number): number => {
    point += codePointLength(text.slice(unit, to));
    unit = to;
    return point;
  };
  return spans.map((span) => ({ start: advance(span.start), end: advance(span.end) }));
};

/** The same as `tagsLeftOfCut` between two spans, where a placeholder that stands before the white space stays with the span before it. */
const tagsLeftOfGap = (
  tags: readonly InlineTag[],
  { from, to }: { readonly from: number; readonly to: number },
  { start, end }: Span,
): number => {
  const cut = tagsLeftOfCut(tags, from, to);
  if (start >= end) return cut;
  const last = tags.slice(cut, to).findLastIndex(({ kind, at }) => kind === 'empty' && at <= start);
  return cut + last + 1;
};

/** The tags of each span; those between two spans go where `splitRich` would put them, placeholders to the words they stand beside. */
const distribute = (tags: readonly InlineTag[], spans: readonly Span[]): InlineTag[][] => {
  let open: InlineTag[] = [];
  let taken = 0;
  return spans.map((span, index) => {
    const isLast = index + 1 === spans.length;
    const nextStart = spans[index + 1]?.start ?? 0;
    let inside = taken;
    while (inside < tags.length && (tags[inside]?.at ?? 0) < span.end) inside += 1;
    let upTo = isLast ? tags.length : inside;
    while (upTo < tags.length && (tags[upTo]?.at ?? 0) <= nextStart) upTo += 1;
    const gap = { start: span.end, end: nextStart };
    const cut = isLast ? upTo : tagsLeftOfGap(tags, { from: inside, to: upTo }, gap);
    const length = span.end - span.start;
    const own = tags
      .slice(taken, cut)
      .map((tag) => ({ ...tag, at: Math.min(Math.max(tag.at - span.start, 0), length) }));
    const all = [...open.map((tag) => ({ ...tag, at: 0 })), ...own];
    open = unclosed(all);
    taken = cut;
    return [...all, ...closeAll(open, length)];
  });
};

/**
 * Cuts a block into sentences. `lead`, then each piece's text and gap, join to the block's text again; pieces are
 * never empty and begin and end with words, not white space; a block of white space is all lead, and its tags, if it
 * has any, stay with the caller. Pairs of tags that span pieces are closed and opened again, with the same ids.
 *
 * Rules: a newline always breaks. 。！？ and their runs end a sentence after the closing quotes and brackets that
 * follow; inside 《》, brackets of up to 200 and quotations of up to 120 characters (300 in English) nothing does. A
 * quotation that ends with an ender ends the sentence, unless a reporting clause or words that carry it on follow.
 * Footnote marks, emoji, and a source in brackets after an end belong to the sentence before (`trailing.ts`).
 * Ellipses and semicolons do not end one, except … before a Latin capital. Full stops are judged by `latin.ts`. No piece is longer than 2,000 code points.
 */
export const segmentText = (rich: RichText, language: Language): Segmented => {
  const { text } = rich;
  const spans = findSpans(text, !isUnspaced(language));
  const first = spans[0];
  if (first === undefined) return { lead: text, pieces: [] };
  const tags = rich.tags.length === 0 ? [] : distribute(rich.tags, inCodePoints(text, spans));
  const pieces = spans.map((span, index) => ({
    text: text.slice(span.start, span.end),
    tags: tags[index] ?? [],
    gap: text.slice(span.end, spans[index + 1]?.start ?? text.length),
  }));
  return { lead: text.slice(0, first.start), pieces };
};

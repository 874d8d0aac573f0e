import type { Anchor, AnchorStatus, Range } from '../model/index.ts';
import {
  codePointLength,
  codePointOffset,
  graphemeBoundary,
  sliceCodePoints,
  utf16Offset,
} from '../text/codepoints.ts';
import { diffText } from '../text/diff.ts';
import { fold } from '../text/fold.ts';
import type { Carried } from './carry.ts';
import { keptBy, weigh } from './change.ts';
import { contextLength } from './anchor.ts';
import { textHash } from './hash.ts';

/** The least range of whole graphemes round `range`; an empty one stays empty. Code points. */
export const wholeGraphemes = (text: string, { start, end }: Range): Range => {
  const from = graphemeBoundary(text, start, -1);
  return { start: from, end: start === end ? from : graphemeBoundary(text, end, 1) };
};

const isWhole = (text: string, range: Range): boolean => {
  const { start, end } = wholeGraphemes(text, range);
  return start === range.start && end === range.end;
};

/** Every place of `wanted` in a text, overlapping ones too, in code points, from code point `from` to `to`. */
export const placesOf = (text: string, wanted: string, from = 0, to = Infinity): Range[] => {
  if (wanted === '') return [];
  const places: Range[] = [];
  const length = codePointLength(wanted);
  const last = to === Infinity ? text.length : utf16Offset(text, to);
  for (let at = text.indexOf(wanted, utf16Offset(text, from)); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (at + wanted.length > last) break;
    const start = codePointOffset(text, at);
    const range = { start, end: start + length };
    if (isWhole(text, range)) places.push(range);
  }
  return places;
};

const distance = (range: Range, from: Range): number =>
  Math.abs(range.start - from.start) + Math.abs(range.end - from.end);

/** Where the anchor was made, when `text` is again the very text it was made on; of several such places the nearest. */
export const homeIn = (anchor: Anchor, text: string, near: Range): Range | undefined => {
  if (textHash(text) !== anchor.hash) return undefined;
  const before = codePointLength(anchor.prefix);
  const after = codePointLength(anchor.suffix);
  const length = codePointLength(text);
  return placesOf(text, anchor.quote)
    .filter(({ start }) => before === contextLength || start === before)
    .filter(({ end }) => after === contextLength || length - end === after)
    .filter(
      ({ start, end }) =>
        sliceCodePoints(text, Math.max(0, start - contextLength), start) === anchor.prefix &&
        sliceCodePoints(text, end, end + contextLength) === anchor.suffix,
    )
    .sort((a, b) => distance(a, near) - distance(b, near))[0];
};

/** What two contexts share, counted from the quote outwards. */
const sharedEnd = (a: string, b: string): string => {
  let shared = 0;
  while (shared < Math.min(a.length, b.length) && a.at(-1 - shared) === b.at(-1 - shared)) shared += 1;
  return a.slice(a.length - shared);
};
const sharedStart = (a: string, b: string): string => {
  let shared = 0;
  while (shared < Math.min(a.length, b.length) && a[shared] === b[shared]) shared += 1;
  return a.slice(0, shared);
};

/** The weight of what an anchor's context must share with a place's, on one side at least, to speak for it. */
const tellingContext = 4;

/** How much the surroundings of a place (code points) are those of the quote, in either script: what both share. */
export const contextAt = (
  anchor: Anchor,
  text: string,
  { start, end }: Range,
): { readonly shared: number; readonly agrees: boolean } => {
  const lead = fold(sliceCodePoints(text, Math.max(0, start - contextLength), start));
  const trail = fold(sliceCodePoints(text, end, end + contextLength));
  const [prefix, suffix] = [fold(anchor.prefix), fold(anchor.suffix)];
  const [before, after] = [sharedEnd(lead, prefix), sharedStart(trail, suffix)];
  const shared = before.length + after.length;
  const isSame = shared > 0 && lead === prefix && trail === suffix;
  return { shared, agrees: isSame || weigh(before) >= tellingContext || weigh(after) >= tellingContext };
};

/** Words taken away and written again: the quote in or beside the bracket, made by this very change. */
const writtenAgain = (
  anchor: Anchor,
  text: string,
  { range, survivors, inserted }: Carried,
): Range | undefined => {
  if (inserted.length === 0) return undefined;
  const length = codePointLength(anchor.quote);
  const first = survivors[0]?.start;
  const last = survivors.at(-1)?.end;
  const places = placesOf(text, anchor.quote, Math.max(0, range.start - length), range.end + length)
    .filter(({ start, end }) => inserted.some((put) => put.start < end && start < put.end))
    .filter(({ start, end }) =>
      first === undefined || last === undefined
        ? start <= range.end && range.start <= end
        : start <= first && last <= end,
    )
    .map((place) => ({ ...place, ...contextAt(anchor, text, place) }))
    .filter(({ agrees }) => agrees || first !== undefined)
    .sort((a, b) => b.shared - a.shared);
  const [best, second] = places;
  if (best === undefined) return undefined;
  const isTie = second !== undefined && second.shared === best.shared;
  return isTie ? undefined : { start: best.start, end: best.end };
};

const statusOf = (anchor: Anchor, text: string, survivors: readonly Range[]): AnchorStatus => {
  const left = survivors.map(({ start, end }) => sliceCodePoints(text, start, end)).join('');
  return weigh(left) > 0 || (left !== '' && weigh(anchor.quote) === 0) ? 'edited' : 'replaced';
};

/** Whether words that an ambiguous anchor may be on are still a choice after a change: as they were, or something of the quote is left in them. */
export const isChoice = ({ quote }: Anchor, before: string, after: string): boolean => {
  if (after === '' || before === after) return after !== '';
  const wanted = fold(quote);
  const kept = keptBy(diffText(wanted, fold(after)), codePointLength(wanted));
  const left = kept.map(({ start, end }) => sliceCodePoints(wanted, start, end)).join('');
  return weigh(left) > 0 || weigh(quote) === 0;
};

/** An anchor put at a place of its segment's text; the very same one when nothing about it changes. */
export const placed = (anchor: Anchor, { start, end }: Range, status: AnchorStatus): Anchor =>
  anchor.start === start && anchor.end === end && anchor.status === status
    ? anchor
    : { ...anchor, start, end, status };

/** The anchor where its bracket came to in `text`, with what can honestly be said of it there. */
export const settle = (anchor: Anchor, text: string, carried: Carried): Anchor => {
  const range = wholeGraphemes(text, carried.range);
  const isQuote = (at: Range): boolean => sliceCodePoints(text, at.start, at.end) === anchor.quote;
  if (isQuote(range)) return placed(anchor, range, 'live');
  const home = homeIn(anchor, text, range);
  if (home !== undefined) return placed(anchor, home, 'live');
  if (carried.untouched && anchor.status !== 'live') return placed(anchor, range, anchor.status);
  const found = writtenAgain(anchor, text, { ...carried, range });
  if (found !== undefined) return placed(anchor, found, 'live');
  return placed(anchor, range, statusOf(anchor, text, carried.survivors));
};

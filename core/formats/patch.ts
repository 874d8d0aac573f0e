import type { InlineTag, RichText, TextEdit } from '../model/index.ts';
import { ascendingOffsets, codePointLength } from '../text/codepoints.ts';
import { diffText } from '../text/diff.ts';
import { betweenTags, sameTagOrder, withJoinedPairs } from './shown.ts';
import { mapSource, type Escaping, type SourceMap } from './source-map.ts';
import type { Slice, SourcePlace } from './source-place.ts';

/** Puts `text` where the slice is. */
export type SourceEdit = Slice & { readonly text: string };

export type PatchRules = {
  readonly escaping: Escaping;
  /** Writes new words so that they are read as themselves. */
  readonly escape: (words: string) => string;
};

/** Characters exchanged one for one, as conversion does; null where the texts are not as long as each other. */
const exchanges = (was: string, now: string): readonly TextEdit[] | null => {
  if (codePointLength(was) !== codePointLength(now)) return null;
  const [before, after] = [Array.from(was), Array.from(now)];
  const edits: { start: number; end: number; insert: string }[] = [];
  before.forEach((char, at) => {
    const other = after[at] ?? '';
    const last = edits.at(-1);
    if (char === other) return;
    if (last?.end === at) {
      last.end = at + 1;
      last.insert += other;
    } else edits.push({ start: at, end: at + 1, insert: other });
  });
  return edits;
};

const sizeOf = (edits: readonly TextEdit[]): number =>
  edits.reduce((sum, { start, end, insert }) => sum + Math.max(end - start, codePointLength(insert)), 0);

const beyondAscii = /[^\0-\x7f]/;

/** Below so many pairs of characters, looking for each is quicker than making a set of them. */
const fewPairs = 40_000;

/** Whether two texts have a character of ASCII in common. Linear. */
const sharesAscii = (one: string, other: string): boolean => {
  let [a, b, c, d] = [0, 0, 0, 0]; // a bit for each that the first has
  for (let at = 0; at < one.length; at += 1) {
    const unit = one.charCodeAt(at);
    if (unit < 32) a |= 1 << unit;
    else if (unit < 64) b |= 1 << (unit - 32);
    else if (unit < 96) c |= 1 << (unit - 64);
    else if (unit < 128) d |= 1 << (unit - 96);
  }
  for (let at = 0; at < other.length; at += 1) {
    const unit = other.charCodeAt(at);
    const bits = unit < 32 ? a : unit < 64 ? b : unit < 96 ? c : unit < 128 ? d : 0;
    if ((bits & (1 << (unit & 31))) !== 0) return true;
  }
  return false;
};

/** Whether two texts have no character in common, as an original and its translation often have: then nothing of one is left in the other. */
const sharesNothing = (was: string, now: string): boolean => {
  // Han on one side and Latin on the other, numbers apart, are told apart without a set for each stretch of a book.
  if (!beyondAscii.test(now) || !beyondAscii.test(was)) return !sharesAscii(was, now);
  if (was.length * now.length < fewPairs) {
    for (const char of now) if (was.includes(char)) return false;
    return true;
  }
  const characters = new Set(was);
  for (const char of now) if (characters.has(char)) return false;
  return true;
};

/** Whether two texts have another number of code points; a text has at most two units for each. */
const differInLength = (was: string, now: string): boolean =>
  was.length * 2 < now.length || now.length * 2 < was.length || codePointLength(was) !== codePointLength(now);

/** Whether `smallestEdits` exchanges all of a text at once, since nothing of it is left. */
export const isRewritten = (was: string, now: string): boolean =>
  differInLength(was, now) && sharesNothing(was, now);

/** The smaller of two ways to tell how a text became another. */
export const smallestEdits = (was: string, now: string): readonly TextEdit[] => {
  const exchanged = exchanges(was, now);
  // What has to be compared in vain takes longest.
  if (exchanged === null && sharesNothing(was, now))
    return [{ start: 0, end: codePointLength(was), insert: now }];
  const edits = diffText(was, now);
  return exchanged !== null && sizeOf(exchanged) <= sizeOf(edits) ? exchanged : edits;
};

/**
 * The parts of the source that units `first` to `last` are written in, each with its share of `insert` where there are as
 * many characters: what lies between two parts, a line's end, is left alone. Else one part for all.
 */
const piecesOf = (
  { starts, ends }: SourceMap,
  first: number,
  last: number,
  insert: readonly string[],
  points: number,
): readonly SourceEdit[] => {
  const pieces: { from: number; to: number; points: number }[] = [];
  for (let unit = first; unit < last; unit++) {
    const [start, end] = [starts[unit] ?? 0, ends[unit] ?? 0];
    const before = pieces.at(-1);
    if (before !== undefined && start < before.to) continue; // the second half of a pair, or of an entity
    if (before?.to === start) {
      before.to = end;
      before.points++;
    } else pieces.push({ from: start, to: end, points: 1 });
  }
  const shared = insert.length === points && pieces.reduce((sum, piece) => sum + piece.points, 0) === points;
  const whole = { from: starts[first] ?? 0, to: ends[last - 1] ?? 0, text: insert.join('') };
  if (!shared) return [whole];
  let read = 0;
  return pieces.map(({ from, to, points: own }) => {
    const text = insert.slice(read, read + own).join('');
    read += own;
    return { from, to, text };
  });
};

const stretchEdits = (
  was: string,
  now: string,
  source: string,
  from: number,
  { escaping, escape }: PatchRules,
): readonly SourceEdit[] | null => {
  const map = mapSource(was, source, escaping);
  if (map === null) return null;
  const unit = ascendingOffsets(was);
  return smallestEdits(was, now).flatMap(({ start, end, insert }) => {
    const first = unit(start);
    const last = unit(end);
    if (first === last) {
      const at = first < was.length ? (map.starts[first] ?? 0) : (map.ends.at(-1) ?? 0);
      return [{ from: from + at, to: from + at, text: escape(insert) }];
    }
    return piecesOf(map, first, last, Array.from(insert), end - start).map((piece) => ({
      from: from + piece.from,
      to: from + piece.to,
      text: escape(piece.text),
    }));
  });
};

const inCode = ({ tags }: RichText, stretch: number): boolean => {
  let depth = 0;
  for (const { type, kind } of tags.slice(0, stretch))
    if (type === 'code') depth += kind === 'open' ? 1 : kind === 'close' ? -1 : 0;
  return depth > 0;
};

/** The stretches between the tags of the pair that the tag at `end` begins or ends. */
const stretchesInside = ({ tags }: RichText, end: number): readonly number[] => {
  const of = (wanted: InlineTag['kind']): number =>
    tags.findIndex(({ kind, id }) => kind === wanted && id === tags[end]?.id);
  const [open, close] = [of('open'), of('close')];
  return Array.from({ length: Math.max(close - open, 0) }, (_, n) => open + 1 + n);
};

/**
 * The changes of a file that make the words of one block others, character by character: what did not change, marks,
 * line ends and escapes among it, stays as it is, byte by byte. Null when the tags are others, or when the block holds
 * something that its text does not tell of.
 */
export const patchEdits = (
  original: string,
  place: SourcePlace,
  before: RichText,
  after: RichText,
  rules: PatchRules,
): readonly SourceEdit[] | null => {
  const now = sameTagOrder(before, after) ? after : withJoinedPairs(after);
  if (!sameTagOrder(before, now) || place.slices.length !== before.tags.length) return null;
  const [old, fresh] = [betweenTags(before), betweenTags(now)];
  if (place.suffix !== undefined) {
    const text = rules.escape(after.text) + place.suffix;
    return before.text === after.text ? [] : [{ from: place.from, to: place.to, text }];
  }
  const edits: SourceEdit[] = [];
  let from = place.from;
  for (const [at, was] of old.entries()) {
    const slice = place.slices[at];
    const to = at < place.slices.length ? slice?.from : place.to;
    if (to === undefined || to < from) return null;
    const text = fresh[at] ?? '';
    if (text !== was) {
      const code: PatchRules = { escaping: 'none', escape: (words) => words };
      const own = inCode(before, at) ? code : rules;
      const found = stretchEdits(was, text, original.slice(from, to), from, own);
      if (found === null) return null;
      edits.push(...found);
    }
    const words = slice?.changed === undefined ? null : stretchesInside(before, at);
    if (slice?.changed !== undefined && words?.some((n) => old[n] !== fresh[n]) === true)
      edits.push({ from: slice.from, to: slice.to, text: slice.changed });
    from = slice?.to ?? to;
  }
  return edits;
};

const byPlace = (a: SourceEdit, b: SourceEdit): number => a.from - b.from || b.to - a.to;

/** Changes by where they begin, of those that begin at one place the longest first. */
export const inPlaces = (edits: readonly SourceEdit[]): readonly SourceEdit[] => {
  let before: SourceEdit | null = null;
  for (const edit of edits) {
    if (before !== null && byPlace(before, edit) > 0) return edits.toSorted(byPlace);
    before = edit;
  }
  return edits;
};

/** The text with the changes made; of two that overlap the earlier. */
export const applySourceEdits = (original: string, edits: readonly SourceEdit[]): string[] => {
  const parts: string[] = [];
  let read = 0;
  for (const { from, to, text } of inPlaces(edits)) {
    if (from < read) continue;
    parts.push(original.slice(read, from), text);
    read = to;
  }
  parts.push(original.slice(read));
  return parts;
};

/**
 * What stands from `from` to `to` of a text, with the changes made that lie in there. `edits` are in order and apart, so that those of a
 * part are found by halving.
 */
export const partWith = (original: string, edits: readonly SourceEdit[], { from, to }: Slice): string => {
  let [low, high] = [0, edits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle]?.from ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const own: SourceEdit[] = [];
  for (let edit = edits[low]; edit !== undefined && edit.to <= to; edit = edits[++low])
    own.push({ ...edit, from: edit.from - from, to: edit.to - from });
  return own.length === 0
    ? original.slice(from, to)
    : applySourceEdits(original.slice(from, to), own).join('');
};

/** The changes with other ends of lines. */
export const withLineEnds = (edits: readonly SourceEdit[], end: string): readonly SourceEdit[] =>
  edits.map((edit) => ({ ...edit, text: edit.text.replaceAll(/\r?\n/g, end) }));

/** The changes with the line ends of the text they go into: in XML both kinds are read as the same, and a file has one of them. */
export const withLineEndsOf = (original: string, edits: readonly SourceEdit[]): readonly SourceEdit[] =>
  original.includes('\r\n') ? withLineEnds(edits, '\r\n') : edits;

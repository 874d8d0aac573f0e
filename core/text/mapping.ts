import { sameData, type InlineTag, type Range, type RichText, type TextEdit } from '../model/text.ts';
import { ascendingOffsets, codePointLength, isWellFormed, sliceCodePoints } from './codepoints.ts';

/** Which side of an edit an offset goes to when the edit swallows it, or is an insertion at it. */
export type Lean = 'before' | 'after';

/** The text with the edits made. Edits are ordered, do not overlap, and count in code points of the old text. */
export const applyEdits = (text: string, edits: readonly TextEdit[]): string => {
  const offset = ascendingOffsets(text);
  const parts: string[] = [];
  let done = 0;
  for (const edit of edits) {
    parts.push(text.slice(done, offset(edit.start)), edit.insert);
    done = offset(edit.end);
  }
  parts.push(text.slice(done));
  return parts.join('');
};

/** `mapOffset` when the first `skip` edits are known to end before the offset and to shift it by `shift`. */
const mapFrom = (
  edits: readonly TextEdit[],
  skip: number,
  shifted: number,
  offset: number,
  lean: Lean,
): number => {
  let shift = shifted;
  for (let i = skip; i < edits.length; i += 1) {
    const edit = edits[i];
    if (edit === undefined || offset < edit.start) break;
    const isInsertion = edit.start === edit.end;
    if (offset === edit.start && (!isInsertion || lean === 'before')) return edit.start + shift;
    if (offset < edit.end && lean === 'before') return edit.start + shift;
    shift += codePointLength(edit.insert);
    if (offset < edit.end) return edit.start + shift;
    shift -= edit.end - edit.start;
  }
  return offset + shift;
};

/**
 * Where an offset (code points) of the old text stands in the new one. At an insertion it goes before or after the
 * inserted text as `lean` says, and likewise inside a replaced range; at a replaced range's end it stays at that end.
 */
export const mapOffset = (edits: readonly TextEdit[], offset: number, lean: Lean): number =>
  mapFrom(edits, 0, 0, offset, lean);

/** `mapOffset` for many offsets: the edits are looked through once, each offset is then found by halving. */
export const offsetMapper = (edits: readonly TextEdit[]): ((offset: number, lean: Lean) => number) => {
  const shifts = [0];
  for (const { start, end, insert } of edits) {
    shifts.push((shifts.at(-1) ?? 0) + codePointLength(insert) - (end - start));
  }
  return (offset, lean) => {
    let [low, high] = [0, edits.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((edits[middle]?.end ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return mapFrom(edits, low, shifts[low] ?? 0, offset, lean);
  };
};

export type MappedRange = {
  readonly range: Range;
  /** An edit changed something inside. */
  readonly touched: boolean;
  /** Nothing is left: it was deleted, or swallowed by a wider replacement. */
  readonly gone: boolean;
};

/**
 * Where a range stands after the edits. `inward` (the default) leaves text inserted at its ends outside, `outward`
 * takes it in. A range replaced as a whole keeps its place on the replacement, and is `touched`, not `gone`.
 */
export const mapRange = (
  edits: readonly TextEdit[],
  range: Range,
  lean: 'inward' | 'outward' = 'inward',
): MappedRange => {
  const start = mapOffset(edits, range.start, lean === 'inward' ? 'after' : 'before');
  const end = mapOffset(edits, range.end, lean === 'inward' ? 'before' : 'after');
  const touched = edits.some((edit) => edit.start < range.end && edit.end > range.start);
  const swallowed = edits.some((edit) => edit.start < range.start && edit.end > range.end);
  if (swallowed || end < start) {
    const at = mapOffset(edits, range.start, 'before');
    return { range: { start: at, end: at }, touched, gone: swallowed || range.end > range.start };
  }
  return { range: { start, end }, touched, gone: start === end && range.end > range.start };
};

/**
 * Tags after edits of their text. No tag is ever lost and their order never changes: a tag inside a replaced range
 * moves to its edge. Text inserted at a pair's end stays outside the pair; a placeholder stays behind its left neighbour.
 */
export const mapTags = (tags: readonly InlineTag[], edits: readonly TextEdit[]): InlineTag[] => {
  const map = offsetMapper(edits);
  let floor = 0;
  return tags.map((tag) => {
    floor = Math.max(floor, map(tag.at, tag.kind === 'open' ? 'after' : 'before'));
    return { ...tag, at: floor };
  });
};

const clampTags = (tags: readonly InlineTag[], length: number): readonly InlineTag[] =>
  tags.map((tag) => (tag.at > length ? { ...tag, at: length } : tag));

/**
 * How many of `tags` belong to the left of a cut through the text before which stand all tags up to `from`, and at
 * which stand those from `from` to `to`: ends of pairs opened earlier, line breaks, and all that precedes these.
 */
export const tagsLeftOfCut = (tags: readonly InlineTag[], from: number, to: number): number => {
  const openedHere = new Set<number>();
  let cut = from;
  for (let i = from; i < to; i += 1) {
    const tag = tags[i];
    if (tag === undefined) break;
    if (tag.kind === 'open') openedHere.add(tag.id);
    if ((tag.kind === 'close' && !openedHere.has(tag.id)) || tag.type === 'break') cut = i + 1;
  }
  return cut;
};

/** The opening tags among `tags` that are not closed among them, in order. */
export const unclosed = (tags: readonly InlineTag[]): InlineTag[] => {
  const open = new Map<number, InlineTag>();
  for (const tag of tags) {
    if (tag.kind === 'open') open.set(tag.id, tag);
    else if (tag.kind === 'close') open.delete(tag.id);
  }
  return [...open.values()];
};

/** Ends for pairs that stay open where a text is cut, innermost first. */
export const closeAll = (open: readonly InlineTag[], at: number): InlineTag[] =>
  open.map((tag): InlineTag => ({ ...tag, kind: 'close', at })).reverse();

/**
 * A text in two at a code point offset. A pair open across the cut is closed on the left and opened again, with the
 * same id, on the right. At the cut, closing tags and line breaks stay left and opening tags go right.
 */
export const splitRich = (rich: RichText, at: number): [RichText, RichText] => {
  const tags = clampTags(rich.tags, codePointLength(rich.text));
  const before = tags.filter((tag) => tag.at < at).length;
  const upTo = tags.filter((tag) => tag.at <= at).length;
  const cut = tagsLeftOfCut(tags, before, upTo);
  const left = tags.slice(0, cut);
  const open = unclosed(left);
  const right = tags.slice(cut).map((tag) => ({ ...tag, at: tag.at - at }));
  return [
    { text: sliceCodePoints(rich.text, 0, at), tags: [...left, ...closeAll(open, at)] },
    { text: sliceCodePoints(rich.text, at), tags: [...open.map((tag) => ({ ...tag, at: 0 })), ...right] },
  ];
};

const noIds: ReadonlySet<number> = new Set();

/** Pairs that end where `a` ends and open again, as the same tag, where `b` begins: what `splitRich` leaves. */
const seams = (a: RichText, b: RichText): ReadonlySet<number> => {
  if (b.tags[0]?.kind !== 'open' || b.tags[0].at > 0) return noIds;
  const end = codePointLength(a.text);
  const closing = new Map<number, InlineTag>();
  for (let n = a.tags.length - 1; n >= 0; n -= 1) {
    const tag = a.tags[n];
    if (tag?.kind !== 'close' || tag.at < end) break;
    closing.set(tag.id, tag);
  }
  if (closing.size === 0) return noIds;
  const united = new Set<number>();
  for (const tag of b.tags) {
    if (tag.kind !== 'open' || tag.at > 0) break;
    const other = closing.get(tag.id);
    if (other !== undefined && other.type === tag.type && sameData(other.data, tag.data)) united.add(tag.id);
  }
  return united;
};

const noneFresh: ReadonlyMap<number, number> = new Map();

/** New numbers for those ids of `b` that `a` uses too, except the pairs that are one. */
const freshIds = (a: RichText, b: RichText, united: ReadonlySet<number>): ReadonlyMap<number, number> => {
  const inA = new Set<number>();
  for (const { id } of a.tags) inA.add(id);
  if (!b.tags.some(({ id }) => inA.has(id) && !united.has(id))) return noneFresh;
  const taken = new Set(inA);
  for (const { id } of b.tags) taken.add(id);
  const fresh = new Map<number, number>();
  let next = 1;
  for (const { id } of b.tags) {
    if (!inA.has(id) || united.has(id) || fresh.has(id)) continue;
    while (taken.has(next)) next += 1;
    taken.add(next);
    fresh.set(id, next);
  }
  return fresh;
};

/** `a`, `joiner` and `b` as one text. Pairs that a split made are one again; ids of `b` change where they would clash. */
export const joinRich = (a: RichText, joiner: string, b: RichText): RichText => {
  const text = a.text + joiner + b.text;
  if (b.tags.length === 0) return { text, tags: a.tags };
  const shift = codePointLength(a.text) + codePointLength(joiner);
  if (a.tags.length === 0) return { text, tags: b.tags.map((tag) => ({ ...tag, at: tag.at + shift })) };
  const united = seams(a, b);
  const fresh = freshIds(a, b, united);
  const left =
    united.size === 0 ? a.tags : a.tags.filter((tag) => tag.kind !== 'close' || !united.has(tag.id));
  const right =
    united.size === 0 ? b.tags : b.tags.filter((tag) => tag.kind !== 'open' || !united.has(tag.id));
  return {
    text,
    tags: [...left, ...right.map((tag) => ({ ...tag, at: tag.at + shift, id: fresh.get(tag.id) ?? tag.id }))],
  };
};

/**
 * Whether text and tags may be stored: no lone surrogates, tags in order and inside the text, every pair opened once
 * and then closed once with the same type, every id used for one pair or one placeholder. Pairs may overlap.
 */
export const validRich = (rich: RichText): boolean => {
  if (!isWellFormed(rich.text)) return false;
  const length = codePointLength(rich.text);
  const open = new Map<number, InlineTag>();
  const used = new Set<number>();
  let last = 0;
  for (const tag of rich.tags) {
    if (!Number.isSafeInteger(tag.at) || tag.at < last || tag.at > length) return false;
    last = tag.at;
    if (tag.kind === 'close') {
      if (open.get(tag.id)?.type !== tag.type) return false;
      open.delete(tag.id);
      continue;
    }
    if (used.has(tag.id)) return false;
    used.add(tag.id);
    if (tag.kind === 'open') open.set(tag.id, tag);
  }
  return open.size === 0;
};

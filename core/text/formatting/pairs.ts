import type { InlineTag, InlineTagType, Range } from '../../model/index.ts';
import { sameData } from '../../model/index.ts';

/**
 * Formats are given to ranges of *places*: offsets in a text in which a character (a code point) and a placeholder count
 * one each, and an end of a pair nothing. The user sees no width in an end, so which of several ends at one offset a
 * selection takes along must not matter; a picture at its edge must.
 */
export type PlaceRange = Range;

/** What a pair of tags is, without where it stands: a format of what it holds. */
export type PairFormat = { readonly type: InlineTagType; readonly data?: InlineTag['data'] };

/** A pair with the indexes of its ends in the list of tags, and what it holds as a range of places. */
export type Pair = PairFormat &
  PlaceRange & { readonly id: number; readonly open: number; readonly close: number };

/** The place of each tag; a placeholder takes up its own and the next begins behind it. */
const placesOf = (tags: readonly InlineTag[]): number[] => {
  let placeholders = 0;
  return tags.map(({ at, kind }) => {
    const place = at + placeholders;
    if (kind === 'empty') placeholders += 1;
    return place;
  });
};

/** The pairs of a list of tags, by their beginnings. Ends without a partner are left out. O(tags). */
export const pairsOf = (tags: readonly InlineTag[]): Pair[] => {
  const places = placesOf(tags);
  const closes = new Map<number, number>();
  tags.forEach(({ kind, id }, index) => {
    if (kind === 'close') closes.set(id, index);
  });
  return tags.flatMap(({ kind, id, type, data }, open): Pair[] => {
    const close = closes.get(id);
    if (kind !== 'open' || close === undefined || close < open) return [];
    const pair = { id, type, open, close, start: places[open] ?? 0, end: places[close] ?? 0 };
    return [data === undefined ? pair : { ...pair, data }];
  });
};

export const sameFormat = (a: PairFormat, b: PairFormat): boolean =>
  a.type === b.type && sameData(a.data, b.data);

/** The smallest number above all ids in the lists. */
export const nextId = (...lists: readonly (readonly InlineTag[])[]): number =>
  Math.max(0, ...lists.flatMap((tags) => tags.map(({ id }) => id))) + 1;

/** The tags without the pairs of these ids. */
export const withoutPairs = (tags: readonly InlineTag[], ids: ReadonlySet<number>): readonly InlineTag[] =>
  ids.size === 0 ? tags : tags.filter(({ kind, id }) => kind === 'empty' || !ids.has(id));

/** The indexes at which a tag can be put so that it stands at a place, and the offset (code points) it then has. */
const zoneOf = (
  tags: readonly InlineTag[],
  place: number,
): { readonly low: number; readonly high: number; readonly at: number } => {
  const places = placesOf(tags);
  const found = places.findIndex((each) => each >= place);
  const low = found < 0 ? tags.length : found;
  let high = low;
  while (places[high] === place && tags[high]?.kind !== 'empty') high += 1;
  return { low, high, at: place - tags.slice(0, low).filter(({ kind }) => kind === 'empty').length };
};

const insertAt = (tags: readonly InlineTag[], index: number, tag: InlineTag): readonly InlineTag[] => [
  ...tags.slice(0, index),
  tag,
  ...tags.slice(index),
];

/** The index of the other end of a pair. */
const otherEnd = (tags: readonly InlineTag[], { kind, id }: InlineTag): number =>
  tags.findIndex((tag) => tag.id === id && tag.kind === (kind === 'open' ? 'close' : 'open'));

/**
 * The tags with one more pair round a range. At its ends it goes inside pairs that reach further and round pairs that do
 * not, behind what ends there and before what begins; where a pair overlaps the range, so it does the new one. O(tags²).
 */
export const withPair = (
  tags: readonly InlineTag[],
  range: PlaceRange,
  id: number,
  format: PairFormat,
): readonly InlineTag[] => {
  const { type, data } = format;
  const to = zoneOf(tags, range.end);
  let close = to.high;
  for (let index = to.high - 1; index >= to.low; index -= 1) {
    const tag = tags[index];
    if (tag === undefined) break;
    const other = otherEnd(tags, tag);
    const from = zoneOf(tags, range.start).low;
    if (tag.kind === 'open' ? other >= to.high : other < from) close = index;
  }
  const from = zoneOf(tags, range.start);
  let open = from.low;
  for (let index = from.low; index < Math.min(from.high, close); index += 1) {
    const tag = tags[index];
    if (tag === undefined) break;
    const other = otherEnd(tags, tag);
    if (tag.kind === 'close' ? other < from.low : other >= close) open = index + 1;
  }
  const last = insertAt(tags, Math.max(close, open), { at: to.at, kind: 'close', id, type });
  const first: InlineTag = { at: from.at, kind: 'open', id, type };
  return insertAt(last, open, data === undefined ? first : { ...first, data });
};

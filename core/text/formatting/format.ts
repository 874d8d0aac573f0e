import type { Cut, InlineTagType, RichText } from '../../model/index.ts';
import {
  nextId,
  pairsOf,
  sameFormat,
  withoutPairs,
  withPair,
  type Pair,
  type PairFormat,
  type PlaceRange,
} from './pairs.ts';

/** Formats that show as the look of words, and that "remove formatting" takes away. All other tags belong to the document. */
export const lookTypes: ReadonlySet<InlineTagType> = new Set([
  'strong',
  'emphasis',
  'underline',
  'strike',
  'code',
  'link',
  'sub',
  'sup',
]);

/** The pairs a caret stands in, outermost first: what is typed there gets their formats. */
export const pairsAround = ({ tags }: RichText, { tag }: Cut): readonly Pair[] =>
  pairsOf(tags).filter(({ open, close }) => open < tag && tag <= close);

/** Whether all of a range (not an empty one) has a format of this type. O(tags). */
export const hasFormat = ({ tags }: RichText, { start, end }: PlaceRange, type: InlineTagType): boolean => {
  let covered = start;
  for (const pair of pairsOf(tags)) {
    if (pair.type === type && pair.start <= covered) covered = Math.max(covered, pair.end);
  }
  return start < end && covered >= end;
};

/**
 * Gives a range a format. Pairs of the same format that it overlaps or stands beside become one with it, under the id of
 * the first of them; a new pair gets `id`, which must be free. The words and all other pairs stay as they are, and so does
 * a text when the range is empty. O(tags²).
 */
export const applyFormat = (
  rich: RichText,
  range: PlaceRange,
  format: PairFormat,
  id: number = nextId(rich.tags),
): RichText => {
  if (range.start >= range.end) return rich;
  const same = pairsOf(rich.tags).filter(
    (pair) => sameFormat(pair, format) && pair.start <= range.end && pair.end >= range.start,
  );
  const whole = {
    start: Math.min(range.start, ...same.map(({ start }) => start)),
    end: Math.max(range.end, ...same.map(({ end }) => end)),
  };
  const others = withoutPairs(rich.tags, new Set(same.map((pair) => pair.id)));
  return { text: rich.text, tags: withPair(others, whole, same[0]?.id ?? id, format) };
};

/**
 * Takes the formats that `which` names away from a range. A pair that goes on before and behind it becomes two, of which
 * the first keeps the id; one that holds nothing any more goes. Words, placeholders and other pairs stay. O(tags³).
 */
export const removeFormat = (
  rich: RichText,
  range: PlaceRange,
  which: (pair: PairFormat) => boolean,
): RichText => {
  if (range.start >= range.end) return rich;
  let { tags } = rich;
  for (const pair of pairsOf(tags)) {
    if (!which(pair) || pair.start >= range.end || pair.end <= range.start) continue;
    const parts = [
      { start: pair.start, end: range.start },
      { start: range.end, end: pair.end },
    ].filter(({ start, end }) => start < end);
    const fresh = nextId(tags);
    tags = withoutPairs(tags, new Set([pair.id]));
    parts.forEach((part, n) => {
      tags = withPair(tags, part, n === 0 ? pair.id : fresh, pair);
    });
  }
  return { text: rich.text, tags };
};

/** Takes a format away from a range that has all of it, else gives it to the whole range. */
export const toggleFormat = (rich: RichText, range: PlaceRange, format: PairFormat, id?: number): RichText =>
  hasFormat(rich, range, format.type)
    ? removeFormat(rich, range, ({ type }) => type === format.type)
    : applyFormat(rich, range, format, id);

/** The link that holds all of a range, or a caret; null when there is none. */
export const linkAround = ({ tags }: RichText, { start, end }: PlaceRange): Pair | null =>
  pairsOf(tags).findLast((pair) => pair.type === 'link' && pair.start <= start && end <= pair.end) ?? null;

/** Makes a range a link to an address. Links do not nest: those it overlaps end where it begins, and begin again behind it. */
export const applyLink = (rich: RichText, range: PlaceRange, href: string, id?: number): RichText =>
  applyFormat(
    removeFormat(rich, range, ({ type }) => type === 'link'),
    range,
    { type: 'link', data: { href } },
    id,
  );

/** Gives the link of an id another address; what else it carries, as its title, stays. */
export const readdress = (rich: RichText, id: number, href: string): RichText => ({
  text: rich.text,
  tags: rich.tags.map((tag) =>
    tag.kind === 'open' && tag.id === id ? { ...tag, data: { ...tag.data, href } } : tag,
  ),
});

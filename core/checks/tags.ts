import {
  displayOf,
  forbids,
  halfOf,
  isProtected,
  isRestored,
  type InlineTag,
  type InlineTagType,
  type Range,
  type RichText,
} from '#core/model/index.ts';
import { canonicalJson } from '#core/model/same-value.ts';
import { pairsOf, type Pair } from '#core/text/formatting/pairs.ts';
import type { Check, CheckedText, Found } from './check.ts';

/** What may be wrong with the tags of a translation. */
export type TagCode = 'missing' | 'extra' | 'missing-format' | 'extra-format' | 'nesting' | 'order';

/** The look of words, which languages give in other places, or in other ways: 《》 is often italics in English. */
const formats: ReadonlySet<InlineTagType> = new Set([
  'strong',
  'emphasis',
  'underline',
  'strike',
  'sub',
  'sup',
  'break',
]);

/** A pair, by its beginning, or a placeholder. */
type Unit = { readonly tag: InlineTag; readonly end: number };

/** Readings above characters (ruby) are not carried into another language. */
const isReading = ({ type, data }: InlineTag): boolean => type === 'other' && data?.['ruby'] !== undefined;

const unitsOf = ({ tags }: RichText): readonly Unit[] => {
  const ends = new Map(tags.flatMap(({ kind, id, at }) => (kind === 'close' ? [[id, at] as const] : [])));
  return tags
    .filter((tag) => tag.kind !== 'close' && !isReading(tag))
    .map((tag) => ({ tag, end: tag.kind === 'open' ? (ends.get(tag.id) ?? tag.at) : tag.at }));
};

/** Equal for tags that stand for one another, as where they are written back into a file. */
const keyOf = ({ kind, type, data }: InlineTag): string => `${kind} ${type} ${canonicalJson(data ?? {})}`;

/** What a user knows the tag by. */
const nameOf = (tag: InlineTag): string => {
  const { type, data } = tag;
  const target = data?.['href'] ?? data?.['src'] ?? data?.['alt'] ?? displayOf(tag);
  return target === '' ? type : `${type} ${target}`;
};

/**
 * A look that may be left out or given to more words; a code of the file that must not is none, whatever it looks like, but for one that the
 * file gets back in any case.
 */
const isLook = (tag: InlineTag): boolean =>
  isRestored(tag) || (formats.has(tag.type) && !isProtected(tag) && halfOf(tag) === null);

/** Those of a list for which another has none by their keys: the last ones, where it has fewer. O(n). */
const unmatched = <T>(own: readonly T[], others: readonly T[], key: (one: T) => string): readonly T[] => {
  const left = new Map<string, number>();
  for (const other of others) left.set(key(other), (left.get(key(other)) ?? 0) + 1);
  return own.filter((one) => {
    const count = left.get(key(one)) ?? 0;
    left.set(key(one), count - 1);
    return count <= 0;
  });
};

const without = (units: readonly Unit[], others: readonly Unit[]): readonly Unit[] =>
  unmatched(units, others, ({ tag }) => keyOf(tag));

const counted = (
  units: readonly Unit[],
  codeOf: (tag: InlineTag) => TagCode,
  rangeOf: (unit: Unit) => Range | null,
): readonly Found<TagCode>[] => {
  const groups = Map.groupBy(units, ({ tag }) => nameOf(tag));
  return [...groups].flatMap(([words, same]) =>
    same.map((unit) => {
      const { type } = unit.tag;
      return {
        code: codeOf(unit.tag),
        words,
        range: rangeOf(unit),
        // With the space before them: where there is none, and where it is one, nothing is said.
        params: {
          type,
          target: words.slice(type.length),
          times: same.length > 1 ? ` × ${same.length}` : '',
        },
      };
    }),
  );
};

/** Above so many tags in a text nesting is not looked at: each is compared with every pair. */
const mostNested = 200;

/** What each unit stands in, as one string a unit; ends at one place make no difference. O(tags²). */
const placesIn = (units: readonly Unit[], pairs: readonly Pair[], tags: readonly InlineTag[]): string[] =>
  units.map(({ tag, end }) => {
    const index = tags.indexOf(tag);
    const around = pairs.filter(({ id, open, close }) => {
      const [first, last] = [tags[open], tags[close]];
      if (id === tag.id || first === undefined || last === undefined) return false;
      return tag.kind === 'empty' ? open < index && index < close : first.at <= tag.at && end <= last.at;
    });
    const names = around.flatMap(({ open }) => tags[open] ?? []).map(keyOf);
    return `${keyOf(tag)} in ${names.toSorted().join(', ')}`;
  });

/** Units that stand in other pairs than their counterparts in the original do. Both texts have the same tags. */
const nestedOtherwise = (source: RichText, rich: RichText): readonly Unit[] => {
  if (rich.tags.length > mostNested || source.tags.length > mostNested) return [];
  const placesOf = (text: RichText): string[] =>
    placesIn(
      unitsOf(text),
      pairsOf(text.tags).filter(({ open }) => !text.tags.slice(open, open + 1).some(isReading)),
      text.tags,
    );
  const wanted = placesOf(source).map((place) => ({ place, unit: null }));
  const units = unitsOf(rich);
  const present = placesOf(rich).map((place, n) => ({ place, unit: units[n] ?? null }));
  return unmatched<{ readonly place: string; readonly unit: Unit | null }>(
    present,
    wanted,
    ({ place }) => place,
  ).flatMap(({ unit }) => unit ?? []);
};

/** The units that must not be moved and stand in another order than in the original. Both texts have the same tags. O(tags). */
const orderedOtherwise = (source: RichText, rich: RichText): readonly Unit[] => {
  const still = (text: RichText): readonly Unit[] => unitsOf(text).filter(({ tag }) => forbids(tag, 'move'));
  const wanted = still(source);
  return still(rich).filter(({ tag }, n) => {
    const other = wanted[n]?.tag;
    return other === undefined || keyOf(other) !== keyOf(tag);
  });
};

const rangeOf = ({ tag, end }: Unit): Range => ({ start: tag.at, end });

/** What is wrong with the tags of a translation, beside its original. */
export const compareTags = (source: RichText, rich: RichText): readonly Found<TagCode>[] => {
  const [wanted, present] = [unitsOf(source), unitsOf(rich)];
  const missing = without(wanted, present);
  const extra = without(present, wanted);
  if (missing.length + extra.length === 0) {
    return [
      ...counted(nestedOtherwise(source, rich), () => 'nesting', rangeOf),
      ...counted(orderedOtherwise(source, rich), () => 'order', rangeOf),
    ];
  }
  return [
    ...counted(
      missing,
      (tag) => (isLook(tag) ? 'missing-format' : 'missing'),
      () => null,
    ),
    ...counted(extra, (tag) => (isLook(tag) ? 'extra-format' : 'extra'), rangeOf),
  ];
};

const isEmpty = ({ rich }: CheckedText): boolean => rich.text === '' && rich.tags.length === 0;

/**
 * Whether a translation has the tags of its original: each link, picture, line of code and format once, in the same pairs. Their order is
 * free, for languages put words in other places, but for codes that must not be moved. Looks may be left out, but for codes of
 * the file that must be kept. A translation that is still empty is not asked.
 */
export const tags: Check<TagCode> = {
  id: 'tags',
  concerns: 'translations',
  codes: {
    missing: 'error',
    extra: 'error',
    'missing-format': 'warning',
    'extra-format': 'info',
    nesting: 'warning',
    order: 'error',
  },
  run: (text, { texts }) => {
    const original = texts.find(({ side }) => side === 'source');
    if (original === undefined || isEmpty(text)) return [];
    if (original.rich.tags.length + text.rich.tags.length === 0) return [];
    return compareTags(original.rich, text.rich);
  },
};

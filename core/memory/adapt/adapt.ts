import type { Range, RichText, TextEdit } from '../../model/index.ts';
import { ascendingPoints } from '../../text/codepoints.ts';
import { applyEdits, mapTags } from '../../text/mapping.ts';
import { pairsOf, type Pair } from './pairs.ts';
import type { AdaptedKind } from './kinds.ts';
import type { Edit, Place, Value } from './place.ts';
import { placesIn } from './places.ts';

/** Where something was exchanged in a translation, in code points. */
export type AdaptedRange = Range & { readonly kind: AdaptedKind };

/** A translation in which something was exchanged. */
type Adapted = { readonly rich: RichText; readonly adapted: readonly AdaptedRange[] };

/** What a termbase knows, for originals of one language and translations into another. */
export type TermSource = {
  /** Where terms stand in an original, the longest only. */
  readonly inOriginal: (text: string) => readonly Place[];
  /** The edits that put the term for one concept in place of the only one for another; null where that is not safe. UTF-16 units. */
  readonly exchange: (translation: string, old: Value, next: Value) => readonly Edit[] | null;
};

/** The pairs that say the same in the memory's original. */
type Group = { readonly value: Value; readonly pairs: readonly Pair[] };

type KindedEdit = Edit & { readonly kind: AdaptedKind };

const groupsOf = (pairs: readonly Pair[]): readonly Group[] =>
  [...Map.groupBy(pairs, ({ old }) => `${old.value.kind} ${old.key}`).values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ value: first.old.value, pairs: group }];
  });

/** What all of a group became; null where that is not one thing. */
const becomes = ({ pairs }: Group): Place | null => {
  const [first] = pairs;
  const next = first?.next ?? null;
  return next !== null && pairs.every((pair) => pair.next?.key === next.key) ? next : null;
};

const isChanged = ({ pairs }: Group): boolean =>
  pairs.some(({ old, next }) => next === null || next.key !== old.key);

/** All edits of some places, or null where one place cannot follow. */
const together = (
  all: readonly (readonly Edit[] | null)[],
  kind: AdaptedKind,
): readonly KindedEdit[] | null =>
  all.includes(null) ? null : all.flatMap((edits) => edits?.map((edit) => ({ ...edit, kind })) ?? []);

/** The edits for a group that has changed; null where it cannot be adapted. `said`: where the translation says it. */
const editsOf = (
  group: Group,
  translation: string,
  said: readonly Place[],
  terms: TermSource | null,
): readonly KindedEdit[] | null => {
  const { value, pairs } = group;
  const next = becomes(group)?.value ?? null;
  if (next === null) return null;
  if (value.kind === 'term') return together([terms?.exchange(translation, value, next) ?? null], 'term');
  if (said.length !== pairs.length) return null;
  return together(
    said.map((place) => place.follow(value, next)),
    value.kind,
  );
};

/** The edits for days of the week that the translation names though no original does: told by the only date that changes, or else null. */
const weekdayEdits = (dates: readonly Group[], loose: readonly Place[]): readonly KindedEdit[] | null => {
  const [date, ...others] = dates;
  const next = date === undefined ? null : becomes(date);
  if (date?.value.kind !== 'date' || next?.value.kind !== 'date' || others.length > 0) return null;
  const [was, is] = [date.value.weekday, next.value.weekday];
  if (was === null || is === null) return null;
  const [old, now] = [was, is].map((day) => ({ kind: 'weekday', day }) as const);
  if (old === undefined || now === undefined) return null;
  return together(
    loose.map((place) => (place.says(old) ? place.follow(old, now) : null)),
    'weekday',
  );
};

type Planned = Map<Group, readonly KindedEdit[] | null>;

/** A date does not change beside a day of the week that stays. */
const withWeekdays = (planned: Planned, groups: readonly Group[], places: readonly Place[]): void => {
  const said = groups.filter(({ value }) => value.kind === 'weekday');
  const loose = places.filter(
    (place) => place.value.kind === 'weekday' && !said.some(({ value }) => place.says(value)),
  );
  const dates = [...planned.keys()].filter(({ value }) => value.kind === 'date');
  if (loose.length === 0 || dates.length === 0) return;
  const days = weekdayEdits(dates, loose);
  for (const date of dates) {
    const own = planned.get(date) ?? null;
    planned.set(date, days === null || own === null ? null : [...own, ...days]);
  }
};

/** Of a stretch that has an end which cannot change, the other end does not change either. */
const withoutHalves = (planned: Planned): void => {
  const stuck = new Set<number>();
  for (let before = -1; before < stuck.size;) {
    before = stuck.size;
    for (const [group, edits] of planned) {
      const stretches = group.pairs.map(({ stretch }) => stretch);
      if (edits !== null && !stretches.some((stretch) => stuck.has(stretch))) continue;
      planned.set(group, null);
      for (const stretch of stretches) stuck.add(stretch);
    }
  }
};

const overlaps = (edits: readonly Edit[], others: readonly Edit[]): boolean =>
  edits.some(({ start, end }) => others.some((other) => start < other.end && other.start < end));

/** All that is safe to change. */
const safeEdits = (
  pairs: readonly Pair[],
  translation: string,
  terms: TermSource | null,
): readonly KindedEdit[] => {
  const places = placesIn(translation);
  const groups = groupsOf(pairs);
  const saidBy = new Map(
    groups.map((group) => [group, places.filter((place) => place.says(group.value))] as const),
  );
  const claims = Map.groupBy([...saidBy.values()].flat(), (place) => place);
  const planned: Planned = new Map();
  for (const [group, said] of saidBy) {
    const isClear = said.every((place) => claims.get(place)?.length === 1);
    if (isChanged(group)) planned.set(group, isClear ? editsOf(group, translation, said, terms) : null);
  }
  withWeekdays(planned, groups, places);
  withoutHalves(planned);
  const kept: KindedEdit[] = [];
  for (const own of planned.values()) if (own !== null && !overlaps(own, kept)) kept.push(...own);
  return kept.toSorted((a, b) => a.start - b.start);
};

/** Makes translations of a memory fit one original. */
type Adapter = (original: string, translation: RichText, terms?: TermSource | null) => Adapted | null;

/**
 * What adapts translations of other originals to `wanted`: where that says other numbers, dates, times, days of the week, codes or terms in the same places, they are exchanged,
 * each written as the translation has it (May 3 for 5月3日, 1.5 million for 150萬). What is not safe stays: what became two things, or what the translation says
 * more or less often than its original. Null where nothing was exchanged. Linear in the lengths, but for bounded differences.
 */
export const adapterFor = (wanted: string): Adapter => {
  const known = new Map<TermSource | null, readonly Place[]>();
  const placesWith = (terms: TermSource | null): readonly Place[] => {
    const found = known.get(terms) ?? placesIn(wanted, terms?.inOriginal(wanted));
    known.set(terms, found);
    return found;
  };
  return (original, translation, terms = null) => {
    if (original === wanted || translation.text === '') return null;
    const before = placesIn(original, terms?.inOriginal(original));
    if (before.length === 0) return null;
    const pairs = pairsOf({ text: original, places: before }, { text: wanted, places: placesWith(terms) });
    const edits = safeEdits(pairs, translation.text, terms);
    return edits.length === 0 ? null : withEdits(translation, edits);
  };
};

const withEdits = ({ text, tags }: RichText, edits: readonly KindedEdit[]): Adapted => {
  const pointAt = ascendingPoints(text);
  const inPoints = edits.map(({ start, end, insert, kind }): TextEdit & { readonly kind: AdaptedKind } => ({
    start: pointAt(start),
    end: pointAt(end),
    insert,
    kind,
  }));
  let shift = 0;
  const adapted = inPoints.flatMap(({ start, end, insert, kind }): readonly AdaptedRange[] => {
    const length = Array.from(insert).length;
    const range = { start: start + shift, end: start + shift + length, kind };
    shift += length - (end - start);
    return length === 0 ? [] : [range];
  });
  return { rich: { text: applyEdits(text, inPoints), tags: mapTags(tags, inPoints) }, adapted };
};

import type { z } from 'zod';
import {
  itemStandings,
  type ItemFacet,
  type ItemPart,
  type ItemStandingName,
  type ReviewCounts,
  type ReviewItemInfo,
  type ReviewItems,
} from '#api/review-values.ts';
import type { itemFilter } from '#api/review.ts';
import { matchesKey, searchKeyOf, type SearchKey } from '#core/annotations/search-text.ts';
import { severities, type ReviewItem, type Side } from '#core/model/index.ts';
import { cellKey } from '#core/review/merge.ts';
import { sliceCodePoints } from '#core/text/codepoints.ts';
import { sideRank } from '../../project/columns.ts';
import type { OpenProject } from '../../project/open-project.ts';
import { conflictUids } from '../merge/conflict-uids.ts';
import { othersOf, sendings } from './item-others.ts';
import { assessmentOf, knownReview, type KnownReview } from '../known.ts';
import type { StandingItem } from './standing.ts';

export type CheckedItemFilter = z.output<typeof itemFilter>;
type Member = keyof CheckedItemFilter;

/** An item with all that filters look at. */
export type ListedItem = StandingItem & Pick<ReviewItemInfo, 'assessment' | 'answers'>;

const listed = (review: KnownReview, item: StandingItem): ListedItem => ({
  ...item,
  assessment: assessmentOf(review, item.item.id),
  answers: review.answers.get(item.item.id) ?? [],
});

/** All items of a review in text order; those whose row is gone come last. */
const allItems = (project: OpenProject, review: KnownReview): readonly ListedItem[] =>
  [...review.cells.values()]
    .map((cell) => ({ cell, row: project.order.rowOf(cell.place.segment) ?? Infinity }))
    .sort(
      (a, b) =>
        // Infinity less Infinity is no number.
        (a.row === b.row ? 0 : a.row - b.row) ||
        a.cell.place.segment - b.cell.place.segment ||
        sideRank(project, a.cell.place.side) - sideRank(project, b.cell.place.side),
    )
    .flatMap(({ cell }) => cell.items.map((item) => listed(review, item)));

const keys = new WeakMap<StandingItem['item'], { readonly said: string; readonly key: SearchKey }>();

/** What the search looks in: what is removed, what is inserted, and the reasons given. */
const searchKey = ({ item, assessment, answers }: ListedItem): SearchKey => {
  const reasons = [assessment?.reason ?? '', ...answers.map(({ reason }) => reason)];
  const said = reasons.join('\n');
  const known = keys.get(item);
  if (known?.said === said) return known.key;
  const key = searchKeyOf([item.removed, item.inserted, ...reasons]);
  keys.set(item, { said, key });
  return key;
};

type Test = (item: ListedItem) => boolean;

const among = <T>(values: readonly T[], valuesOf: (item: ListedItem) => readonly T[]): Test => {
  const wanted = new Set(values);
  return (item) => valuesOf(item).some((value) => wanted.has(value));
};

const some = <T>(value: T | null | undefined): readonly T[] =>
  value === null || value === undefined ? [] : [value];

const tests: { readonly [K in Member]-?: (value: NonNullable<CheckedItemFilter[K]>) => Test } = {
  standings: (names) => among(names, ({ name }) => [name]),
  reviewers: (reviewers) => among(reviewers, ({ item }) => [item.reviewer]),
  sides: (wanted) => among(wanted, ({ item }) => [item.side]),
  categories: (categories) => among(categories, ({ assessment }) => some(assessment?.category)),
  severities: (wanted) => among(wanted, ({ assessment }) => some(assessment?.severity)),
  preferential:
    (preferential) =>
    ({ assessment }) =>
      (assessment?.preferential ?? false) === preferential,
  decisions: (wanted) => among(wanted, ({ answers }) => answers.map(({ decision }) => decision)),
  segments: (segments) => among(segments, ({ item }) => [item.segment]),
  search: (text) => (item) => matchesKey(searchKey(item), text),
};

/** The members of a filter an item does not pass; none when it is admitted. */
const filterTests = (filter: CheckedItemFilter): ((item: ListedItem) => readonly Member[]) => {
  const made = (Object.keys(tests) as Member[]).flatMap((member) => {
    const value = filter[member];
    if (value === undefined) return [];
    const make = tests[member] as (value: unknown) => Test;
    return [{ member, passes: make(value) }];
  });
  return (item) => made.flatMap(({ member, passes }) => (passes(item) ? [] : [member]));
};

/** The items a filter admits, in text order. */
export const admittedItems = (
  project: OpenProject,
  review: string,
  filter: CheckedItemFilter,
): readonly ListedItem[] => {
  const failing = filterTests(filter);
  return allItems(project, knownReview(project, review)).filter((item) => failing(item).length === 0);
};

const facets = {
  standings: ({ name }: ListedItem) => [name],
  reviewers: ({ item }: ListedItem) => [item.reviewer],
  sides: ({ item }: ListedItem) => [item.side],
  categories: ({ assessment }: ListedItem) => some(assessment?.category),
  severities: ({ assessment }: ListedItem) => some(assessment?.severity),
} satisfies Partial<Record<Member, (item: ListedItem) => readonly string[]>>;
type Facet = keyof typeof facets;

const inOrder = (counts: ReadonlyMap<string, number>, order: readonly string[]): readonly ItemFacet[] =>
  order.flatMap((value) => {
    const count = counts.get(value);
    return count === undefined ? [] : [{ value, count }];
  });

const byCount = (counts: ReadonlyMap<string, number>): readonly ItemFacet[] =>
  [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));

/** How many items have each value, among those that fail no other member of the filter. */
const facetsOf = (
  items: readonly { readonly item: ListedItem; readonly failed: readonly Member[] }[],
  order: readonly Side[],
): ReviewItems['facets'] => {
  const count = (facet: Facet): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    for (const { item, failed } of items) {
      if (!failed.every((member) => member === facet)) continue;
      for (const value of facets[facet](item)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  };
  return {
    standings: inOrder(count('standings'), itemStandings),
    reviewers: byCount(count('reviewers')),
    sides: inOrder(count('sides'), order),
    categories: byCount(count('categories')),
    severities: inOrder(count('severities'), severities),
  };
};

const clashOf = ({ standing }: StandingItem): ReviewItemInfo['clash'] =>
  standing.is === 'clash'
    ? { base: standing.base.text, ours: standing.ours.text, theirs: standing.theirs.text }
    : null;

/** The changes of words an item consists of. */
export const partsOf = ({ edits }: Pick<ReviewItem, 'edits'>, frozen: string): readonly ItemPart[] =>
  edits
    .filter(({ from, to, insert }) => to.at > from.at || insert.text !== '')
    .map(({ from, to, insert }) => ({
      before: { start: from.at, end: to.at },
      removed: sliceCodePoints(frozen, from.at, to.at),
      inserted: insert.text,
    }));

type Told = Pick<ReviewItemInfo, 'made' | 'round' | 'others'>;

/** An item as the translator sees it. */
const itemInfo = (project: OpenProject, listed: ListedItem, told: Told): ReviewItemInfo => {
  const { item, standing, name, frozen, assessment, answers } = listed;
  const { id, reviewer, segment, side, kind, removed, inserted, before } = item;
  return {
    id,
    reviewer,
    ...told,
    segment,
    side,
    row: project.order.rowOf(segment),
    kind,
    removed,
    inserted,
    frozen,
    before,
    standing: name,
    clash: clashOf(listed),
    rivals: standing.is === 'free' ? standing.rivals : [],
    twins: standing.is === 'free' ? standing.twins : [],
    contested: listed.contested,
    parts: partsOf(item, frozen),
    assessment,
    answers,
  };
};

/** A page of the items a filter admits, as told in api/review.ts. */
export const listItems = (
  project: OpenProject,
  review: string,
  filter: CheckedItemFilter,
  { from, count }: { readonly from: number; readonly count: number },
): ReviewItems => {
  const failing = filterTests(filter);
  const known = knownReview(project, review);
  const sentOf = sendings(project, review, known);
  const toldOf = (item: ListedItem): Told => ({
    ...sentOf(item.item),
    others: othersOf(item, known.cells.get(cellKey(item.item)), sentOf),
  });
  const all = allItems(project, known).map((item) => ({
    item,
    failed: failing(item),
  }));
  const admitted = all.filter(({ failed }) => failed.length === 0);
  return {
    total: admitted.length,
    items: admitted.slice(from, from + count).map(({ item }) => itemInfo(project, item, toldOf(item))),
    facets: facetsOf(
      all,
      project.settings.columns.map(({ id }) => id),
    ),
  };
};

/** How a review stands, in numbers. */
export const reviewCounts = (project: OpenProject, review: string): ReviewCounts => {
  const known = knownReview(project, review);
  const standings: Record<ItemStandingName, number> = {
    free: 0,
    clash: 0,
    gone: 0,
    made: 0,
    answered: 0,
    conflict: 0,
  };
  let [items, adrift] = [0, 0];
  for (const cell of known.cells.values()) {
    adrift += cell.adrift;
    items += cell.items.length;
    for (const { name } of cell.items) standings[name] += 1;
  }
  return { items, standings, adrift, conflicts: conflictUids(known).length };
};

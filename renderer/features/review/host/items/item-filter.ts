import type { ItemFilter, ReviewItems } from '#api/review.ts';
import { itemStandings } from '#api/review-values.ts';
import { severities } from '#core/model/index.ts';
import { openStandings } from '../host-store.ts';

/** Members that admit any of several values, each with a facet of its own. */
export const facetMembers = ['standings', 'reviewers', 'sides', 'categories', 'severities'] as const;
export type FacetMember = (typeof facetMembers)[number];

/** Which items are shown at a glance: those to decide on, those decided, all. `own` is any other choice of standings. */
export const glances = ['open', 'done', 'all'] as const;
export type Glance = (typeof glances)[number];

const done = itemStandings.filter((one) => !openStandings.some((open) => open === one));
const standingsOf: Readonly<Record<Glance, ItemFilter['standings']>> = {
  open: [...openStandings],
  done: [...done],
  all: undefined,
};

const alike = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean =>
  a === undefined || b === undefined
    ? a === b
    : a.length === b.length && a.every((value) => b.includes(value));

export const glanceOf = ({ standings }: ItemFilter): Glance | 'own' =>
  glances.find((glance) => alike(standings, standingsOf[glance])) ?? 'own';

const dropping = (filter: ItemFilter, gone: keyof ItemFilter): ItemFilter =>
  Object.fromEntries(Object.entries(filter).filter(([member]) => member !== gone));

export const withGlance = (filter: ItemFilter, glance: Glance): ItemFilter => {
  const standings = standingsOf[glance];
  return standings === undefined ? dropping(filter, 'standings') : { ...filter, standings };
};

export const valuesOf = (filter: ItemFilter, on: FacetMember): readonly string[] => filter[on] ?? [];

/** Admits a value of a member, or no longer; a member without values goes. */
export const toggled = (filter: ItemFilter, on: FacetMember, value: string): ItemFilter => {
  const values = valuesOf(filter, on);
  // Of the standings at a glance a first choice is a choice of one, not one less of four.
  const before = on === 'standings' && glanceOf(filter) !== 'own' ? [] : values;
  const next = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
  return next.length === 0 ? dropping(filter, on) : { ...filter, [on]: next };
};

export const withPreferential = (filter: ItemFilter, preferential: boolean): ItemFilter =>
  filter.preferential === preferential ? dropping(filter, 'preferential') : { ...filter, preferential };

export const withSearch = (filter: ItemFilter, search: string): ItemFilter =>
  search === '' ? dropping(filter, 'search') : { ...filter, search };

/** One narrowing of the list besides the glance and the words searched for. */
export type Chip =
  | { readonly on: FacetMember; readonly value: string }
  | { readonly on: 'preferential'; readonly value: boolean }
  /** The suggestions of one row, whatever their standing. */
  | { readonly on: 'segments'; readonly value: number };

export const chipsOf = (filter: ItemFilter): readonly Chip[] => [
  ...facetMembers
    .filter((on) => on !== 'standings' || glanceOf(filter) === 'own')
    .flatMap((on) => valuesOf(filter, on).map((value): Chip => ({ on, value }))),
  ...(filter.segments ?? []).map((value) => ({ on: 'segments' as const, value })),
  ...(filter.preferential === undefined ? [] : [{ on: 'preferential' as const, value: filter.preferential }]),
];

export const withoutChip = (filter: ItemFilter, chip: Chip): ItemFilter => {
  if (chip.on === 'preferential') return dropping(filter, 'preferential');
  // A row was looked at whole; what follows is again what there is to decide.
  if (chip.on === 'segments') return withGlance(dropping(filter, 'segments'), 'open');
  const next = valuesOf(filter, chip.on).filter((value) => value !== chip.value);
  return next.length === 0 ? dropping(filter, chip.on) : { ...filter, [chip.on]: next };
};

/** The order in which values of a member are offered: their own where they have one, else as the engine tells. */
const orders: Readonly<Partial<Record<FacetMember, readonly string[]>>> = {
  standings: itemStandings,
  severities,
};

export type Facet = { readonly value: string; readonly count: number };

/** Values to offer: those there are, and those chosen that nothing has any more. */
export const offered = (
  filter: ItemFilter,
  facets: ReviewItems['facets'] | undefined,
  on: FacetMember,
): readonly Facet[] => {
  const there = facets?.[on] ?? [];
  const gone = (on === 'standings' && glanceOf(filter) !== 'own' ? [] : valuesOf(filter, on))
    .filter((value) => !there.some((facet) => facet.value === value))
    .map((value) => ({ value, count: 0 }));
  const order = orders[on];
  const all = [...there, ...gone];
  return order === undefined ? all : all.toSorted((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
};

/** The filter without what is decided already: all that may be answered at once. Null when nothing of it waits. */
export const waitingOf = (filter: ItemFilter): ItemFilter | null => {
  const standings = openStandings.filter((one) => filter.standings?.includes(one) ?? true);
  return standings.length === 0 ? null : { ...filter, standings };
};

/** How many of what the list shows wait for an answer; `facets` are those of its filter. */
export const waitingShown = (filter: ItemFilter, facets: ReviewItems['facets'] | undefined): number => {
  const standings: readonly string[] = waitingOf(filter)?.standings ?? [];
  return (facets?.standings ?? [])
    .filter(({ value }) => standings.includes(value))
    .reduce((sum, { count }) => sum + count, 0);
};

import type { AnnotationFilter } from '#api/annotations.ts';
import { originalSide, type Side } from '#core/model/index.ts';

/** Members of a filter that admit any of several values. */
const listMembers = [
  'kinds',
  'tags',
  'authors',
  'sides',
  'statuses',
  'categories',
  'severities',
  'visibilities',
] as const;
export type ListMember = (typeof listMembers)[number];

/** One narrowing of the list, as it is shown and taken away again. */
export type Chip =
  | { readonly on: ListMember; readonly value: string }
  | { readonly on: 'state'; readonly value: 'open' | 'resolved' }
  | { readonly on: 'mentions'; readonly value: string }
  | { readonly on: 'row'; readonly value: number }
  | { readonly on: 'without'; readonly value: Side }
  /** Noted in the original, no counterpart in a translation: two members, one thought. */
  | { readonly on: 'uncountered'; readonly value: Side };

const isUncountered = ({ sides, without }: AnnotationFilter): boolean =>
  without !== undefined && without !== originalSide && sides?.length === 1 && sides[0] === originalSide;

/** The values of one list member that are admitted; none means all. */
export const valuesOf = (filter: AnnotationFilter, on: ListMember): readonly string[] => filter[on] ?? [];

/** Whether the list is narrowed to what was noted in the original and has no words in the translation. */
export const showsUncountered = isUncountered;

/** Everything that narrows the list besides the words searched for, in a fixed order. */
export const chipsOf = (filter: AnnotationFilter): readonly Chip[] => {
  const uncountered = isUncountered(filter);
  const listed = listMembers
    .filter((on) => !(uncountered && on === 'sides'))
    .flatMap((on) => valuesOf(filter, on).map((value): Chip => ({ on, value })));
  const chips: Chip[] = [];
  if (filter.state !== undefined) chips.push({ on: 'state', value: filter.state });
  if (uncountered) chips.push({ on: 'uncountered', value: filter.without ?? originalSide });
  else if (filter.without !== undefined) chips.push({ on: 'without', value: filter.without });
  if (filter.mentions !== undefined) chips.push({ on: 'mentions', value: filter.mentions });
  if (filter.row !== undefined) chips.push({ on: 'row', value: filter.row });
  return [...chips, ...listed];
};

/** The filter without the members named. */
const dropping = (filter: AnnotationFilter, ...gone: readonly (keyof AnnotationFilter)[]): AnnotationFilter =>
  Object.fromEntries(
    Object.entries(filter).filter(([member]) => !gone.includes(member as keyof AnnotationFilter)),
  );

/** Admits a value of a list member, or no longer; a member without values goes. */
export const toggled = (filter: AnnotationFilter, on: ListMember, value: string): AnnotationFilter => {
  const values = valuesOf(filter, on);
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return next.length === 0 ? dropping(filter, on) : { ...filter, [on]: next };
};

/** Sets a member that has one value; a second time, or with null, it goes. */
export const chosen = <M extends 'state' | 'mentions' | 'row' | 'text'>(
  filter: AnnotationFilter,
  on: M,
  value: NonNullable<AnnotationFilter[M]> | null,
): AnnotationFilter =>
  value === null || filter[on] === value ? dropping(filter, on) : { ...filter, [on]: value };

/** Narrows to what has no counterpart in the translation, or no longer. */
export const toggledUncountered = (filter: AnnotationFilter, translation: Side): AnnotationFilter =>
  isUncountered(filter)
    ? dropping(filter, 'sides', 'without')
    : { ...filter, sides: [originalSide], without: translation };

/** The filter without one of its narrowings. */
export const withoutChip = (filter: AnnotationFilter, chip: Chip): AnnotationFilter => {
  if (chip.on === 'uncountered') return toggledUncountered(filter, chip.value);
  if (chip.on === 'state' || chip.on === 'mentions' || chip.on === 'row' || chip.on === 'without') {
    return dropping(filter, chip.on);
  }
  return toggled(filter, chip.on, chip.value);
};

/** True when only annotations without a place in the text are shown. */
export const showsOrphansOnly = ({ statuses }: AnnotationFilter): boolean =>
  statuses?.length === 1 && statuses[0] === 'orphan';

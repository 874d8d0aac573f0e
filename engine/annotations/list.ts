import { shownColumns } from '../project/columns.ts';
import type { AnnotationGroup } from '#api/annotation-values.ts';
import type { AnnotationFacets, AnnotationInfo, CheckedAnnotationFilter, Facet } from '#api/annotations.ts';
import {
  anchorStatuses,
  annotationKinds,
  mainTranslation,
  originalSide,
  severities,
  visibilities,
  type Anchor,
  type AnnotationId,
  type RowNumber,
  type Side,
} from '#core/model/index.ts';
import type { OpenProject } from '../project/open-project.ts';
import { describeAnnotations, type WholeAnnotation } from './describe.ts';
import { filterTests, hasWordsOn, type FilterMember } from './filter.ts';
import { knownAnnotations } from './known.ts';
import { comparePlaces, placeOf, type TextPlace } from './text-order.ts';
import { mentionedIn, peopleOf } from './people.ts';

type Placed = { readonly whole: WholeAnnotation; readonly place: TextPlace };

/** False for what belongs to a document that was taken out: it is out of sight like the document's text. */
export const isShown = ({ order }: OpenProject, anchors: readonly Anchor[]): boolean =>
  anchors.some(
    ({ status, segment, candidates }) =>
      status === 'orphan' ||
      order.rowOf(segment) !== null ||
      candidates.some((place) => order.rowOf(place.segment) !== null),
  );

const shown = (project: OpenProject): readonly WholeAnnotation[] =>
  [...knownAnnotations(project).values()].filter(({ anchors }) => isShown(project, anchors));

const placed = (project: OpenProject, wholes: readonly WholeAnnotation[]): readonly Placed[] =>
  wholes
    .map((whole) => ({ whole, place: placeOf(project, whole.annotation.id, whole.anchors) }))
    .toSorted((a, b) => comparePlaces(project, a.place, b.place));

/** The annotations a filter admits, in text order. */
export const admitted = (
  project: OpenProject,
  filter: CheckedAnnotationFilter,
): readonly WholeAnnotation[] => {
  const failing = filterTests(project, filter);
  const wholes = shown(project).filter((whole) => failing(whole).length === 0);
  return placed(project, wholes).map(({ whole }) => whole);
};

/** The state of an annotation as a whole: that of its anchor which can be believed least. */
const worstStatus = ({ anchors }: WholeAnnotation): string =>
  anchors.reduce<Anchor['status']>(
    (worst, { status }) => (anchorStatuses.indexOf(status) > anchorStatuses.indexOf(worst) ? status : worst),
    'live',
  );

const documentOf = (project: OpenProject, { row }: TextPlace): string =>
  (Number.isFinite(row) ? project.order.documentAt(row)?.toString() : undefined) ?? '';

const groupOf = (project: OpenProject, group: AnnotationGroup, { whole, place }: Placed): string => {
  const { annotation } = whole;
  if (group === 'kind') return annotation.kind;
  if (group === 'tag') return annotation.tags[0] ?? '';
  if (group === 'author') return annotation.author;
  if (group === 'status') return worstStatus(whole);
  return group === 'document' ? documentOf(project, place) : '';
};

const fixedOrders: Partial<Record<AnnotationGroup, readonly string[]>> = {
  kind: annotationKinds,
  status: anchorStatuses,
};

/** Groups in a fixed order where there is one, documents as they come in the text, names by name; none comes last. */
const groupNames = (group: AnnotationGroup, found: readonly string[]): readonly string[] => {
  const fixed = fixedOrders[group];
  if (fixed !== undefined) return fixed.filter((name) => found.includes(name));
  const named = found.filter((name) => name !== '');
  const ordered = group === 'document' ? named : named.toSorted();
  return found.includes('') ? [...ordered, ''] : ordered;
};

const grouped = (
  project: OpenProject,
  group: AnnotationGroup,
  items: readonly Placed[],
): { readonly groups: readonly Facet[]; readonly items: readonly Placed[] } => {
  if (group === 'none') return { groups: [], items };
  const members = Map.groupBy(items, (item) => groupOf(project, group, item));
  const names = groupNames(group, [...members.keys()]);
  return {
    groups: names.map((value) => ({ value, count: members.get(value)?.length ?? 0 })),
    items: names.flatMap((name) => members.get(name) ?? []),
  };
};

export type ListAnswer = {
  readonly total: number;
  readonly groups: readonly Facet[];
  readonly items: readonly AnnotationInfo[];
};

/** A page of the annotations a filter admits, as told in api/annotations.ts. Texts are read for the page only. */
export const listAnnotations = (
  project: OpenProject,
  filter: CheckedAnnotationFilter,
  group: AnnotationGroup,
  { from, count }: { readonly from: number; readonly count: number },
): ListAnswer => {
  const failing = filterTests(project, filter);
  const wholes = shown(project).filter((whole) => failing(whole).length === 0);
  const all = grouped(project, group, placed(project, wholes));
  const page = all.items.slice(from, from + count).map(({ whole }) => whole);
  return { total: wholes.length, groups: all.groups, items: describeAnnotations(project, page) };
};

/** Counts values as they come in, and tells them in a fixed order, or the most frequent first. */
const tally = () => {
  const counts = new Map<string, number>();
  return {
    /** Several values count once each. */
    add: (values: string | readonly string[]): void => {
      if (typeof values === 'string') counts.set(values, (counts.get(values) ?? 0) + 1);
      else for (const value of new Set(values)) counts.set(value, (counts.get(value) ?? 0) + 1);
    },
    inOrder: (order: readonly string[]): readonly Facet[] =>
      order.flatMap((value) => {
        const count = counts.get(value);
        return count === undefined ? [] : [{ value, count }];
      }),
    byCount: (): readonly Facet[] =>
      [...counts]
        .map(([value, count]) => ({ value, count }))
        .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
  };
};

/** Most have one anchor. */
const ofEach = (
  anchors: readonly Anchor[],
  valueOf: (anchor: Anchor) => string,
): string | readonly string[] => {
  const [first, ...more] = anchors;
  return first !== undefined && more.length === 0 ? valueOf(first) : anchors.map(valueOf);
};

/** Values an annotation is counted under, by the member of the filter that would choose them. */
const counted = {
  kinds: ({ annotation }: WholeAnnotation) => annotation.kind,
  tags: ({ annotation }: WholeAnnotation) => annotation.tags,
  authors: ({ annotation }: WholeAnnotation) => annotation.author,
  sides: ({ anchors }: WholeAnnotation) => ofEach(anchors, ({ side }) => side),
  statuses: ({ anchors }: WholeAnnotation) => ofEach(anchors, ({ status }) => status),
  categories: ({ annotation }: WholeAnnotation) => annotation.category ?? [],
  severities: ({ annotation }: WholeAnnotation) => annotation.severity ?? [],
  visibilities: ({ annotation }: WholeAnnotation) => annotation.visibility,
} satisfies Partial<Record<FilterMember, (whole: WholeAnnotation) => string | readonly string[]>>;

type Counted = keyof typeof counted;
const countedMembers = Object.keys(counted) as readonly Counted[];

/** Whether an annotation has words in the original and none in the translation (`mainTranslation`). */
const isUncountered = (whole: WholeAnnotation, translation: Side | null): boolean =>
  translation !== null && hasWordsOn(whole, originalSide) && !hasWordsOn(whole, translation);

/** How many annotations have each value, among those that fail no other member of the filter. */
export const annotationFacets = (project: OpenProject, filter: CheckedAnnotationFilter): AnnotationFacets => {
  const failing = filterTests(project, filter);
  const translation = mainTranslation(shownColumns(project));
  const tallies = Object.fromEntries(countedMembers.map((member) => [member, tally()])) as Record<
    Counted,
    ReturnType<typeof tally>
  >;
  const mentioned = mentionedIn(peopleOf(project));
  const mentions = tally();
  const sums = { total: 0, open: 0, resolved: 0, uncountered: 0 };
  for (const whole of shown(project)) {
    const failed = failing(whole);
    const onlyFails = (one: FilterMember, other: FilterMember = one): boolean =>
      failed.every((member) => member === one || member === other);
    if (failed.length === 0) sums.total += 1;
    if (onlyFails('state')) sums[whole.annotation.resolution === null ? 'open' : 'resolved'] += 1;
    if (onlyFails('sides', 'without') && isUncountered(whole, translation)) sums.uncountered += 1;
    if (onlyFails('mentions')) mentions.add(mentioned(whole));
    for (const member of countedMembers) {
      if (onlyFails(member)) tallies[member].add(counted[member](whole));
    }
  }
  return {
    ...sums,
    kinds: tallies.kinds.inOrder(annotationKinds),
    tags: tallies.tags.byCount(),
    authors: tallies.authors.byCount(),
    mentions: mentions.byCount(),
    sides: tallies.sides.inOrder(project.settings.columns.map(({ id }) => id)),
    statuses: tallies.statuses.inOrder(anchorStatuses),
    categories: tallies.categories.byCount(),
    severities: tallies.severities.inOrder(severities),
    visibilities: tallies.visibilities.inOrder(visibilities),
  };
};

/** From where the next annotation is looked for: a place in the text, or an annotation there. */
export type Whence = {
  readonly from: { readonly row: RowNumber; readonly side: Side; readonly at: number };
  readonly after?: AnnotationId | undefined;
  readonly backwards: boolean;
};

const whenceOf = (project: OpenProject, { from, after, backwards }: Whence): TextPlace => {
  const known = after === undefined ? undefined : knownAnnotations(project).get(after);
  if (known !== undefined) return placeOf(project, known.annotation.id, known.anchors);
  // Ids begin at 1: just before, or for the way back as well just before, all that begins exactly there.
  const none = (backwards ? 0 : -1) as AnnotationId;
  return { row: from.row, side: from.side, start: from.at, id: none };
};

/** The next annotation the filter admits from a place on, or back; wraps round. Null when it admits none. */
export const nextAnnotation = (
  project: OpenProject,
  filter: CheckedAnnotationFilter,
  whence: Whence,
): AnnotationInfo | null => {
  const failing = filterTests(project, filter);
  const items = placed(
    project,
    shown(project).filter((whole) => failing(whole).length === 0),
  );
  const here = whenceOf(project, whence);
  const found = whence.backwards
    ? (items.findLast(({ place }) => comparePlaces(project, place, here) < 0) ?? items.at(-1))
    : (items.find(({ place }) => comparePlaces(project, place, here) > 0) ?? items[0]);
  return found === undefined ? null : (describeAnnotations(project, [found.whole])[0] ?? null);
};

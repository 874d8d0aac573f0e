import type { CheckedAnnotationFilter } from '#api/annotations.ts';
import { matchesKey, searchKeyOf, type SearchKey } from '#core/annotations/search-text.ts';
import type { Side } from '#core/model/index.ts';
import type { OpenProject } from '../project/open-project.ts';
import type { WholeAnnotation } from './describe.ts';
import { mentionedIn, peopleOf } from './people.ts';
import { rowOfAnchor } from './text-order.ts';

export type FilterMember = keyof CheckedAnnotationFilter;

type Test = (whole: WholeAnnotation) => boolean;

const keys = new WeakMap<WholeAnnotation, SearchKey>();

/** What the text filter looks in: body, replies, quotes, wording and tags. */
const searchKey = (whole: WholeAnnotation): SearchKey => {
  const known = keys.get(whole);
  if (known !== undefined) return known;
  const { annotation, anchors, replies } = whole;
  const key = searchKeyOf([
    annotation.body,
    annotation.wording ?? '',
    ...annotation.tags,
    ...anchors.map(({ quote }) => quote),
    ...replies.map(({ body }) => body),
  ]);
  keys.set(whole, key);
  return key;
};

/** Whether it has words on a side. Those of an orphan are gone, so they count as none. */
export const hasWordsOn = ({ anchors }: WholeAnnotation, side: Side): boolean =>
  anchors.some((anchor) => anchor.side === side && anchor.status !== 'orphan');

const among = <T>(values: readonly T[], valuesOf: (whole: WholeAnnotation) => readonly T[]): Test => {
  const wanted = new Set(values);
  return (whole) => valuesOf(whole).some((value) => wanted.has(value));
};

const some = <T>(value: T | null): readonly T[] => (value === null ? [] : [value]);

type Tests = {
  readonly [K in FilterMember]-?: (
    value: NonNullable<CheckedAnnotationFilter[K]>,
    project: OpenProject,
  ) => Test;
};

const tests: Tests = {
  kinds: (kinds) => among(kinds, ({ annotation }) => [annotation.kind]),
  tags: (tags) => among(tags, ({ annotation }) => annotation.tags),
  authors: (authors) => among(authors, ({ annotation }) => [annotation.author]),
  state:
    (state) =>
    ({ annotation }) =>
      (annotation.resolution === null) === (state === 'open'),
  visibilities: (visibilities) => among(visibilities, ({ annotation }) => [annotation.visibility]),
  sides: (sides) => among(sides, ({ anchors }) => anchors.map(({ side }) => side)),
  without: (side) => (whole) => !hasWordsOn(whole, side),
  statuses: (statuses) => among(statuses, ({ anchors }) => anchors.map(({ status }) => status)),
  categories: (categories) => among(categories, ({ annotation }) => some(annotation.category)),
  severities: (severities) => among(severities, ({ annotation }) => some(annotation.severity)),
  mentions: (name, project) => {
    const mentioned = mentionedIn([...new Set([name, ...peopleOf(project)])]);
    return (whole) => mentioned(whole).includes(name);
  },
  text: (text) => (whole) => matchesKey(searchKey(whole), text),
  row:
    (row, project) =>
    ({ anchors }) =>
      anchors.some((anchor) => rowOfAnchor(project, anchor) === row),
};

/** The members of the filter that an annotation does not pass; none when it is admitted. */
export const filterTests = (
  project: OpenProject,
  filter: CheckedAnnotationFilter,
): ((whole: WholeAnnotation) => readonly FilterMember[]) => {
  const made = (Object.keys(tests) as FilterMember[]).flatMap((member) => {
    const value = filter[member];
    if (value === undefined) return [];
    const make = tests[member] as (value: unknown, project: OpenProject) => Test;
    return [{ member, passes: make(value, project) }];
  });
  return (whole) => made.flatMap(({ member, passes }) => (passes(whole) ? [] : [member]));
};

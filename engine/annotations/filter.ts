import type { CheckedAnnotationFilter } from '../../api/annotations.ts';
import type { Side } from '../../core/model/index.ts';
import { fold } from '../../core/text/fold.ts';
import type { OpenProject } from '../project/open-project.ts';
import type { WholeAnnotation } from './describe.ts';
import { rowOfAnchor } from './text-order.ts';

export type FilterMember = keyof CheckedAnnotationFilter;

type Test = (whole: WholeAnnotation) => boolean;

const folded = new WeakMap<WholeAnnotation, string>();

/** What the text filter looks in: body, replies, quotes, wording and tags, as search keys. */
const searchKey = (whole: WholeAnnotation): string => {
  const known = folded.get(whole);
  if (known !== undefined) return known;
  const { annotation, anchors, replies } = whole;
  const texts = [
    annotation.body,
    annotation.wording ?? '',
    ...annotation.tags,
    ...anchors.map(({ quote }) => quote),
    ...replies.map(({ body }) => body),
  ];
  const key = fold(texts.join('\n'));
  folded.set(whole, key);
  return key;
};

/** Whether it has words on a side. Those of an orphan are gone, so they count as none. */
export const hasWordsOn = ({ anchors }: WholeAnnotation, side: Side): boolean =>
  anchors.some((anchor) => anchor.side === side && anchor.status !== 'orphan');

/** `@name` not followed by more letters of a Latin name: @Ann is not named by @Anna. */
const mentionOf = (name: string): ((text: string) => boolean) => {
  const escaped = fold(name).replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const pattern = new RegExp(`@${escaped}(?![\\p{Script=Latin}\\p{N}_])`, 'u');
  return (text) => pattern.test(fold(text));
};

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
  mentions: (name) => {
    const names = mentionOf(name);
    return ({ annotation, replies }) => names(annotation.body) || replies.some(({ body }) => names(body));
  },
  text: (text) => {
    const key = fold(text.trim());
    return (whole) => searchKey(whole).includes(key);
  },
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

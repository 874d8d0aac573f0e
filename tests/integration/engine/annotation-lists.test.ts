import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { annotationGroups } from '#api/annotation-values.ts';
import type { CheckedAnnotationFilter } from '#api/annotations.ts';
import {
  anchorStatuses,
  annotationKinds,
  severities,
  visibilities,
  type Anchor,
  type Annotation,
  type AnnotationId,
  type DocumentId,
  type Reply,
  type ReplyId,
  type SegmentId,
  type Side,
  type Step,
} from '#core/model/index.ts';
import { annotationFacets, listAnnotations, nextAnnotation } from '#engine/annotations/list.ts';
import { commit } from '#engine/project/commit.ts';
import { configure } from '#engine/project/convert-cells.ts';
import { undo } from '#engine/project/history.ts';
import { dialogue, good, page, projectFile, reopen, scratch } from './fixtures.ts';

/* What lists and counts of annotations are, written down a second time without any thought of speed. */

const sides: readonly Side[] = ['source', 'zh-Hans', 'zh-Hant', 'en'];
/** Rows of two documents that are shown, and, from 8 on, of one that was taken out. */
const rowOfSegment = (segment: number): number | null => (segment >= 1 && segment <= 7 ? segment : null);
const documentOfRow = (row: number): string => (row <= 5 ? '1' : '2');

type Whole = {
  readonly annotation: Annotation;
  readonly anchors: readonly Anchor[];
  readonly replies: readonly Reply[];
};

const place = fc.record({ segment: fc.integer({ min: 1, max: 9 }), start: fc.nat(2) });
const anchor = fc
  .record({
    at: place,
    side: fc.constantFrom(...sides),
    status: fc.constantFrom(...anchorStatuses),
    other: place,
  })
  .map(({ at, side, status, other }): Anchor => ({
    segment: at.segment as SegmentId,
    start: at.start,
    end: at.start + 1,
    side,
    startLean: 'after',
    endLean: 'before',
    quote: `字${at.start}`,
    prefix: '',
    suffix: '',
    folded: `字${at.start}`,
    hash: 'h',
    status,
    candidates:
      status === 'ambiguous'
        ? [{ segment: other.segment as SegmentId, start: other.start, end: other.start + 1 }]
        : [],
  }));

const person = fc.constantFrom('Ann', 'Bo', 'Ann Lee');
const said = fc.constantFrom('plain', 'asks @Ann', '@Bo and @Ann Lee', 'of @Nobody', '發現', 'word');
const day = fc.nat(9).map((n) => `2026-01-0${n + 1}T00:00:00.000Z`);
const drafted = fc.record({
  kind: fc.constantFrom(...annotationKinds),
  body: said,
  wording: fc.option(fc.constantFrom('word', 'other')),
  category: fc.option(fc.constantFrom('style', 'accuracy')),
  severity: fc.option(fc.constantFrom(...severities)),
  tags: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 }),
  visibility: fc.constantFrom(...visibilities),
  author: person,
  resolution: fc.option(fc.record({ reason: fc.constant('done' as const), by: person, at: day })),
  created: day,
  anchors: fc.array(anchor, { minLength: 1, maxLength: 3 }),
  replies: fc.array(fc.record({ author: person, body: said }), { maxLength: 2 }),
});

const wholesFrom = (drafts: readonly (typeof drafted extends fc.Arbitrary<infer T> ? T : never)[]) => {
  let reply = 0;
  return drafts.map(({ anchors, replies, created, ...rest }, n): Whole => {
    const id = (n + 1) as AnnotationId;
    const dates = { created, changed: created, revision: 1 };
    return {
      annotation: { ...rest, ...dates, id, uid: `u${id}`, foreign: null },
      anchors,
      replies: replies.map((one) => {
        reply += 1;
        return { ...one, ...dates, id: reply as ReplyId, uid: `r${reply}`, annotation: id };
      }),
    };
  });
};

const stepsOf = ({ annotation, anchors, replies }: Whole): readonly Step[] => [
  { on: 'annotation', id: annotation.id, before: null, after: annotation },
  { on: 'anchors', annotation: annotation.id, before: [], after: anchors },
  ...replies.map((reply): Step => ({ on: 'reply', id: reply.id, before: null, after: reply })),
];

const rowOf = ({ status, segment }: Anchor): number | null =>
  status === 'orphan' || status === 'ambiguous' ? null : rowOfSegment(segment);

const isShown = ({ anchors }: Whole): boolean =>
  anchors.some(
    ({ status, segment, candidates }) =>
      status === 'orphan' || [{ segment }, ...candidates].some((one) => rowOfSegment(one.segment) !== null),
  );

type Place = readonly number[];
const before = (a: Place, b: Place): number => {
  for (const [n, value] of a.entries()) if (value !== b[n]) return value < (b[n] ?? 0) ? -1 : 1;
  return 0;
};
const far = 1e9;
const rank = (side: Side): number => sides.indexOf(side);

/** The first of its words in the text: by column, then by row. */
const placeOf = ({ annotation: { id }, anchors }: Whole): Place => {
  const ordered = anchors
    .map((one) => ({ one, at: [rank(one.side), rowOf(one) ?? far, one.start] }))
    .toSorted((a, b) => before(a.at, b.at));
  const first = ordered.find(({ one }) => rowOf(one) !== null) ?? ordered[0];
  if (first === undefined) throw new Error('no words');
  return [rowOf(first.one) ?? far, rank(first.one.side), first.one.start, id];
};

const namesIn = ({ annotation, replies }: Whole): readonly string[] => {
  const texts = [annotation.body, ...replies.map(({ body }) => body)].join('\n');
  return ['Ann', 'Bo', 'Ann Lee', 'Nobody'].filter((name) =>
    (name === 'Ann' ? /@Ann(?! Lee)/u : new RegExp(`@${name}`, 'u')).test(texts),
  );
};
const hasWords = ({ anchors }: Whole, side: Side): boolean =>
  anchors.some((one) => one.side === side && one.status !== 'orphan');

type Member = keyof CheckedAnnotationFilter;
const shares = <T>(wanted: readonly T[] | undefined, values: readonly (T | null)[]): boolean =>
  wanted === undefined || values.some((value) => value !== null && wanted.includes(value));

/** Whether each member of a filter admits an annotation. */
const passes = (filter: CheckedAnnotationFilter, whole: Whole): Readonly<Record<Member, boolean>> => {
  const { annotation, anchors, replies } = whole;
  const texts = [
    annotation.body,
    annotation.wording ?? '',
    ...annotation.tags,
    ...anchors.map(({ quote }) => quote),
    ...replies.map(({ body }) => body),
  ].join('\n');
  return {
    kinds: shares(filter.kinds, [annotation.kind]),
    tags: shares(filter.tags, annotation.tags),
    authors: shares(filter.authors, [annotation.author]),
    state: filter.state === undefined || (annotation.resolution === null) === (filter.state === 'open'),
    visibilities: shares(filter.visibilities, [annotation.visibility]),
    sides: shares(
      filter.sides,
      anchors.map(({ side }) => side),
    ),
    without: filter.without === undefined || !hasWords(whole, filter.without),
    statuses: shares(
      filter.statuses,
      anchors.map(({ status }) => status),
    ),
    categories: shares(filter.categories, [annotation.category]),
    severities: shares(filter.severities, [annotation.severity]),
    mentions: filter.mentions === undefined || namesIn(whole).includes(filter.mentions),
    text: filter.text === undefined || texts.includes(filter.text),
    row: filter.row === undefined || anchors.some((one) => rowOf(one) === filter.row),
  };
};
const isAdmitted = (filter: CheckedAnnotationFilter, whole: Whole, ...but: readonly Member[]): boolean =>
  Object.entries(passes(filter, whole)).every(([member, passed]) => passed || but.includes(member as Member));

const some = <T>(...values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 });
const filters = fc.record(
  {
    kinds: some(...annotationKinds),
    tags: some('a', 'b', 'z'),
    authors: some('Ann', 'Bo', 'Cy'),
    state: fc.constantFrom('open' as const, 'resolved' as const),
    visibilities: some(...visibilities),
    sides: some(...sides),
    without: fc.constantFrom(...sides),
    statuses: some(...anchorStatuses),
    categories: some('style', 'accuracy'),
    severities: some(...severities),
    mentions: fc.constantFrom('Ann', 'Bo', 'Ann Lee', 'Nobody'),
    text: fc.constantFrom('word', '發現', '字1', 'b'),
    row: fc.integer({ min: 1, max: 8 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<CheckedAnnotationFilter>;
/** A filter of one or two members: of more, nothing would be left. */
const few = fc.tuple(filters, fc.nat(), fc.nat()).map(([filter, ...chosen]): CheckedAnnotationFilter => {
  const members = Object.entries(filter);
  return Object.fromEntries(chosen.flatMap((n) => members.slice(n % 4, (n % 4) + 1)));
});

const worst = ({ anchors }: Whole): string =>
  [...anchorStatuses].reverse().find((status) => anchors.some((one) => one.status === status)) ?? '';

const groupOf = (group: (typeof annotationGroups)[number], whole: Whole): string => {
  const [row = far] = placeOf(whole);
  return {
    none: '',
    kind: whole.annotation.kind,
    tag: whole.annotation.tags[0] ?? '',
    author: whole.annotation.author,
    status: worst(whole),
    document: row === far ? '' : documentOfRow(row),
  }[group];
};

const groupOrder: Partial<Record<string, readonly string[]>> = {
  kind: annotationKinds,
  status: anchorStatuses,
};

/** Values with how many have them: in a fixed order, or the most frequent first, then by name. */
const counted = (values: readonly (readonly (string | null)[])[], order?: readonly string[]) => {
  const all = values.flatMap((own) => [...new Set(own)].filter((value) => value !== null));
  const counts = [...new Set(all)].map((value) => ({
    value,
    count: all.filter((one) => one === value).length,
  }));
  return counts.toSorted((a, b) =>
    order === undefined
      ? b.count - a.count || (a.value < b.value ? -1 : 1)
      : order.indexOf(a.value) - order.indexOf(b.value),
  );
};

const opened = () => {
  const path = projectFile(scratch(), [dialogue, page, page]);
  const project = reopen(path);
  good(configure(project, { ...project.settings, people: ['Ann', 'Bo', 'Ann Lee'] }, ''));
  const languages = { language: page.language, targets: page.targets };
  good(
    commit(project, {
      kind: 'remove-document',
      actor: '',
      steps: [
        {
          on: 'document',
          id: 3 as DocumentId,
          before: { present: true, ...languages },
          after: { present: false, ...languages },
        },
      ],
    }),
  );
  return project;
};

test('lists, groups, pages and counts of annotations are what reading all of them gives', () => {
  const project = opened();
  fc.assert(
    fc.property(
      fc.array(drafted, { minLength: 1, maxLength: 14 }),
      fc.array(few, { minLength: 4, maxLength: 4 }),
      fc.record({ from: fc.nat(8), count: fc.integer({ min: 1, max: 9 }) }),
      (drafts, wanted, part) => {
        const wholes = wholesFrom(drafts);
        good(commit(project, { kind: 'annotate', actor: '', steps: wholes.flatMap(stepsOf) }));
        const shown = wholes.filter(isShown);
        for (const filter of [{}, ...wanted]) {
          const found = shown
            .filter((whole) => isAdmitted(filter, whole))
            .toSorted((a, b) => before(placeOf(a), placeOf(b)));
          for (const group of annotationGroups) {
            const names = [...new Set(found.map((whole) => groupOf(group, whole)))];
            const fixed = groupOrder[group];
            const ordered = fixed?.filter((name) => names.includes(name)) ?? [
              ...(group === 'document' ? names : names.toSorted()).filter((name) => name !== ''),
              ...names.filter((name) => name === ''),
            ];
            const inGroups = ordered.map((name) => found.filter((whole) => groupOf(group, whole) === name));
            const { total, groups, items } = listAnnotations(project, filter, group, part);
            expect(total).toBe(found.length);
            expect(groups).toEqual(
              group === 'none' ? [] : ordered.map((value, n) => ({ value, count: inGroups[n]?.length ?? 0 })),
            );
            expect(items.map(({ annotation }) => annotation.id)).toEqual(
              inGroups
                .flat()
                .slice(part.from, part.from + part.count)
                .map(({ annotation }) => annotation.id),
            );
          }
          const but = (...members: readonly Member[]) =>
            shown.filter((whole) => isAdmitted(filter, whole, ...members));
          const annotationsBut = (member: Member) => but(member).map(({ annotation }) => annotation);
          expect(annotationFacets(project, filter)).toEqual({
            total: found.length,
            open: but('state').filter(({ annotation }) => annotation.resolution === null).length,
            resolved: but('state').filter(({ annotation }) => annotation.resolution !== null).length,
            uncountered: but('sides', 'without').filter(
              (whole) => hasWords(whole, 'source') && !hasWords(whole, 'en'),
            ).length,
            kinds: counted(
              annotationsBut('kinds').map(({ kind }) => [kind]),
              annotationKinds,
            ),
            tags: counted(annotationsBut('tags').map(({ tags }) => tags)),
            authors: counted(annotationsBut('authors').map(({ author }) => [author])),
            mentions: counted(but('mentions').map(namesIn)),
            sides: counted(
              but('sides').map(({ anchors }) => anchors.map(({ side }) => side)),
              sides,
            ),
            statuses: counted(
              but('statuses').map(({ anchors }) => anchors.map(({ status }) => status)),
              anchorStatuses,
            ),
            categories: counted(annotationsBut('categories').map(({ category }) => [category])),
            severities: counted(
              annotationsBut('severities').map(({ severity }) => [severity]),
              severities,
            ),
            visibilities: counted(
              annotationsBut('visibilities').map(({ visibility }) => [visibility]),
              visibilities,
            ),
          });
        }
        good(undo(project, ''));
      },
    ),
    { numRuns: 10 },
  );
});

test('the next annotation is the first behind a place or another one, round the end, and the last before it on the way back', () => {
  const project = opened();
  fc.assert(
    fc.property(
      fc.array(drafted, { minLength: 1, maxLength: 9 }),
      few,
      fc.record({ row: fc.integer({ min: 1, max: 7 }), side: fc.constantFrom(...sides), at: fc.nat(2) }),
      fc.boolean(),
      (drafts, filter, from, backwards) => {
        const wholes = wholesFrom(drafts);
        good(commit(project, { kind: 'annotate', actor: '', steps: wholes.flatMap(stepsOf) }));
        const found = wholes
          .filter((whole) => isShown(whole) && isAdmitted(filter, whole))
          .toSorted((a, b) => before(placeOf(a), placeOf(b)));
        // An annotation that begins just at a place is met from it, going on; on the way back it is behind.
        const here: Place = [from.row, rank(from.side), from.at, backwards ? 0 : -1];
        for (const after of [undefined, ...found.map(({ annotation }) => annotation.id)]) {
          const known = wholes.find(({ annotation }) => annotation.id === after);
          const start = known === undefined ? here : placeOf(known);
          const met = backwards
            ? (found.findLast((whole) => before(placeOf(whole), start) < 0) ?? found.at(-1))
            : (found.find((whole) => before(placeOf(whole), start) > 0) ?? found[0]);
          const next = nextAnnotation(project, filter, { from, after, backwards });
          expect(next?.annotation.id).toBe(met?.annotation.id);
        }
        good(undo(project, ''));
      },
    ),
    { numRuns: 25 },
  );
});

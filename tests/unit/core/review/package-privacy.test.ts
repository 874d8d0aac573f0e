import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  plain,
  type Anchor,
  type FrozenCell,
  type ReviewRecord,
  type SegmentId,
  type SharedAnnotation,
  type Side,
} from '#core/model/index.ts';
import { reviewedCell } from '#core/review/items.ts';
import { cellUid, emptyRecord } from '#core/review/merge.ts';
import { contentPieces } from '#core/review/package-content.ts';
import { packContent, packRows, type PackableRow, type PackageContent } from '#core/review/package.ts';
import { richHash } from '#core/review/rich-edit.ts';
import { advanceVersions, replaceVersions } from '#core/review/versions.ts';

// Every text of a random project is a word of its own, so that what a package holds can be read off its bytes and be compared with
// a plain list of what may leave.

const rowCount = 6;
const at = '2026-11-25T10:00:00Z';
const targets = ['zh-Hans', 'en'] as const;
const id = (segment: number): SegmentId => segment as SegmentId;
const numbers = fc.integer({ min: 1, max: rowCount });

type Said = {
  readonly segment: number;
  readonly side: (typeof targets)[number];
  /** The round whose text was before the reviewer; 0 is the present one. */
  readonly round: number;
  readonly isUndone: boolean;
};
type Note = {
  readonly segment: number;
  readonly isPrivate: boolean;
  readonly wasPrivate: boolean;
  readonly answered: boolean;
};
type Project = {
  readonly chosen: readonly number[];
  readonly context: number;
  readonly sides: readonly (typeof targets)[number][];
  readonly said: readonly Said[];
  readonly notes: readonly Note[];
};

const anyProject = fc.record({
  chosen: fc.uniqueArray(numbers, { minLength: 1, maxLength: 3 }),
  context: fc.nat(2),
  sides: fc.constantFrom(['en'] as const, ['zh-Hans'] as const, targets),
  said: fc.uniqueArray(
    fc.record({
      segment: numbers,
      side: fc.constantFrom(...targets),
      round: fc.nat(2),
      isUndone: fc.boolean(),
    }),
    { maxLength: 6, selector: ({ segment, side }) => `${segment} ${side}` },
  ),
  notes: fc.array(
    fc.record({
      segment: numbers,
      isPrivate: fc.boolean(),
      wasPrivate: fc.boolean(),
      answered: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
});

/** A review speaks of the columns that are reviewed only. */
const project: fc.Arbitrary<Project> = anyProject.map((one) => ({
  ...one,
  said: one.said.filter(({ side }) => one.sides.some((sent) => sent === side)),
}));

const textOf = (segment: number, side: Side, round = 0): string => `«${side}-${segment}-round${round}»`;

const row = (segment: number): PackableRow => ({
  segment: id(segment),
  row: segment,
  block: { kind: 'paragraph', level: 0 },
  opensBlock: true,
  cells: Object.fromEntries(
    (['source', ...targets] as const).map((side) => [
      side,
      { ...plain(textOf(segment, side)), state: 'translated' },
    ]),
  ),
});
const rows = Array.from({ length: rowCount }, (_, index) => row(index + 1));

/** Every text of every earlier round. */
const earlier: readonly FrozenCell[] = rows.flatMap(({ segment }) =>
  targets.flatMap((side) =>
    [1, 2].map((round) => {
      const text = plain(textOf(segment, side, round));
      return { segment, side, state: 'translated' as const, ...text, hash: richHash(text) };
    }),
  ),
);

const anchor = (segment: number): Anchor => ({
  segment: id(segment),
  side: 'en',
  start: 0,
  end: 1,
  startLean: 'after',
  endLean: 'before',
  quote: 'e',
  prefix: '',
  suffix: '',
  folded: 'e',
  hash: '0123456789abcdef',
  status: 'live',
  candidates: [],
});

const noteOf = ({ segment, isPrivate }: Note, index: number): SharedAnnotation => ({
  uid: `note ${index}`,
  kind: 'comment',
  body: `«note-${index}»`,
  wording: null,
  category: null,
  severity: null,
  tags: [],
  visibility: isPrivate ? 'private' : 'shared',
  author: '',
  created: at,
  changed: at,
  revision: 1,
  resolution: null,
  foreign: null,
  anchors: [anchor(segment)],
});

const recordOf = ({ said, notes }: Project): ReviewRecord => ({
  ...emptyRecord,
  cells: said.flatMap(({ segment, side, round, isUndone }) => {
    const origin = { reviewer: '甲', segment: id(segment), side };
    const frozen = plain(textOf(segment, side, round));
    const value = reviewedCell(origin, frozen, plain(`«said-${segment}-${side}»`), 'draft');
    const versions = advanceVersions([], cellUid(value), value);
    const gone = { ...value, text: plain(''), changes: [] };
    return isUndone ? [replaceVersions(versions, cellUid(value), gone, true)] : versions;
  }),
  annotations: notes.flatMap((note, index) => {
    const value = noteOf(note, index);
    const versions = advanceVersions([], value.uid, value);
    // Another version of it, made apart, which its author kept private.
    return note.wasPrivate
      ? [...versions, replaceVersions([], value.uid, { ...value, visibility: 'private' })]
      : versions;
  }),
  replies: notes.flatMap(({ answered }, index) =>
    answered
      ? advanceVersions([], `reply ${index}`, {
          uid: `reply ${index}`,
          annotation: `note ${index}`,
          author: '',
          created: at,
          changed: at,
          revision: 1,
          body: `«reply-${index}»`,
        })
      : [],
  ),
});

/** The words that may leave with a package, from the rules alone. */
const allowed = ({ chosen, context, sides, said, notes }: Project): readonly string[] => {
  const isSent = (segment: number): boolean => chosen.some((one) => Math.abs(one - segment) <= context);
  const texts = rows
    .filter(({ segment }) => isSent(segment))
    .flatMap(({ segment }) => (['source', ...sides] as const).map((side) => textOf(segment, side)));
  const suggested = said.filter(({ segment, isUndone }) => isSent(segment) && !isUndone);
  const open = [...notes.entries()].filter(
    ([, note]) => !note.isPrivate && !note.wasPrivate && isSent(note.segment),
  );
  return [
    ...texts,
    ...suggested.map(({ segment, side }) => `«said-${segment}-${side}»`),
    // What a suggestion was made of goes with it.
    ...suggested
      .filter(({ round }) => round > 0)
      .map(({ segment, side, round }) => textOf(segment, side, round)),
    ...open.map(([index]) => `«note-${index}»`),
    ...open.filter(([, { answered }]) => answered).map(([index]) => `«reply-${index}»`),
  ];
};

const wordsIn = (content: PackageContent): readonly string[] => [
  ...new Set([...contentPieces(content)].join('').match(/«[^»]*»/g)),
];

describe('the bytes of a package, whatever the project and its rounds', () => {
  it('hold what the chosen rows and those who speak of them say, and nothing else', () => {
    fc.assert(
      fc.property(project, (one) => {
        const record = recordOf(one);
        const present = packContent(
          rows,
          new Set(one.chosen.map(id)),
          { sides: [...one.sides] },
          record,
          one.context,
        );
        const content = packRows(present.rows, record, earlier);
        expect(wordsIn(content).toSorted()).toEqual([...new Set(allowed(one))].toSorted());
      }),
      { numRuns: 200 },
    );
  });
});

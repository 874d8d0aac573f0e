import { describe, expect, it } from 'vitest';
import { callOf } from '#api/server.ts';
import { defaultColumns } from '#core/model/index.ts';
import type { Reader } from '#core/model/shape.ts';
import { cellUid } from '#core/review/merge.ts';
import { recordVersions } from '#core/review/package-shapes.ts';
import { reviewSession } from '#core/review/package.ts';
import { scoreProfiles } from '#core/review/profiles.ts';
import { jsonColumns } from '#engine/project/check/table-rules.ts';
import { reviewVersions, stepBodies, storedJson } from '#engine/store/stored-shapes.ts';

/** Whether something lets a value in. */
type Border = (value: unknown) => boolean;
type Made = (value: unknown) => unknown;
const itself: Made = (value) => value;

/** A call, with the value as part of an input that is good otherwise. */
const called =
  (name: string, input: Made): Border =>
  (value) => {
    const [feature = '', method = ''] = name.split('.');
    return callOf(feature, method)?.input.safeParse(input(value)).success === true;
  };
/** A column of JSON in a project. */
const stored =
  (reader: Reader<unknown> | undefined, made: Made = itself): Border =>
  (value) =>
    reader !== undefined && storedJson(JSON.stringify(made(value)), reader) !== undefined;
/** Part of a package. */
const sent =
  (reader: Reader<unknown>, made: Made = itself): Border =>
  (value) =>
    reader(made(value)).ok;

const hash = '0123456789abcdef';
const at = '2026-01-02T03:04:05.678Z';
const version =
  (uidOf: (value: never) => unknown): Made =>
  (value) => ({ uid: uidOf(value as never), revision: 0, value, removed: false, replaces: [hash] });

const place = { segment: 1, start: 0, end: 3 };
const tags = [
  { at: 0, kind: 'open', id: 1, type: 'link', data: { href: 'https://example.org/' } },
  { at: 2, kind: 'close', id: 1, type: 'link' },
  { at: 3, kind: 'empty', id: -2, type: 'other' },
];
const cell = {
  reviewer: 'Li',
  segment: 1,
  side: 'en',
  base: hash,
  text: { text: 'one', tags },
  state: 'translated',
  changes: [[{ from: { at: 0, tag: 0 }, to: { at: 1, tag: 0 }, insert: { text: 'O', tags: [] } }]],
};
const content = {
  kind: 'error',
  body: 'wrong',
  wording: 'right',
  category: 'accuracy/omission',
  severity: 'major',
  tags: ['first'],
  visibility: 'shared',
};
const written = { uid: 'u', author: '', created: at, changed: at, revision: 1 };
const annotation = {
  ...written,
  ...content,
  resolution: { reason: 'done', by: 'Li', at },
  foreign: '{"a":1}',
  anchors: [
    {
      ...place,
      side: 'en',
      startLean: 'after',
      endLean: 'before',
      quote: 'one',
      prefix: '',
      suffix: '',
      folded: 'one',
      hash,
      status: 'ambiguous',
      candidates: [place],
    },
  ],
};
const reply = { ...written, annotation: 'u', body: 'yes' };
const said = { category: null, severity: 'minor', preferential: false, reason: 'so' };
const assessment = { ...said, item: hash };
const answer = { item: hash, decision: 'accepted', reason: '', by: 'Chen', at };
const settings = {
  region: 'tw',
  protectedWords: [{ word: '皇后' }, { word: '里', as: '里' }],
  tagColours: [{ tag: 'first', colour: 'red' }],
  people: ['Li'],
};
const session = {
  id: 's',
  title: '',
  opened: at,
  asked: 'score',
  scope: { is: 'all' },
  language: 'zh-Hant',
  sides: ['en'],
  reviewers: [],
};

const uid = (value: { readonly uid: unknown }): unknown => value.uid;
const item = (value: { readonly item: unknown }): unknown => value.item;
const versions = (
  list: keyof typeof recordVersions,
  uidOf: (value: never) => unknown,
): Readonly<Record<string, Border>> => ({
  package: sent(recordVersions[list], version(uidOf)),
  store: stored(reviewVersions[list], version(uidOf)),
});
/**
 * A good value of each model, and all that lets such values in, the widest last. `less`: where one of them admits less than the widest,
 * by the path of the member and the border.
 */
const models: Readonly<
  Record<
    string,
    {
      readonly good: unknown;
      readonly borders: Readonly<Record<string, Border>>;
      readonly less?: readonly string[];
    }
  >
> = {
  tags: {
    good: tags,
    borders: {
      call: called('cells.edit', (value) => ({
        segment: 1,
        side: 'en',
        before: '',
        after: { text: 'one', tags: value },
      })),
      step: stored(stepBodies.cell, (value) => ({ before: null, after: { tags: value } })),
      store: stored(jsonColumns.cells?.tags?.({})),
    },
  },
  'the text of a reviewer': {
    good: cell,
    borders: versions('cells', cellUid),
    less: [
      'reviewer package',
      'base package',
      'segment package',
      'text.text package', // The tags have to fit the text.
      'text.tags.0.at package',
      'text.tags.0.id package',
      'text.tags.1.at package',
      'text.tags.1.id package',
      'text.tags.2.at package',
    ],
  },
  'what an annotation says': {
    good: content,
    borders: {
      call: called('annotations.create', (value) => ({
        content: value,
        ranges: [{ ...place, side: 'en' }],
      })),
      store: stored(reviewVersions.annotations, (value) =>
        version(uid)({ ...annotation, ...(value as typeof content) }),
      ),
    },
    less: ['tags.0 call'],
  },
  annotation: {
    good: annotation,
    borders: versions('annotations', uid),
    less: [
      'uid package',
      'created package',
      'changed package',
      'visibility package',
      'resolution.at package',
      'anchors.0.segment package',
      'anchors.0.candidates.0.segment package',
    ],
  },
  reply: {
    good: reply,
    borders: versions('replies', uid),
    less: ['uid package', 'created package', 'changed package', 'annotation package'],
  },
  assessment: {
    good: assessment,
    borders: versions('assessments', item),
    less: ['item package', 'category package'],
  },
  'what is said of an item': {
    good: said,
    borders: {
      call: called('review.assess', (value) => ({ item: hash, segment: 1, side: 'en', assessment: value })),
      store: stored(reviewVersions.assessments, (value) =>
        version(item)({ item: hash, ...(value as typeof said) }),
      ),
    },
    less: ['category call'],
  },
  answer: { good: answer, borders: versions('answers', item), less: ['item package', 'at package'] },
  'a profile of scores': {
    good: scoreProfiles[0],
    borders: {
      call: called('review.score', (value) => ({ review: 'r', profile: value })),
      package: sent(reviewSession, (value) => ({ ...session, profile: value })),
      store: stored(jsonColumns.reviews?.session?.({}), (value) => ({ ...session, profile: value })),
    },
  },
  settings: {
    good: settings,
    borders: {
      call: called('project.configure', itself),
      step: stored(stepBodies.settings, (value) => ({ before: value, after: value })),
      store: stored(jsonColumns.meta?.value?.({ key: 'settings' })),
    },
  },
  columns: {
    good: defaultColumns,
    borders: {
      step: stored(stepBodies.settings, (value) => ({
        before: settings,
        after: { ...settings, columns: value },
      })),
      store: stored(jsonColumns.meta?.value?.({ key: 'settings' }), (value) => ({
        ...settings,
        columns: value,
      })),
    },
  },
};

/** What may stand in the place of any member; undefined: nothing. */
const others = [
  undefined,
  null,
  true,
  -1,
  0,
  1.5,
  2,
  1e12,
  '',
  'x',
  'private',
  '\ud800',
  [],
  {},
  [null],
  { x: 'x' },
];

/** The value with another one at each of its places in turn, and with a strange member in each of its objects. */
function* changed(value: unknown, path = ''): Generator<readonly [path: string, value: unknown]> {
  if (path !== '') for (const other of others) yield [path, other];
  if (typeof value !== 'object' || value === null) return;
  const below = (key: string): string => (path === '' ? key : `${path}.${key}`);
  if (Array.isArray(value)) {
    for (const [index, part] of value.entries()) {
      for (const [at, one] of changed(part, below(`${index}`))) yield [at, value.with(index, one)];
    }
    return;
  }
  yield [below('strange'), { ...value, strange: 1 }];
  for (const [key, part] of Object.entries(value)) {
    for (const [at, one] of changed(part, below(key))) yield [at, { ...value, [key]: one }];
  }
}

describe.each(Object.entries(models))('%s', (_, { good, borders, less = [] }) => {
  const widest = Object.values(borders).at(-1);

  it.each(Object.entries(borders))('is let in by the %s', (_name, border) => {
    expect(border(good)).toBe(true);
  });

  it('gets the same answer everywhere, whatever is wrong with it', () => {
    const narrower = new Set<string>();
    const wrong: string[] = [];
    let refused = 0;
    for (const [path, value] of changed(good)) {
      const expected = widest?.(value) === true;
      if (!expected) refused += 1;
      for (const [name, border] of Object.entries(borders)) {
        // A call leaves out what it does not know beside what it asks for.
        if (border(value) === expected || (name === 'call' && path === 'strange')) continue;
        if (expected) narrower.add(`${path} ${name}`);
        else wrong.push(`${path} ${name} admits ${JSON.stringify(value)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect([...narrower].toSorted()).toEqual([...less].toSorted());
    expect(refused).toBeGreaterThan(10);
  });
});

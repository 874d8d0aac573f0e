import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cellStates,
  emptyCell,
  plain,
  type Cell,
  type CellState,
  type SegmentId,
  type SharedReply,
  type Version,
} from '#core/model/index.ts';
import { reviewedCell } from '#core/review/items.ts';
import { answersOf, emptyRecord, mergedThreads, mergeStates } from '#core/review/merge.ts';
import { richHash } from '#core/review/rich-edit.ts';
import {
  advanceVersions,
  chosenVersion,
  distinctVersions,
  keysKnownTo,
  mergeVersions,
  replaceVersions,
  versionKey,
} from '#core/review/versions.ts';

type Said = { readonly body: string; readonly changed: string };
const version = fc
  .record({
    revision: fc.integer({ min: 1, max: 3 }),
    removed: fc.boolean(),
    body: fc.constantFrom('a', 'b'),
    day: fc.nat(2),
    replaces: fc.uniqueArray(fc.constantFrom('x', 'y'), { maxLength: 1 }),
  })
  .map(({ body, day, ...one }): Version<Said> => ({
    ...one,
    uid: 'u',
    value: { body, changed: `2026-01-0${day + 1}T00:00:00Z` },
  }));
const versions = fc.array(version, { minLength: 1, maxLength: 5 });

describe('of several versions', () => {
  it('the one that is shown is not removed, has the highest revision, and was changed last, whoever came first', () => {
    fc.assert(
      fc.property(versions, fc.nat(), (all, turn) => {
        const at = turn % all.length;
        const chosen = chosenVersion(all);
        expect(chosenVersion([...all.slice(at), ...all.slice(0, at)].reverse())).toEqual(chosen);
        // What is narrowed step by step: first by what weighs most.
        const standing = all.filter(({ removed }) => !removed);
        const those = standing.length > 0 ? standing : all;
        const highest = Math.max(...those.map(({ revision }) => revision));
        const newest = those.filter(({ revision }) => revision === highest);
        const last = newest
          .map(({ value }) => value.changed)
          .toSorted()
          .at(-1);
        const left = newest.filter(({ value }) => value.changed === last);
        const key = left.map(versionKey).toSorted().at(-1);
        expect(chosen === undefined ? undefined : versionKey(chosen)).toBe(key);
      }),
    );
    expect(chosenVersion([])).toBeUndefined();
  });

  it('those that say the same are one, and removals say the same whatever they remove', () => {
    fc.assert(
      fc.property(versions, (all) => {
        const sayings = all.map(({ removed, value }) => (removed ? 'gone' : JSON.stringify(value)));
        const distinct = distinctVersions(all);
        expect(distinct).toHaveLength(new Set(sayings).size);
        expect(all).toEqual(expect.arrayContaining([...distinct]));
      }),
    );
  });

  it('each stands once, by its name and key', () => {
    fc.assert(
      fc.property(versions, versions, (some, others) => {
        const named = [...some, ...others].map((one, n) => ({ ...one, uid: n % 2 === 0 ? 'u' : 't' }));
        const merged = mergeVersions(named.slice(0, some.length), named.slice(some.length));
        const keys = merged.map((one) => `${one.uid} ${versionKey(one)}`);
        expect(keys).toEqual([...new Set(named.map((one) => `${one.uid} ${versionKey(one)}`))].toSorted());
      }),
    );
  });

  it('all are known to whoever replaces them, with all that they replaced', () => {
    fc.assert(
      fc.property(versions, (all) => {
        const made = replaceVersions(all, 'u', { body: 'c', changed: '' });
        const known = new Set([...all.map(versionKey), ...all.flatMap(({ replaces }) => replaces)]);
        expect(new Set(made.replaces)).toEqual(known);
        expect(made.replaces).toEqual([...known].toSorted());
        expect(made.revision).toBe(1 + Math.max(...all.map(({ revision }) => revision)));
        expect(keysKnownTo([made])).toEqual(new Set([...known, versionKey(made)]));
      }),
    );
  });
});

it('a thing that is gone is removed once, and nothing is made of what was never there', () => {
  const first = advanceVersions<Said>([], 'u', { body: 'a', changed: '' });
  const gone = advanceVersions<Said>(first, 'u', null);
  expect(gone).toMatchObject([{ removed: true, revision: 2, value: { body: 'a' } }]);
  expect(advanceVersions(gone, 'u', null)).toBe(gone);
  expect(advanceVersions<Said>([], 'u', null)).toEqual([]);
  // Written again as it was, it is no longer gone.
  expect(advanceVersions<Said>(gone, 'u', { body: 'a', changed: '' })).toMatchObject([
    { removed: false, revision: 3 },
  ]);
});

const cellWith = (state: CellState, text: string): Cell => ({ ...emptyCell, ...plain(text), state });

describe('the state of a text', () => {
  const states = cellStates.filter((state) => state !== 'empty');
  const state = fc.constantFrom(...states);
  const rank = (one: CellState): number => cellStates.indexOf(one);

  it('is the least finished of those that changed it and left the text as it is, and not above the translator’s while something waits', () => {
    fc.assert(
      fc.property(
        fc.record({ ours: state, frozen: state, isOpen: fc.boolean() }),
        fc.array(fc.record({ state, isSame: fc.boolean() }), { maxLength: 4 }),
        ({ ours, frozen, isOpen }, returned) => {
          const sent = plain('sent');
          const place = { segment: 1 as SegmentId, side: 'en', reviewer: 'A' };
          const merged = mergeStates(
            cellWith(ours, 'ours'),
            returned.map((one) => ({
              cell: reviewedCell(place, sent, plain(one.isSame ? 'ours' : 'other'), one.state),
              frozen: { segment: place.segment, side: 'en', ...sent, state: frozen, hash: richHash(sent) },
            })),
            isOpen,
          );
          const judged = returned.filter((one) => one.isSame && one.state !== frozen).map((one) => one.state);
          // Whoever was asked knows what the translator changed since.
          const own = returned.length > 0 && ours !== frozen ? [ours] : [];
          const [least = ours] = [...judged, ...own].toSorted((a, b) => rank(a) - rank(b));
          expect(merged).toBe(isOpen && rank(least) > rank(ours) ? ours : least);
        },
      ),
    );
  });
});

describe('threads', () => {
  const replyOf = (uid: string, created: string, body = uid): SharedReply => ({
    uid,
    annotation: 'note',
    author: 'A',
    created,
    changed: created,
    revision: 1,
    body,
  });
  const note = (body: string) => ({
    uid: 'note',
    kind: 'comment' as const,
    body,
    wording: null,
    category: null,
    severity: null,
    tags: [],
    visibility: 'shared' as const,
    author: 'A',
    created: '',
    changed: '',
    revision: 1,
    resolution: null,
    foreign: null,
    anchors: [],
  });
  const annotations = advanceVersions([], 'note', note('why?'));
  const made = (uid: string, created: string) => advanceVersions([], uid, replyOf(uid, created));

  it('have their replies by time, and by name where that is the same', () => {
    const replies = [...made('b', '2026-01-02'), ...made('c', '2026-01-01'), ...made('a', '2026-01-02')];
    const [thread] = mergedThreads({ annotations, replies });
    expect(thread).toMatchObject({ uid: 'note', isConflict: false });
    expect(thread?.replies.map(({ uid }) => uid)).toEqual(['c', 'a', 'b']);
  });

  it('leave out replies that are removed, and are in conflict where one was changed in two files apart', () => {
    const first = made('a', '2026-01-01');
    const removed = advanceVersions<SharedReply>(first, 'a', null);
    expect(mergedThreads({ annotations, replies: removed })).toMatchObject([
      { replies: [], isConflict: false },
    ]);
    const apart = ['x', 'y'].flatMap((body) => advanceVersions(first, 'a', replyOf('a', '2026-01-01', body)));
    expect(mergedThreads({ annotations, replies: apart })).toMatchObject([{ isConflict: true }]);
    const gone = advanceVersions<(typeof annotations)[number]['value']>(annotations, 'note', null);
    expect(mergedThreads({ annotations: gone, replies: removed })).toEqual([]);
    expect(mergedThreads({ annotations: gone, replies: first })).toMatchObject([{ isConflict: true }]);
  });
});

it('answers are those that stand, each once', () => {
  const answer = (item: string, reason: string) => ({
    item,
    decision: 'accepted' as const,
    reason,
    by: 'A',
    at: '2026-01-01T00:00:00Z',
  });
  const one = advanceVersions([], 'i', answer('i', 'yes'));
  const same = [replaceVersions([], 'i', answer('i', 'yes'))];
  const gone = advanceVersions<(typeof one)[number]['value']>(
    advanceVersions([], 'j', answer('j', 'no')),
    'j',
    null,
  );
  const answers = answersOf({ ...emptyRecord, answers: [...one, ...same, ...gone] });
  expect([...answers]).toEqual([['i', [answer('i', 'yes')]]]);
});

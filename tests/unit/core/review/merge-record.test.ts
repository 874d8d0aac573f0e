import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  ReviewRecord,
  ReviewedCell,
  SegmentId,
  SharedAnnotation,
  SharedReply,
  Version,
} from '#core/model/index.ts';
import { plain } from '#core/model/index.ts';
import { reviewedCell } from '#core/review/items.ts';
import {
  cellKey,
  emptyRecord,
  mergeRecords,
  mergedThreads,
  returnedByCell,
  sameRecord,
} from '#core/review/merge.ts';
import { richHash } from '#core/review/rich-edit.ts';
import {
  advanceVersions,
  mergeVersions,
  replaceVersions,
  versionKey,
  versionsByUid,
} from '#core/review/versions.ts';

/** What happens in two or three files: somebody writes, somebody takes over another's file. */
const histories = fc.array(
  fc.oneof(
    fc.record({ file: fc.nat(2), uid: fc.constantFrom('a', 'b'), value: fc.nat(3), settles: fc.boolean() }),
    fc.record({ file: fc.nat(2), from: fc.nat(2) }),
  ),
  { maxLength: 25 },
);

/** Three files after a history, and all that was ever written, each with all that its writer knew then. */
const play = (
  history: typeof histories extends fc.Arbitrary<infer T> ? T : never,
): { files: (readonly Version<string>[])[]; written: Version<string>[] } => {
  const files: (readonly Version<string>[])[] = [[], [], []];
  const written: Version<string>[] = [];
  for (const [step, event] of history.entries()) {
    const mine = files[event.file] ?? [];
    if ('from' in event) {
      files[event.file] = mergeVersions(mine, files[event.from] ?? []);
      continue;
    }
    const known = versionsByUid(mine).get(event.uid) ?? [];
    // Only now and then does somebody settle a conflict knowingly; else they write what they write.
    const value = `${event.value} ${event.settles ? step : ''}`;
    const next = event.settles
      ? [replaceVersions(known, event.uid, value)]
      : advanceVersions(known, event.uid, value);
    written.push(...next.filter((version) => !known.includes(version)));
    files[event.file] = mergeVersions(mine, next);
  }
  return { files, written };
};

describe('versions', () => {
  it('merge to the same in any order, any number of times', () => {
    fc.assert(
      fc.property(histories, fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (history, order) => {
        const { files } = play(history);
        const [a = [], b = [], c = []] = files;
        const whole = mergeVersions(mergeVersions(a, b), c);
        const shuffled = order.map((i) => files[i] ?? []);
        expect(shuffled.reduceRight((sum, file) => mergeVersions(file, sum), [])).toEqual(whole);
        expect(mergeVersions(whole, b)).toEqual(whole);
        expect(mergeVersions(a, a)).toEqual(a);
      }),
      { numRuns: 200 },
    );
  });

  it('are lost only to those who knew them', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { files, written } = play(history);
        const whole = files.reduce((sum, file) => mergeVersions(sum, file), []);
        const replaced = new Set(written.flatMap(({ replaces }) => replaces));
        const living = new Set(written.map(versionKey).filter((key) => !replaced.has(key)));
        expect(new Set(whole.map(versionKey))).toEqual(living);
      }),
      { numRuns: 200 },
    );
  });

  it('of an annotation are the same wherever its words have moved', () => {
    const at = (start: number, body: string) => ({ uid: 'n', body, anchors: [{ start }] });
    const [first] = advanceVersions([], 'n', at(0, 'why?'));
    if (first === undefined) throw new Error('nothing was made');
    const moved = { ...first, value: at(7, 'why?') };
    expect(versionKey(moved)).toBe(versionKey(first));
    expect(mergeVersions([first], [moved])).toEqual([first]);
    const rewritten = replaceVersions([moved], 'n', at(7, 'why not?'));
    expect(mergeVersions([first], [rewritten])).toEqual([rewritten]);
  });

  it('stay as they are while their thing does, in conflict until it is settled', () => {
    const [first] = advanceVersions<string>([], 'a', 'one');
    if (first === undefined) throw new Error('nothing was made');
    expect(advanceVersions([first], 'a', 'one')).toEqual([first]);
    const both = mergeVersions(
      advanceVersions([first], 'a', 'mine'),
      advanceVersions([first], 'a', 'theirs'),
    );
    expect(new Set(both.map(({ value, revision }) => `${value} ${revision}`))).toEqual(
      new Set(['mine 2', 'theirs 2']),
    );
    expect(advanceVersions(both, 'a', 'mine')).toEqual(both);
    const settled = replaceVersions(both, 'a', 'mine');
    expect(mergeVersions([first], mergeVersions([settled], both))).toEqual([settled]);
    expect(settled.revision).toBe(3);
  });
});

const annotation = (body: string, revision = 1): SharedAnnotation => ({
  uid: 'note',
  kind: 'comment',
  body,
  wording: null,
  category: null,
  severity: null,
  tags: [],
  visibility: 'shared',
  author: 'Translator',
  created: '2026-11-25T00:00:00Z',
  changed: '2026-11-25T00:00:00Z',
  revision,
  resolution: null,
  foreign: null,
  anchors: [],
});
const reply = (uid: string, created: string): SharedReply => ({
  uid,
  annotation: 'note',
  author: 'Reviewer',
  created,
  changed: created,
  revision: 1,
  body: uid,
});
const record = (
  annotations: readonly Version<SharedAnnotation>[],
  replies: readonly Version<SharedReply>[] = [],
): ReviewRecord => ({ ...emptyRecord, annotations, replies });

describe('threads', () => {
  const base = advanceVersions<SharedAnnotation>([], 'note', annotation('why?'));

  it('take the replies of all and the change of one', () => {
    const ours = record(base, advanceVersions([], 'r2', reply('r2', '2026-11-25T02:00:00Z')));
    const theirs = record(
      advanceVersions(base, 'note', annotation('why so?', 2)),
      advanceVersions([], 'r1', reply('r1', '2026-11-25T01:00:00Z')),
    );
    const merged = mergeRecords(ours, theirs);
    expect(sameRecord(merged, mergeRecords(theirs, ours))).toBe(true);
    expect(sameRecord(merged, ours)).toBe(false);
    const [thread] = mergedThreads(merged);
    expect(thread?.versions.map(({ value }) => value.body)).toEqual(['why so?']);
    expect(thread?.replies.map(({ uid }) => uid)).toEqual(['r1', 'r2']);
    expect(thread?.isConflict).toBe(false);
  });

  it('show both versions of what was changed apart', () => {
    const merged = mergeRecords(
      record(advanceVersions(base, 'note', annotation('mine', 2))),
      record(advanceVersions(base, 'note', annotation('theirs', 2))),
    );
    const [thread] = mergedThreads(merged);
    expect(thread?.versions.map(({ value }) => value.body).sort()).toEqual(['mine', 'theirs']);
    expect(thread?.isConflict).toBe(true);
  });

  it('are removed when nobody else has touched them, and shown when somebody has', () => {
    const removed = record(advanceVersions<SharedAnnotation>(base, 'note', null));
    expect(mergedThreads(mergeRecords(removed, record(base)))).toEqual([]);
    const answered = record(base, advanceVersions([], 'r1', reply('r1', '2026-11-25T01:00:00Z')));
    const [thread] = mergedThreads(mergeRecords(removed, answered));
    expect(thread).toMatchObject({
      isConflict: true,
      versions: [{ removed: true, value: { body: 'why?' } }],
    });
    expect(thread?.replies.map(({ uid }) => uid)).toEqual(['r1']);
  });
});

describe('what was handed back', () => {
  it('is sorted by cell, and set apart where its frozen text is unknown', () => {
    const text = plain('He went.');
    const place = { segment: 4 as SegmentId, side: 'en' as const };
    const cell = (reviewer: string, base: string): ReviewedCell =>
      reviewedCell({ ...place, reviewer }, plain(base), plain('He ran.'), 'translated');
    const known = cell('A', 'He went.');
    const unknown = cell('B', 'He walked.');
    const cells = mergeVersions(advanceVersions([], 'A', known), advanceVersions([], 'B', unknown));
    const frozen = { ...place, ...text, state: 'translated' as const, hash: richHash(text) };
    const sorted = returnedByCell({ cells }, [frozen]);
    expect(sorted.cells.get(cellKey(place))).toEqual([{ cell: known, frozen }]);
    expect(sorted.adrift).toEqual([unknown]);
  });
});

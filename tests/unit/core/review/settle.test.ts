import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, ReviewRecord, Version } from '#core/model/index.ts';
import { emptyRecord, mergeRecords } from '#core/review/merge.ts';
import { settleAgainst } from '#core/review/settle.ts';
import { canonicalJson } from '#core/model/same-value.ts';
import {
  advanceVersions,
  mergeVersions,
  replaceVersions,
  settleVersions,
  versionKey,
  versionsByUid,
} from '#core/review/versions.ts';

type Versions = readonly Version<string>[];

/** What happens in the file at home and in another one: each writes and takes over, home sends and undoes. */
const histories = fc.array(
  fc.oneof(
    {
      arbitrary: fc.record({
        does: fc.constantFrom('write' as const, 'settle' as const, 'remove' as const),
        home: fc.boolean(),
        uid: fc.constantFrom('a', 'b'),
        value: fc.nat(3),
      }),
      weight: 3,
    },
    { arbitrary: fc.record({ does: fc.constant('take' as const), home: fc.boolean() }), weight: 2 },
    { arbitrary: fc.record({ does: fc.constantFrom('send' as const, 'undo' as const) }), weight: 3 },
  ),
  { maxLength: 30 },
);
type History = typeof histories extends fc.Arbitrary<infer T> ? T : never;

type Written = Extract<History[number], { uid: string }>;

const written = (mine: Versions, event: Written): Versions => {
  const known = versionsByUid(mine).get(event.uid) ?? [];
  const value = `${event.value}`;
  if (event.does === 'settle') return [replaceVersions(known, event.uid, value)];
  return advanceVersions(known, event.uid, event.does === 'remove' ? null : value);
};

type Played = {
  readonly present: Versions;
  readonly sent: Versions;
  readonly received: Versions;
  readonly away: Versions;
};

const play = (history: History): Played => {
  const states: Versions[] = [[]];
  let [sent, received, away]: [Versions, Versions, Versions] = [[], [], []];
  for (const event of history) {
    const present = states.at(-1) ?? [];
    if ('uid' in event) {
      if (event.home) states.push(mergeVersions(present, written(present, event)));
      else away = mergeVersions(away, written(away, event));
    } else if (event.does === 'undo') {
      if (states.length > 1) states.pop();
    } else if (event.does === 'send') sent = mergeVersions(sent, present);
    else if ('home' in event && event.home) {
      received = mergeVersions(received, away);
      states.push(mergeVersions(present, away));
    } else away = mergeVersions(away, sent);
  }
  return { present: states.at(-1) ?? [], sent, received, away };
};

/** What a reader sees of each uid: the values that stand. */
const seen = (versions: Versions): ReadonlySet<string> =>
  new Set(versions.filter(({ removed }) => !removed).map(({ uid, value }) => `${uid} ${value}`));

describe('what was undone after it had been sent', () => {
  it('stays undone when what was sent comes back', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { present, sent } = play(history);
        const settled = settleVersions(sent, present);
        expect(seen(settled)).toEqual(seen(present));
        expect(settled.filter(({ removed }) => !removed).length).toBeLessThanOrEqual(present.length);
        expect(mergeVersions(settled, sent)).toEqual(settled);
        expect(mergeVersions(sent, settled)).toEqual(settled);
      }),
      { numRuns: 500 },
    );
  });

  it('is withdrawn once, whatever the order of the lists', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { present, sent } = play(history);
        const settled = settleVersions(sent, present);
        expect(settleVersions(sent, settled)).toEqual(settled);
        expect(settleVersions([...sent].reverse(), [...present].reverse())).toEqual(settled);
      }),
      { numRuns: 300 },
    );
  });

  it('is withdrawn from whatever was sent, in whatever order that is settled', () => {
    fc.assert(
      fc.property(histories, fc.nat(30), (history, cut) => {
        const { present, sent } = play(history);
        const { sent: earlier } = play(history.slice(0, cut));
        const one = settleVersions(earlier, settleVersions(sent, present));
        const other = settleVersions(sent, settleVersions(earlier, present));
        for (const settled of [one, other]) {
          expect(seen(settled)).toEqual(seen(present));
          expect(mergeVersions(mergeVersions(settled, sent), earlier)).toEqual(settled);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('takes nothing from others that was made in ignorance of home, and nothing they made that home has not replaced', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { present, sent, received, away } = play(history);
        const settled = settleVersions(sent, present, received);
        const atHome = new Set([...sent, ...present].flatMap((one) => [versionKey(one), ...one.replaces]));
        const strange = away.map(versionKey).filter((key) => !atHome.has(key));
        const merged = new Set(mergeVersions(settled, away).map(versionKey));
        expect(strange.filter((key) => !merged.has(key))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('never takes along what another had sent, even where something was made of it here', () => {
    let taken = 0;
    fc.assert(
      fc.property(histories, fc.nat(4), (history, undos) => {
        const end = [
          { does: 'send' as const },
          ...Array.from({ length: undos }, () => ({ does: 'undo' as const })),
        ];
        const { present, sent, received } = play([...history, ...end]);
        const settled = settleVersions(sent, present, received);
        const known = new Set(present.flatMap((one) => [versionKey(one), ...one.replaces]));
        const undone = received.map(versionKey).filter((key) => !known.has(key));
        const again = new Set(mergeVersions(settled, received).map(versionKey));
        expect(undone.filter((key) => !again.has(key))).toEqual([]);
        taken += undone.length;
        // What is known to have come from others aside, what was undone stays undone.
        const theirs = new Set(received.flatMap((one) => [versionKey(one), ...one.replaces]));
        const own = sent.filter((one) => !theirs.has(versionKey(one)));
        expect(mergeVersions(settled, own)).toEqual(settled);
      }),
      { numRuns: 500 },
    );
    expect(taken).toBeGreaterThan(0);
  });

  it('is what stood before, a removal where nothing did, and nothing where nothing was undone', () => {
    const first = advanceVersions<string>([], 'a', 'one');
    const second = advanceVersions(first, 'a', 'two');
    expect(settleVersions(second, first)).toMatchObject([
      { uid: 'a', value: 'one', removed: false, revision: 3 },
    ]);
    expect(settleVersions(first, [])).toMatchObject([{ uid: 'a', value: 'one', removed: true }]);
    expect(settleVersions(first, second)).toEqual(second);
    expect(settleVersions(second, second)).toEqual(second);
  });

  it('brings a conflict back that had been settled', () => {
    const both = mergeVersions(
      advanceVersions<string>([], 'a', 'mine'),
      advanceVersions<string>([], 'a', 'theirs'),
    );
    const settled = settleVersions([replaceVersions(both, 'a', 'mine')], both);
    expect(settled.map(({ value }) => value).sort()).toEqual(['mine', 'theirs']);
  });

  it('leaves what was another’s alone when what was made of it is undone with it', () => {
    const theirs = advanceVersions<string>([], 'a', 'theirs');
    const edited = advanceVersions(theirs, 'a', 'edited');
    const settled = settleVersions(edited, [], theirs);
    expect(settled).toMatchObject([{ value: 'edited', removed: true }]);
    expect(mergeVersions(settled, edited)).toEqual(settled);
    expect(mergeVersions(settled, theirs)).toEqual(expect.arrayContaining([...theirs]));
    // While it stands here, it is replaced by itself.
    expect(mergeVersions(settleVersions(edited, theirs, theirs), theirs)).toMatchObject([
      { value: 'theirs', removed: false, revision: 3 },
    ]);
  });

  it('comes back when it was another’s and is taken in again', () => {
    const theirs = advanceVersions<string>([], 'a', 'theirs');
    expect(mergeVersions(settleVersions(theirs, [], theirs), theirs)).toEqual(theirs);
  });

  it('is seen in every part of a record', () => {
    const answer = (reason: string): Answer => ({
      item: '0123456789abcdef',
      decision: 'rejected',
      reason,
      by: 'A',
      at: '2026-11-25T10:00:00Z',
    });
    const recordOf = (answers: ReviewRecord['answers']): ReviewRecord => ({ ...emptyRecord, answers });
    const first = advanceVersions([], answer('').item, answer('as it was'));
    const sent = recordOf(advanceVersions(first, answer('').item, answer('no')));
    const settled = settleAgainst(sent, recordOf(first));
    expect(canonicalJson(mergeRecords(settled, sent))).toBe(canonicalJson(settled));
    expect(settled.answers.map(({ value }) => value.reason)).toEqual(['as it was']);
    expect(settleAgainst(sent, emptyRecord, sent)).toEqual(emptyRecord);
  });
});

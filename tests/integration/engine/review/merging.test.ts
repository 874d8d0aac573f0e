import { describe, expect, it } from 'vitest';
import type { EngineClient } from '#api/contract.ts';
import type { Events } from '#api/events.ts';
import { plain } from '#core/model/index.ts';
import { codeOf, good } from '../fixtures.ts';
import {
  cellAt,
  countsOf,
  english,
  handBack,
  handOver,
  hosting,
  itemsIn,
  merge,
  problemsOf,
  segmentOf,
  tablesOf,
  taking,
  undo,
  write,
} from './reviewing.ts';

/** Two reviewers of one package, with what each has to say. */
const twoReviewers = async () => {
  const host = await hosting();
  const sent = await handOver(host);
  const a = await taking(host, sent, '甲');
  await write(a.client, 1, 'He walked away.');
  await write(a.client, 2, 'The sky was dark and icy.');
  const b = await taking(host, sent, '乙');
  await write(b.client, 1, 'He ran away.');
  await write(b.client, 2, 'The night was dark and cold.');
  return { host, sent, a, b, back: [await handBack(a), await handBack(b)] as const };
};

const textsOf = async (client: EngineClient): Promise<readonly string[]> =>
  Promise.all([1, 2, 3, 4].map(async (row) => (await cellAt(client, row)).text));

const told = (items: Awaited<ReturnType<typeof itemsIn>>) =>
  items.map(
    ({ row, reviewer, removed, inserted, standing }) =>
      `${row} ${reviewer} ${removed}>${inserted} ${standing}`,
  );

describe('what is handed back', () => {
  it('is the same suggestions whichever comes first, and changes nothing when it comes again', async () => {
    const { host, back } = await twoReviewers();
    const empty = await tablesOf(host);
    expect(good(await merge(host, back[0]))).toMatchObject({
      same: false,
      round: 1,
      from: '甲',
      items: 2,
      applied: 0,
      clashes: 0,
      states: 0,
      adrift: 0,
    });
    expect(good(await merge(host, back[1]))).toMatchObject({ same: false, from: '乙', items: 2 });
    const items = await itemsIn(host);
    expect(told(items).sort()).toEqual([
      '1 乙 went>ran free',
      '1 甲 went>walked free',
      '2 乙 sky>night free',
      '2 甲 cold>icy free',
    ]);
    const [first, second] = items;
    expect(first?.rivals).toEqual([second?.id]);
    // Whose it is, of which round, and when that file was made.
    const made = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
    const walked = { id: second?.id, is: 'rival', reviewer: '甲', round: 1, made, removed: 'went' };
    expect(first?.others).toEqual([{ ...walked, inserted: 'walked' }]);
    expect(first).toMatchObject({ round: 1, made });
    // Another change of the same clause.
    expect(items[2]?.others).toMatchObject([
      { id: items[3]?.id, is: 'rival', reviewer: items[3]?.reviewer, round: 1 },
    ]);
    const both = await tablesOf(host);
    for (const path of back) expect(good(await merge(host, path))).toMatchObject({ same: true, items: 0 });
    expect(await tablesOf(host)).toEqual(both);
    expect(await problemsOf(host)).toEqual([]);
    await undo(host, 2);
    expect(await tablesOf(host)).toEqual(empty);
    good(await merge(host, back[1]));
    good(await merge(host, back[0]));
    expect(await tablesOf(host)).toEqual(both);
    expect(await itemsIn(host)).toEqual(items);
    expect(await problemsOf(host)).toEqual([]);
  });

  it('is applied at once, when asked, where nobody else changed the segment otherwise', async () => {
    const { host, a, b } = await twoReviewers();
    await write(a.client, 3, 'There was no one.');
    await write(b.client, 3, 'There was no one.');
    await write(b.client, 4, 'That is the end.');
    const back = [await handBack(a), await handBack(b)] as const;
    const before = await tablesOf(host);
    const results = [];
    for (const [first, second] of [back, back.toReversed()] as const) {
      if (first === undefined || second === undefined) throw new Error('two packages are there');
      const { items, applied, clashes } = good(await merge(host, first, true));
      expect({ applied, clashes }).toEqual({ applied: items, clashes: 0 });
      // What the first said of rows 1 and 2 stood until the second came and said otherwise.
      expect(good(await merge(host, second, true))).toMatchObject({ clashes: 0, contested: 2, reopened: 2 });
      expect(await textsOf(host.client)).toEqual([
        'He went away.',
        'The sky was dark and cold.',
        'There was no one.',
        'That is the end.',
      ]);
      expect(await countsOf(host)).toMatchObject({ items: 7, standings: { clash: 0, free: 4 } });
      expect(await problemsOf(host)).toEqual([]);
      results.push(await tablesOf(host));
      await undo(host, 2);
      expect(await tablesOf(host)).toEqual(before);
    }
    expect(results[1]?.cells).toEqual(results[0]?.cells);
  });

  it('waits again when others said otherwise, but what was decided or changed since stays', async () => {
    const { host, back } = await twoReviewers();
    const { client, review } = host;
    good(await merge(host, back[0], true));
    const walked = (await itemsIn(host)).find(({ inserted }) => inserted === 'walked');
    good(await client.review.answer({ review: review.id, items: [walked?.id ?? ''], decision: 'accepted' }));
    await write(client, 2, 'The sky was dark and icy cold.');
    expect(good(await merge(host, back[1], true))).toMatchObject({ applied: 0, reopened: 0 });
    expect((await cellAt(client, 1)).text).toBe('He walked away.');
    expect((await cellAt(client, 2)).text).toBe('The sky was dark and icy cold.');
    expect(await problemsOf(host)).toEqual([]);
  });

  it('says no more to reviewers of what waits again', async () => {
    const { host, back } = await twoReviewers();
    good(await merge(host, back[0], true));
    const sent = await handOver(host);
    good(await merge(host, back[1], true));
    const guest = await taking(host, await handOver(host), '丙');
    const segments = [await segmentOf(host.client, 1)];
    const [row] = good(await guest.client.review.frozen({ segments }));
    expect(row?.earlier.map(({ reviewer, standing }) => `${reviewer} ${standing}`).sort()).toEqual([
      '乙 free',
      '甲 free',
    ]);
    // A copy of the package that still said so brings it back to nobody.
    const late = await taking(host, sent, '丁');
    await write(late.client, 4, 'Curtain.');
    good(await merge(host, await handBack(late)));
    expect(await countsOf(host)).toMatchObject({ standings: { answered: 0, free: 5 } });
    expect(await problemsOf(host)).toEqual([]);
  });

  it('is of this project, of a review that is open, and comes from a reviewer', async () => {
    const { host, sent, back } = await twoReviewers();
    expect(codeOf(await merge(host, sent))).toBe('review.not-handed-back');
    const other = await hosting();
    expect(codeOf(await merge(other, back[0]))).toBe('review.other-project');
    good(await host.client.review.close({ review: host.review.id, closed: true }));
    expect(codeOf(await merge(host, back[0]))).toBe('review.closed');
    good(await host.client.review.close({ review: host.review.id, closed: false }));
    good(await merge(host, back[0]));
  });

  it('leaves locked texts as they are, and tells suggestions of rows that are gone', async () => {
    const { host, back } = await twoReviewers();
    const { client } = host;
    const first = await segmentOf(client, 1);
    good(await client.segments.merge({ segment: first }));
    good(await client.cells.lock({ segments: [first], side: 'en', locked: true }));
    expect(good(await merge(host, back[0], true))).toMatchObject({ items: 2, applied: 0 });
    const items = await itemsIn(host);
    expect(items.filter(({ standing }) => standing === 'gone')).toMatchObject([
      { row: null, inserted: 'icy' },
    ]);
    expect(items.find(({ row }) => row === 1)?.standing).toBe('free');
    expect(await countsOf(host)).toMatchObject({ items: 2, standings: { gone: 1 } });
    await undo(host, 3);
    expect(await problemsOf(host)).toEqual([]);
  });
});

describe('a merge', () => {
  it('that is cancelled changes nothing', async () => {
    const { host, back } = await twoReviewers();
    const before = await tablesOf(host);
    host.engine.onEvent((name) => {
      if (name === 'jobs.progress') void host.client.jobs.cancel({ job: back[0] });
    });
    expect(codeOf(await merge(host, back[0], true))).toBe('job.cancelled');
    expect(await tablesOf(host)).toEqual(before);
  });

  it('is of the text as it is when it is written, whatever is typed meanwhile', async () => {
    const rows = Array.from({ length: 60 }, (_, n) => ({
      source: `第${n}句。`,
      texts: { en: `Row ${n} went away.` },
    }));
    const host = await hosting({ ...english, rows });
    const guest = await taking(host, await handOver(host), '甲');
    for (const [n] of rows.entries()) await write(guest.client, n + 1, `Row ${n} walked away.`);
    const back = await handBack(guest);
    const typed: Promise<unknown>[] = [];
    const { client, engine } = host;
    const segment = await segmentOf(client, 1);
    engine.onEvent((name, payload) => {
      const { phase } = payload as Events['jobs.progress'];
      if (name !== 'jobs.progress' || phase !== 'surveying' || typed.length > 0) return;
      const after = plain('Row 0 drove away.');
      typed.push(client.cells.edit({ segment, side: 'en', before: 'Row 0 went away.', after }).then(good));
    });
    expect(good(await merge(host, back, true))).toMatchObject({ items: 60, applied: 59, clashes: 1 });
    await Promise.all(typed);
    expect((await cellAt(client, 1)).text).toBe('Row 0 drove away.');
    expect((await cellAt(client, 2)).text).toBe('Row 1 walked away.');
    expect(told(await itemsIn(host, { standings: ['clash'] }))).toEqual(['1 甲 went>walked clash']);
    expect(await problemsOf(host)).toEqual([]);
  });
});

describe('states', () => {
  it('of reviewers count where the words are theirs, and the least finished of several', async () => {
    const host = await hosting();
    const sent = await handOver(host);
    const judging = async (reviewer: string, states: Record<number, 'reviewed' | 'approved'>) => {
      const guest = await taking(host, sent, reviewer);
      for (const [row, state] of Object.entries(states)) {
        const segments = [await segmentOf(guest.client, Number(row))];
        good(await guest.client.cells.setState({ segments, side: 'en', state }));
      }
      return handBack(guest);
    };
    const back = [
      await judging('甲', { 1: 'approved', 2: 'reviewed', 3: 'approved' }),
      await judging('乙', { 1: 'reviewed', 2: 'approved' }),
    ];
    await write(host.client, 3, 'Nobody was there.');
    const states = async () => [1, 2, 3, 4].map(async (row) => (await cellAt(host.client, row)).state);
    for (const order of [back, back.toReversed()]) {
      for (const path of order) good(await merge(host, path));
      expect(await Promise.all(await states())).toEqual(['reviewed', 'reviewed', 'draft', 'draft']);
      await undo(host, 2);
    }
    expect(await problemsOf(host)).toEqual([]);
  });

  it('are the translator’s own where a suggestion waits, whoever is heard first', async () => {
    const host = await hosting();
    const sent = await handOver(host);
    const a = await taking(host, sent, '甲');
    const b = await taking(host, sent, '乙');
    const setState = async ({ client }: { readonly client: typeof host.client }) => {
      const segments = [await segmentOf(client, 1)];
      good(await client.cells.setState({ segments, side: 'en', state: 'reviewed' }));
    };
    await setState(a);
    await write(b.client, 1, 'He ran away.');
    const back = [await handBack(a), await handBack(b)];
    // The same state as the reviewer's, and not because of it.
    await setState(host);
    for (const order of [back, back.toReversed()]) {
      for (const path of order) good(await merge(host, path));
      expect((await cellAt(host.client, 1)).state).toBe('reviewed');
      await undo(host, 2);
    }
  });

  it('of an earlier round are the ones the next begins with', async () => {
    const host = await hosting();
    const { client, review } = host;
    const judge = async (reviewer: string, state: 'reviewed' | 'approved') => {
      const guest = await taking(host, await handOver(host), reviewer);
      const segments = [await segmentOf(guest.client, 1)];
      good(await guest.client.cells.setState({ segments, side: 'en', state }));
      good(await merge(host, await handBack(guest)));
      return (await cellAt(client, 1)).state;
    };
    expect(await judge('甲', 'reviewed')).toBe('reviewed');
    good(await client.review.nextRound({ review: review.id }));
    expect(await judge('乙', 'approved')).toBe('approved');
    expect(await judge('丙', 'approved')).toBe('approved');
    expect(await problemsOf(host)).toEqual([]);
  });
});

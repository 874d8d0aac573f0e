import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeOf, good } from '../fixtures.ts';
import {
  handBack,
  handOver,
  hosting,
  itemsIn,
  merge,
  problemsOf,
  taking,
  undo,
  write,
  type Guest,
  type Host,
} from './reviewing.ts';

/** Two suggestions of 甲, taken in and decided on, and the package that tells so. */
const decided = async (): Promise<{ host: Host; guest: Guest; answers: string }> => {
  const host = await hosting();
  const guest = await taking(host, await handOver(host), '甲');
  await write(guest.client, 1, 'He walked away.');
  await write(guest.client, 3, 'There was no one.');
  good(await merge(host, await handBack(guest)));
  const [first, second] = await itemsIn(host);
  const answer = { review: host.review.id, reason: 'So it is.' };
  good(await host.client.review.answer({ ...answer, items: [first?.id ?? ''], decision: 'accepted' }));
  good(await host.client.review.answer({ ...answer, items: [second?.id ?? ''], decision: 'rejected' }));
  const path = join(host.folder, 'decided.duizhao-review');
  good(await host.client.review.package({ job: 'x', review: host.review.id, kind: 'answers', path }));
  return { host, guest, answers: path };
};

const decisionsIn = async ({ client }: Pick<Guest, 'client'>) =>
  good(await client.review.decisions({})).map(({ row, reviewer, answers }) => [
    row,
    reviewer,
    ...answers.map(({ decision, reason }) => `${decision}: ${reason}`),
  ]);

const both = [
  [1, '甲', 'accepted: So it is.'],
  [3, '甲', 'rejected: So it is.'],
];

describe('decisions on suggestions', () => {
  it('are taken into the reviewer’s own copy, which the machine finds, once and with undo', async () => {
    const { guest, answers } = await decided();
    const { client } = guest;
    const info = good(await client.project.info({}));
    expect(await decisionsIn(guest)).toEqual([]);
    good(await client.project.close({}));
    expect(good(await client.review.peek({ from: { path: answers } })).copy).toEqual({
      path: info.path,
      name: info.name,
    });
    good(await client.project.open({ path: info.path }));
    const take = async () =>
      good(await client.review.takeDecisions({ job: 'd', from: { path: answers } })).decisions;
    expect(await take()).toBe(2);
    expect(await decisionsIn(guest)).toEqual(both);
    expect(await take()).toBe(0);
    expect(good(await client.rows.page({ from: 1, count: 1 })).rows[0]?.cells.en?.text).toBe(
      'He walked away.',
    );
    expect(await problemsOf(guest)).toEqual([]);
    await undo(guest);
    expect(await decisionsIn(guest)).toEqual([]);
  });

  it('are read in a copy of their own, with the score, where there is no other', async () => {
    const { host, answers } = await decided();
    const other = await taking(host, answers, '乙');
    expect(await decisionsIn(other)).toEqual(both);
    const { scores } = good(await other.client.review.score({ review: host.review.id }));
    expect(scores).toMatchObject([{ reviewer: '甲', unassessed: 2, verdict: 'preliminary' }]);
    const again = await other.client.review.takeDecisions({ job: 'd', from: { path: answers } });
    expect(codeOf(again)).toBe('review.not-in-copy');
  });

  it('are of no use to the project that sent them, nor to another review', async () => {
    const { host, answers } = await decided();
    expect(good(await host.client.review.peek({ from: { path: answers } })).copy).toBeNull();
    const refused = await host.client.review.takeDecisions({ job: 'd', from: { path: answers } });
    expect(codeOf(refused)).toBe('review.no-copy');
    const elsewhere = await hosting();
    const guest = await taking(elsewhere, await handOver(elsewhere), '甲');
    const strange = await guest.client.review.takeDecisions({ job: 'd', from: { path: answers } });
    expect(codeOf(strange)).toBe('review.unknown-session');
    const notDecisions = await guest.client.review.takeDecisions({
      job: 'd',
      from: { path: await handOver(elsewhere) },
    });
    expect(codeOf(notDecisions)).toBe('review.unknown-session');
  });
});

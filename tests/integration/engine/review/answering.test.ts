import { describe, expect, it } from 'vitest';
import type { ReviewItemInfo } from '#api/review.ts';
import { annotate } from '../annotating.ts';
import { codeOf, good, page } from '../fixtures.ts';
import {
  cellAt,
  countsOf,
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
  type Host,
} from './reviewing.ts';

/** What two reviewers say, taken in: rivals in row 1, apart in row 2, the same in row 3. */
const suggested = async (): Promise<Host> => {
  const host = await hosting();
  const sent = await handOver(host);
  const texts: Record<string, readonly string[]> = {
    甲: ['He walked away.', 'The sky was dark and icy.', 'There was no one.'],
    乙: ['He ran away.', 'The night was dark and cold.', 'There was no one.'],
  };
  for (const [reviewer, rows] of Object.entries(texts)) {
    const guest = await taking(host, sent, reviewer);
    for (const [n, text] of rows.entries()) await write(guest.client, n + 1, text);
    good(await merge(host, await handBack(guest)));
  }
  return host;
};

const only = async (host: Host, row: number, reviewer: string): Promise<ReviewItemInfo> => {
  const found = (await itemsIn(host)).find((item) => item.row === row && item.reviewer === reviewer);
  if (found === undefined) throw new Error(`no item of ${reviewer} in row ${row}`);
  return found;
};

const answer = (
  { client, review }: Host,
  items: Parameters<Host['client']['review']['answer']>[0]['items'],
  decision: 'accepted' | 'rejected' | 'edited',
  more: { readonly reason?: string; readonly wording?: string } = {},
) => client.review.answer({ review: review.id, items, decision, ...more });

const textsOf = async ({ client }: Host): Promise<readonly string[]> => [
  (await cellAt(client, 1)).text,
  (await cellAt(client, 2)).text,
  (await cellAt(client, 3)).text,
];

describe('answers', () => {
  it('put a suggestion in, leave it out, or put other words in its place, each a step of undo', async () => {
    const host = await suggested();
    const before = await tablesOf(host);
    const icy = await only(host, 2, '甲');
    const note = await annotate(host.client, [[2, 'en', 'dark']]);
    expect(good(await answer(host, [icy.id], 'accepted'))).toMatchObject({ answered: 1, left: [] });
    const night = await only(host, 2, '乙');
    good(await answer(host, [night.id], 'edited', { wording: 'evening sky' }));
    expect((await cellAt(host.client, 2)).text).toBe('The evening sky was dark and icy.');
    const { info } = good(
      await host.client.annotations.update({ annotation: note.annotation.id, content: {} }),
    );
    expect(info.anchors[0]).toMatchObject({ start: 20, status: 'live', words: 'dark' });
    const ran = await only(host, 1, '乙');
    good(await answer(host, [ran.id], 'rejected', { reason: 'he walks' }));
    expect(await only(host, 1, '乙')).toMatchObject({
      standing: 'answered',
      answers: [{ decision: 'rejected', reason: 'he walks' }],
    });
    expect((await itemsIn(host, { search: 'HE WALKS' })).map(({ id }) => id)).toEqual([ran.id]);
    expect((await itemsIn(host, { decisions: ['edited'] })).map(({ id }) => id)).toEqual([night.id]);
    expect(await problemsOf(host)).toEqual([]);
    await undo(host, 4);
    expect(await tablesOf(host)).toEqual(before);
  });

  it('by filter accept all that can be, and tell what was left', async () => {
    const host = await suggested();
    const refused = await only(host, 2, '乙');
    good(await answer(host, [refused.id], 'rejected'));
    const report = good(await answer(host, { reviewers: ['甲', '乙'] }, 'accepted'));
    expect(report.answered).toBe(3);
    expect((await only(host, 2, '乙')).answers).toMatchObject([{ decision: 'rejected' }]);
    const rivals = await itemsIn(host, { segments: [await segmentOf(host.client, 1)] });
    expect([...report.left].sort()).toEqual(rivals.map(({ id }) => id).sort());
    expect(await textsOf(host)).toEqual(['He went away.', 'The sky was dark and icy.', 'There was no one.']);
    expect(await countsOf(host)).toMatchObject({ standings: { answered: 4, free: 2 } });
    expect(await problemsOf(host)).toEqual([]);
    const anew = await answer(host, { standings: ['answered'], segments: [refused.segment] }, 'rejected');
    expect(good(anew)).toMatchObject({ answered: 2, left: [] });
    await undo(host, 3);
    expect(await countsOf(host)).toMatchObject({ standings: { answered: 0, free: 6 } });
  });

  it('of one rival make the other clash, of one twin make the other done', async () => {
    const host = await suggested();
    const [walked, ran] = [await only(host, 1, '甲'), await only(host, 1, '乙')];
    expect(ran.rivals).toEqual([walked.id]);
    const [one, other] = [await only(host, 3, '甲'), await only(host, 3, '乙')];
    expect(one.twins).toEqual([other.id]);
    good(await answer(host, [walked.id], 'accepted'));
    good(await answer(host, [one.id], 'accepted'));
    expect(await only(host, 3, '乙')).toMatchObject({ standing: 'made' });
    expect(await only(host, 1, '乙')).toMatchObject({
      standing: 'clash',
      clash: { base: 'went', ours: 'walked', theirs: 'ran' },
    });
    const night = await only(host, 2, '乙');
    // Among others a clash is left; alone it is taken.
    expect(good(await answer(host, [ran.id, night.id], 'accepted'))).toMatchObject({
      answered: 1,
      left: [ran.id],
    });
    good(await answer(host, [ran.id], 'accepted'));
    expect((await cellAt(host.client, 1)).text).toBe('He ran away.');
    expect(await problemsOf(host)).toEqual([]);
  });

  it('leave texts that are locked, and rows that are gone but to be rejected', async () => {
    const host = await suggested();
    const { client } = host;
    const icy = await only(host, 2, '甲');
    good(await client.cells.lock({ segments: [icy.segment], side: 'en', locked: true }));
    expect(good(await answer(host, [icy.id], 'accepted'))).toMatchObject({ answered: 0, left: [icy.id] });
    good(await client.cells.lock({ segments: [icy.segment], side: 'en', locked: false }));
    good(await client.segments.merge({ segment: await segmentOf(client, 1) }));
    expect(good(await answer(host, [icy.id], 'accepted'))).toMatchObject({ answered: 0, left: [icy.id] });
    good(await answer(host, [icy.id], 'rejected'));
    expect((await itemsIn(host)).find(({ id }) => id === icy.id)).toMatchObject({
      row: null,
      standing: 'answered',
    });
    await undo(host, 2);
    expect((await only(host, 2, '甲')).standing).toBe('free');
    expect(await problemsOf(host)).toEqual([]);
  });

  it('can be given anew, and leave the text then', async () => {
    const host = await suggested();
    const icy = await only(host, 2, '甲');
    good(await answer(host, [icy.id], 'accepted'));
    good(await answer(host, [icy.id], 'rejected', { reason: 'no' }));
    expect((await cellAt(host.client, 2)).text).toBe('The sky was dark and icy.');
    expect((await only(host, 2, '甲')).answers).toMatchObject([{ decision: 'rejected', reason: 'no' }]);
    expect(codeOf(await answer(host, ['nothing'], 'rejected'))).toBe('review.unknown-item');
    expect(codeOf(await answer(host, [icy.id], 'edited'))).toBe('input.invalid');
    good(await host.client.review.close({ review: host.review.id, closed: true }));
    expect(codeOf(await answer(host, [icy.id], 'accepted'))).toBe('review.closed');
    expect((await only(host, 2, '甲')).answers).toMatchObject([{ decision: 'rejected' }]);
  });

  it('go out with the next package, and undone they are unsaid everywhere', async () => {
    const host = await suggested();
    const icy = await only(host, 2, '甲');
    good(await answer(host, [icy.id], 'rejected', { reason: 'no' }));
    const sent = await handOver(host);
    await undo(host);
    expect((await only(host, 2, '甲')).standing).toBe('free');
    const guest = await taking(host, sent, '丙');
    const segments = [icy.segment];
    const earlier = async (client: Host['client']) =>
      good(await client.review.frozen({ segments })).flatMap((row) => row.earlier);
    const heard = (await earlier(guest.client)).find(({ id }) => id === icy.id);
    expect(heard).toMatchObject({ standing: 'answered', answers: [{ reason: 'no' }] });
    await write(guest.client, 4, 'That is the end.');
    good(await merge(host, await handBack(guest)));
    expect((await only(host, 2, '甲')).standing).toBe('free');
    expect((await only(host, 4, '丙')).standing).toBe('free');
    expect(await problemsOf(host)).toEqual([]);
  });
});

describe('a suggestion to a text that another is converted from', () => {
  it('takes the converted text along, or marks it as out of date where somebody wrote in it', async () => {
    const host = await hosting(page, 'suggest', ['zh-Hans']);
    const { client } = host;
    const guest = await taking(host, await handOver(host), '甲');
    await write(guest.client, 1, '头一句话。', 'zh-Hans');
    await write(guest.client, 2, '第二句话，有个从句。', 'zh-Hans');
    await write(client, 2, '第二句，帶從句。', 'zh-Hant');
    const note = await annotate(client, [[1, 'zh-Hant', '句話']]);
    const before = await tablesOf(host);
    good(await merge(host, await handBack(guest), true));
    expect((await cellAt(client, 1, 'zh-Hant')).text).toBe('頭一句話。');
    expect(await cellAt(client, 2, 'zh-Hant')).toMatchObject({ text: '第二句，帶從句。', stale: true });
    const [found] = good(await client.annotations.list({})).items;
    expect(found).toMatchObject({
      annotation: { uid: note.annotation.uid },
      anchors: [{ start: 2, words: '句話' }],
    });
    expect(await problemsOf(host)).toEqual([]);
    await undo(host);
    expect(await tablesOf(host)).toEqual(before);
  });
});

describe('a list of suggestions', () => {
  it('counts what each filter would admit beside the others, and comes in pages', async () => {
    const host = await suggested();
    const { client, review } = host;
    const list = async (filter: Parameters<typeof client.review.items>[0]['filter'], from = 0, count = 200) =>
      good(await client.review.items({ review: review.id, filter, from, count }));
    const { total, facets } = await list({ reviewers: ['甲'] });
    expect(total).toBe(3);
    expect(facets.reviewers).toEqual([
      { value: '乙', count: 3 },
      { value: '甲', count: 3 },
    ]);
    expect(facets.standings).toEqual([{ value: 'free', count: 3 }]);
    const all = await itemsIn(host);
    expect((await list({}, 2, 2)).items).toEqual(all.slice(2, 4));
    expect(all.map(({ row }) => row)).toEqual([1, 1, 2, 2, 3, 3]);
    expect((await list({ search: 'ｉｃｙ' })).items.map(({ inserted }) => inserted)).toEqual(['icy']);
  });
});

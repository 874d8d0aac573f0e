import { describe, expect, it } from 'vitest';
import { plain, type SegmentId } from '#core/model/index.ts';
import { itemsOf } from '#core/review/items.ts';
import { scoreProfiles } from '#core/review/profiles.ts';
import { annotate } from '../annotating.ts';
import { codeOf, good } from '../fixtures.ts';
import {
  cellAt,
  handBack,
  handOver,
  hosting,
  itemsIn,
  merge,
  segmentOf,
  taking,
  write,
  type Guest,
} from './reviewing.ts';

/** Suggests another text and says how bad the one there is. */
const assess = async (
  { client }: Guest,
  reviewer: string,
  row: number,
  text: string,
  severity: 'minor' | 'major',
): Promise<void> => {
  const segment: SegmentId = await segmentOf(client, row);
  const frozen = await cellAt(client, row);
  await write(client, row, text);
  const items = itemsOf({ reviewer, segment, side: 'en' }, frozen, plain(text));
  for (const { id } of items) {
    const assessment = { category: 'accuracy/mistranslation', severity, preferential: false, reason: 'so' };
    good(await client.review.assess({ item: id, segment, side: 'en', assessment }));
  }
};

describe('scores', () => {
  it('are of what each reviewer marked, live in a copy and the same when handed back, with their agreement', async () => {
    const host = await hosting();
    const { client, review } = host;
    const of = { review: review.id };
    expect(good(await client.review.score(of))).toEqual({ scores: [], agreement: [] });
    const sent = await handOver(host);
    const a = await taking(host, sent, '甲');
    await assess(a, '甲', 1, 'He walked away.', 'minor');
    await annotate(a.client, [[3, 'en', 'nobody']], {
      kind: 'error',
      category: 'accuracy/omission',
      severity: 'major',
    });
    const [live] = good(await a.client.review.score(of)).scores;
    expect(live).toMatchObject({ reviewer: '甲', unassessed: 0, score: { penalty: 6 } });
    expect(codeOf(await a.client.review.score({ review: 'other' }))).toBe('review.unknown');
    const b = await taking(host, sent, '乙');
    await assess(b, '乙', 1, 'He ran away.', 'minor');
    await write(b.client, 2, 'The night was dark and cold.');
    for (const guest of [a, b]) good(await merge(host, await handBack(guest)));
    const { scores, agreement } = good(await client.review.score(of));
    expect(scores.map(({ reviewer, unassessed }) => [reviewer, unassessed])).toEqual([
      ['乙', 1],
      ['甲', 0],
    ]);
    expect(scores[1]).toEqual(live);
    expect(agreement).toMatchObject([
      { first: '乙', second: '甲', rows: { units: 4, agreed: 3 }, items: { units: 2, agreed: 1 } },
    ]);
    expect(
      await itemsIn(host, { severities: ['minor'], categories: ['accuracy/mistranslation'] }),
    ).toHaveLength(2);
  });

  it('are not given where they were not asked for, unless by another profile', async () => {
    const host = await hosting(undefined, 'suggest');
    const { client, review } = host;
    expect(codeOf(await client.review.score({ review: review.id }))).toBe('review.not-asked');
    const [profile] = scoreProfiles;
    expect(good(await client.review.score({ review: review.id, profile })).scores).toEqual([]);
  });
});

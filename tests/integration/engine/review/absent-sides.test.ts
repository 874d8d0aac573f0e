import { describe, expect, it } from 'vitest';
import type { AnnotationInfo } from '#api/annotations.ts';
import type { EngineClient } from '#api/contract.ts';
import { annotate } from '../annotating.ts';
import { good, type DraftDocument } from '../fixtures.ts';
import { handBack, handOver, hosting, merge, problemsOf, taking, write } from './reviewing.ts';

const document: DraftDocument = {
  language: 'zh-Hant',
  targets: ['zh-Hans', 'en'],
  rows: [
    {
      source: '老人看見了電車。',
      opens: true,
      texts: { 'zh-Hans': '老人看见了电车。', en: 'The old man saw the tram.' },
    },
    { source: '天黑了。', texts: { 'zh-Hans': '天黑了。', en: 'It grew dark.' } },
  ],
};

const list = async (client: EngineClient): Promise<readonly AnnotationInfo[]> =>
  good(await client.annotations.list({ count: 500 })).items;

const told = ({ anchors }: AnnotationInfo): unknown =>
  anchors.map(({ side, row, status, words, absent }) => [side, row, status, words, absent]);

describe('annotations in a review of some sides only', () => {
  it('are not gone on a side that was not sent, and come back as they went', async () => {
    const host = await hosting(document, 'suggest', ['en']);
    await annotate(host.client, [
      [1, 'source', '電車'],
      [1, 'zh-Hans', '电车'],
      [1, 'en', 'tram'],
    ]);
    await annotate(host.client, [[2, 'zh-Hans', '天黑']], { body: 'Of a side that is not sent.' });
    const guest = await taking(host, await handOver(host), '甲');
    const [first, second] = await list(guest.client);
    if (first === undefined || second === undefined) throw new Error('no annotations');
    expect(told(first)).toEqual([
      ['source', 1, 'live', '電車', false],
      ['zh-Hans', 1, 'live', '电车', true],
      ['en', 1, 'live', 'tram', false],
    ]);
    expect(told(second)).toEqual([['zh-Hans', 2, 'live', '天黑', true]]);
    expect(good(await guest.client.annotations.list({ filter: { statuses: ['orphan'] } })).items).toEqual([]);
    expect(await problemsOf(guest)).toEqual([]);

    await write(guest.client, 1, 'The old man had seen the tram.');
    good(
      await guest.client.annotations.update({
        annotation: first.annotation.id,
        content: { body: 'Changed.' },
      }),
    );
    good(await merge(host, await handBack(guest)));
    const back = await list(host.client);
    expect(back.find(({ annotation }) => annotation.body === 'Changed.')).toBeDefined();
    expect(back.map(told)).toEqual([
      [
        ['source', 1, 'live', '電車', false],
        ['zh-Hans', 1, 'live', '电车', false],
        ['en', 1, 'live', 'tram', false],
      ],
      [['zh-Hans', 2, 'live', '天黑', false]],
    ]);
    expect(await problemsOf(host)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { EngineClient } from '#api/contract.ts';
import type { AnnotationId } from '#core/model/index.ts';
import { readPackage } from '#engine/review/package-file/read.ts';
import { annotate } from '../annotating.ts';
import { good } from '../fixtures.ts';
import {
  cellAt,
  handBack,
  handOver,
  hosting,
  itemsIn,
  merge,
  problemsOf,
  segmentOf,
  taking,
  undo,
  write,
  type Guest,
  type Host,
} from './reviewing.ts';

/** Where an annotation stands in a file: `row words status`, for every stretch of words. */
const placesOf = async (client: EngineClient, uid: string): Promise<readonly string[]> => {
  const found = good(await client.annotations.list({})).items.find(
    ({ annotation }) => annotation.uid === uid,
  );
  return Promise.all(
    (found?.anchors ?? []).map(async ({ row, side, start, end, status, words }) => {
      const text = row === null ? '' : (await cellAt(client, row, side)).text;
      const there = Array.from(text).slice(start, end).join('');
      return `${row} ${there === words ? words : `${words} ${start}-${end} (${there})`} ${status}`;
    }),
  );
};

const nextRound = async (host: Host, reviewer: string): Promise<Guest> => {
  good(await host.client.review.nextRound({ review: host.review.id }));
  return taking(host, await handOver(host), reviewer);
};

const acceptAll = async ({ client, review }: Host): Promise<void> => {
  good(await client.review.answer({ review: review.id, items: {}, decision: 'accepted' }));
};

/** What a reviewer annotates in what was sent, and then makes of the text; whether its words are found again. */
const rewritten = [
  ['The boatman was old and tired.', 'boatman', 'Old and tired was the boatman who rowed us.', true],
  [
    'The old men of the pier saw the tramcar.',
    'tramcar',
    'The tramcar was seen by the old men of the pier.',
    true,
  ],
  ['The sky was dark and cold.', 'sky', 'It was dark and cold, and nobody looked up at the sky.', false],
  [
    'The cat saw the dog, the dog saw the cat.',
    'cat',
    'The dog saw the cat, and so the cat saw the dog.',
    false,
  ],
  ['He came, he saw, he left.', 'saw', 'He left before he saw that anyone saw him.', false],
] as const;

describe('an annotation in a later round', () => {
  it.each(rewritten)('stands where the translator has it: %s', async (frozen, words, own, isFound) => {
    const host = await hosting({
      language: 'zh-Hans',
      targets: ['en'],
      rows: [{ source: '天黑了。', opens: true, texts: { en: frozen } }],
    });
    const a = await taking(host, await handOver(host), '甲');
    const { uid } = (await annotate(a.client, [[1, 'en', words]], { body: 'which?' })).annotation;
    await write(a.client, 1, own);
    good(await merge(host, await handBack(a)));
    await acceptAll(host);
    expect((await cellAt(host.client, 1)).text).toBe(own);
    const here = await placesOf(host.client, uid);
    expect(here.includes(`1 ${words} live`) || !isFound).toBe(true);
    for (const reviewer of ['甲', '乙']) {
      const again = await nextRound(host, reviewer);
      expect(await placesOf(again.client, uid)).toEqual(here);
      await write(again.client, 1, `${own} So it was.`);
      good(await merge(host, await handBack(again)));
      await acceptAll(host);
      expect(await placesOf(host.client, uid)).toEqual(here);
    }
    expect(await problemsOf(host)).toEqual([]);
  });

  it('stands where the translator put it', async () => {
    const host = await hosting();
    const a = await taking(host, await handOver(host), '甲');
    const { uid } = (await annotate(a.client, [[2, 'en', 'dark']], { body: 'which?' })).annotation;
    await write(a.client, 2, 'Black it was, and cold, and black again.');
    good(await merge(host, await handBack(a)));
    await acceptAll(host);
    const again = await nextRound(host, '甲');
    expect(await placesOf(again.client, uid)).toEqual(await placesOf(host.client, uid));
  });

  it('of a reviewer stands on its words where their change was accepted', async () => {
    const host = await hosting();
    const a = await taking(host, await handOver(host), '甲');
    await write(a.client, 2, 'When he woke, the sky was as dark as pitch and cold.');
    const { annotation } = await annotate(a.client, [[2, 'en', 'cold']], { body: 'icy?' });
    good(await merge(host, await handBack(a)));
    await acceptAll(host);
    const again = await nextRound(host, '甲');
    expect(await placesOf(again.client, annotation.uid)).toEqual(['2 cold live']);
    expect(good(await merge(host, await handBack(again)))).toMatchObject({ same: true });
    expect(await placesOf(host.client, annotation.uid)).toEqual(['2 cold live']);
    expect(await problemsOf(host)).toEqual([]);
    expect(await problemsOf(again)).toEqual([]);
  });

  it('of either stands on its words over several rounds of changes', async () => {
    const host = await hosting();
    const mine = (await annotate(host.client, [[3, 'en', 'nobody']], { body: 'no one?' })).annotation.uid;
    let guest = await taking(host, await handOver(host), '甲');
    const theirs = (await annotate(guest.client, [[3, 'en', 'There was']], { body: 'who?' })).annotation.uid;
    const texts = [
      'In the street, in the square: There was nobody, and no light.',
      'There was nobody at the gate, and no light in the street.',
      'So it is told: There was nobody at all.',
    ];
    for (const text of texts) {
      await write(guest.client, 3, text);
      good(await merge(host, await handBack(guest)));
      await acceptAll(host);
      await write(host.client, 3, `And then? ${text}`);
      guest = await nextRound(host, '甲');
      for (const uid of [mine, theirs]) {
        expect(await placesOf(guest.client, uid)).toEqual(await placesOf(host.client, uid));
        expect((await placesOf(guest.client, uid)).join()).toContain('live');
      }
    }
    expect(good(await merge(host, await handBack(guest)))).toMatchObject({ same: true, conflicts: 0 });
    expect(await problemsOf(host)).toEqual([]);
  });

  it('is carried by the package as of its frozen text', async () => {
    const host = await hosting();
    const a = await taking(host, await handOver(host), '甲');
    const { uid } = (await annotate(a.client, [[3, 'en', 'nobody']], { body: 'who?' })).annotation;
    await write(a.client, 3, 'On that night, of all nights, there was nobody.');
    good(await merge(host, await handBack(a)));
    await acceptAll(host);
    good(await host.client.review.nextRound({ review: host.review.id }));
    const path = await handOver(host);
    const { content } = good(await readPackage(path, path, null));
    const text =
      content.rows.find(({ row }) => row === 3)?.cells.find(({ side }) => side === 'en')?.text ?? '';
    const [anchor] = content.record.annotations.find((version) => version.uid === uid)?.value.anchors ?? [];
    expect(anchor).toMatchObject({ status: 'live', quote: 'nobody' });
    expect(text.slice(anchor?.start, anchor?.end)).toBe('nobody');
  });

  it('says what was said of it since, and is changed and answered there without a conflict', async () => {
    const host = await hosting();
    const a = await taking(host, await handOver(host), '甲');
    await write(a.client, 2, 'Then the sky was dark and cold.');
    const { uid } = (await annotate(a.client, [[2, 'en', 'cold']], { body: 'icy?' })).annotation;
    good(await merge(host, await handBack(a)));
    await acceptAll(host);
    const [first, second] = [await nextRound(host, '甲'), await taking(host, await handOver(host), '乙')];
    const idIn = async (client: EngineClient): Promise<AnnotationId> => {
      const { items } = good(await client.annotations.list({}));
      const id = items.find(({ annotation }) => annotation.uid === uid)?.annotation.id;
      if (id === undefined) throw new Error('no annotation');
      return id;
    };
    good(
      await first.client.annotations.update({
        annotation: await idIn(first.client),
        content: { body: 'freezing?' },
      }),
    );
    good(
      await second.client.annotations.reply({ annotation: await idIn(second.client), body: 'cold will do' }),
    );
    // Meanwhile the words have moved on at home.
    await write(host.client, 2, 'Then, as I said, the sky was dark and cold.');
    for (const guest of [first, second])
      expect(good(await merge(host, await handBack(guest)))).toMatchObject({ conflicts: 0 });
    const [only, ...others] = good(await host.client.annotations.list({})).items;
    expect(others).toEqual([]);
    expect(only).toMatchObject({ annotation: { body: 'freezing?' }, replies: [{ body: 'cold will do' }] });
    expect(await placesOf(host.client, uid)).toEqual(['2 cold live']);
    const last = await nextRound(host, '丙');
    expect(await placesOf(last.client, uid)).toEqual(['2 cold live']);
    expect(await problemsOf(host)).toEqual([]);
  });

  it('follows its words into the rows its own was split into, and joined to', async () => {
    const host = await hosting();
    const { client } = host;
    const a = await taking(host, await handOver(host), '甲');
    await write(a.client, 2, 'The sky was dark. It was very cold.');
    const front = (await annotate(a.client, [[2, 'en', 'dark']], { body: 'black?' })).annotation.uid;
    const back = (await annotate(a.client, [[2, 'en', 'very cold']], { body: 'icy?' })).annotation.uid;
    const end = (await annotate(a.client, [[4, 'en', 'end']], { body: 'ending?' })).annotation.uid;
    good(await merge(host, await handBack(a)));
    await acceptAll(host);
    const sky = await segmentOf(client, 2);
    good(await client.segments.split({ segment: sky, side: 'en', at: 'The sky was dark. '.length }));
    good(await client.segments.merge({ segment: await segmentOf(client, 4) }));
    const again = await nextRound(host, '甲');
    for (const uid of [front, back, end])
      expect(await placesOf(again.client, uid)).toEqual(await placesOf(client, uid));
    expect(await placesOf(again.client, front)).toEqual(['2 dark live']);
    expect(await placesOf(again.client, back)).toEqual(['3 very cold live']);
    expect(await placesOf(again.client, end)).toEqual(['4 end live']);
    expect(good(await merge(host, await handBack(again)))).toMatchObject({ same: true });
    expect(await problemsOf(host)).toEqual([]);
  });

  it('stands as of the text that was sent, where the translator has gone on since', async () => {
    const host = await hosting();
    const a = await taking(host, await handOver(host), '甲');
    await write(a.client, 2, 'Then the sky was dark and cold.');
    const { uid } = (await annotate(a.client, [[2, 'en', 'cold']], { body: 'icy?' })).annotation;
    const back = await handBack(a);
    good(await merge(host, back));
    await acceptAll(host);
    good(await host.client.review.nextRound({ review: host.review.id }));
    await write(host.client, 2, 'Cold and dark, bitterly cold was that evening sky.');
    await write(host.client, 3, 'There was nobody, nobody at all.');
    const fresh = (await annotate(host.client, [[3, 'en', 'nobody']], { body: 'no one?' })).annotation.uid;
    const guest = await taking(host, await handOver(host), '乙');
    expect(await placesOf(guest.client, uid)).toEqual(['2 cold live']);
    expect(await placesOf(guest.client, fresh)).toEqual(['3 nobody live']);
    expect((await cellAt(guest.client, 2)).text).toBe('Then the sky was dark and cold.');
  });

  it('is carried as it stands when it is handed back a second time', async () => {
    const host = await hosting();
    const a = await taking(host, await handOver(host), '甲');
    await write(a.client, 3, 'Somewhere nobody was to be seen.');
    const { uid } = (await annotate(a.client, [[3, 'en', 'Somewhere']], { body: 'where?' })).annotation;
    await handBack(a);
    await write(a.client, 3, 'It was night, and in that Somewhere nobody was to be seen.');
    expect(await placesOf(a.client, uid)).toEqual(['3 Somewhere live']);
    // Only what is handed back now reaches the translator: the text it was made on is in no file there.
    good(await merge(host, await handBack(a)));
    await acceptAll(host);
    expect(await placesOf(host.client, uid)).toEqual(['3 Somewhere live']);
    expect(await itemsIn(host, { standings: ['free'] })).toEqual([]);
    await undo(host, 2);
    expect(good(await host.client.annotations.list({})).items).toEqual([]);
  });
});

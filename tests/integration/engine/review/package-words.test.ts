import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { AnnotationContent } from '#api/annotations.ts';
import type { EngineClient } from '#api/contract.ts';
import { annotate } from '../annotating.ts';
import { good } from '../fixtures.ts';
import { handBack, handOver, hosting, itemsIn, merge, segmentOf, taking, write } from './reviewing.ts';

/** Every byte of a package, as it is and unpacked. */
const bytesOf = (path: string): string => {
  const bytes = new Uint8Array(readFileSync(path));
  return [bytes, ...Object.values(unzipSync(bytes))].map((part) => strFromU8(part)).join('\n');
};

/** Which of the words a package holds. */
const found = (path: string, words: readonly string[]): readonly string[] => {
  const all = bytesOf(path);
  return words.filter((word) => all.includes(word));
};

const replyTo = async (client: EngineClient, uid: string, body: string) => {
  const listed = good(await client.annotations.list({})).items;
  const note = listed.find(({ annotation }) => annotation.uid === uid);
  if (note === undefined) throw new Error('no annotation');
  return good(await client.annotations.reply({ annotation: note.annotation.id, body })).info;
};

const noteWith = async (client: EngineClient, uid: string) =>
  good(await client.annotations.list({})).items.find(({ annotation }) => annotation.uid === uid);

/** An annotation of a kind that says something in every member that has words. */
const telling = (word: string): Partial<AnnotationContent> => ({
  kind: 'alternative',
  body: `${word}-body`,
  wording: `${word}-wording`,
  tags: [`${word}-tag`],
});
const wordsOf = (word: string) => ['body', 'wording', 'tag'].map((part) => `${word}-${part}`);

describe('a package', () => {
  it('holds no word of what was removed, made private or rewritten since an earlier package', async () => {
    const host = await hosting();
    const { client } = host;
    const removed = await annotate(client, [[1, 'en', 'He']], telling('REMOVED'));
    const hidden = await annotate(client, [[2, 'en', 'sky']], telling('HIDDEN'));
    const rewritten = await annotate(client, [[3, 'en', 'nobody']], telling('REWRITTEN'));
    const kept = await annotate(client, [[4, 'en', 'end']], telling('KEPT'));
    await annotate(client, [[4, 'en', 'The']], { ...telling('PRIVATE'), visibility: 'private' });
    for (const [{ annotation }, word] of [
      [removed, 'REMOVED'],
      [hidden, 'HIDDEN'],
      [kept, 'KEPT'],
    ] as const)
      await replyTo(client, annotation.uid, `${word}-reply`);
    const first = await handOver(host);
    const words = ['REMOVED', 'HIDDEN', 'REWRITTEN', 'KEPT', 'PRIVATE'].flatMap(wordsOf);
    const replies = ['REMOVED-reply', 'HIDDEN-reply', 'KEPT-reply'];
    expect(found(first, [...words, ...replies])).toEqual([
      ...words.filter((word) => !word.startsWith('PRIVATE')),
      ...replies,
    ]);
    const guest = await taking(host, first, '甲');

    const keptReply = (await noteWith(client, kept.annotation.uid))?.replies[0];
    if (keptReply === undefined) throw new Error('no reply');
    good(await client.annotations.removeReply({ reply: keptReply.id }));
    good(await client.annotations.remove({ annotations: [removed.annotation.id] }));
    good(
      await client.annotations.update({
        annotation: hidden.annotation.id,
        content: { visibility: 'private' },
      }),
    );
    good(
      await client.annotations.update({
        annotation: rewritten.annotation.id,
        content: { body: 'anew', wording: null, tags: [] },
      }),
    );
    const second = await handOver(host);
    expect(found(second, [...words, ...replies])).toEqual(wordsOf('KEPT'));
    const third = await handOver(host);
    expect(found(third, [...words, ...replies])).toEqual(wordsOf('KEPT'));

    // A copy made of the first package hears of it when it is handed back and answered, and passes no word on.
    const back = await handBack(guest);
    expect(good(await merge(host, back)).conflicts).toBe(0);
    expect(await noteWith(client, removed.annotation.uid)).toBeUndefined();
    expect((await noteWith(client, hidden.annotation.uid))?.annotation.visibility).toBe('private');
    const late = await taking(host, second, '乙');
    expect(await noteWith(late.client, removed.annotation.uid)).toBeUndefined();
    expect(found(await handBack(late), [...words, ...replies])).toEqual(wordsOf('KEPT'));
    const path = `${host.folder}/answers.duizhao-review`;
    good(await client.review.package({ job: 'answers', review: host.review.id, kind: 'answers', path }));
    expect(found(path, [...words, ...replies])).toEqual(wordsOf('KEPT'));
  });

  it('holds the words of a removed annotation only while it is read with the answers to it', async () => {
    const host = await hosting();
    const { client } = host;
    const { annotation } = await annotate(client, [[1, 'en', 'He']], telling('GONE'));
    const guest = await taking(host, await handOver(host), '甲');
    await replyTo(guest.client, annotation.uid, 'ANSWERED');
    good(await client.annotations.remove({ annotations: [annotation.id] }));
    expect(found(await handOver(host), wordsOf('GONE'))).toEqual([]);
    good(await merge(host, await handBack(guest)));
    expect((await noteWith(client, annotation.uid))?.annotation.body).toBe('GONE-body');
    expect(found(await handOver(host), [...wordsOf('GONE'), 'ANSWERED'])).toEqual([
      ...wordsOf('GONE'),
      'ANSWERED',
    ]);
    const [conflict] = good(await client.review.conflicts({ review: host.review.id }));
    const gone = conflict?.versions.find((one) => one.removed);
    if (conflict === undefined || gone === undefined) throw new Error('no conflict');
    const { list, uid } = conflict;
    good(await client.review.settle({ review: host.review.id, list, uid, key: gone.key }));
    expect(await noteWith(client, annotation.uid)).toBeUndefined();
    expect(found(await handOver(host), [...wordsOf('GONE'), 'ANSWERED'])).toEqual([]);
  });

  it('handed back holds nothing of what the reviewer took back', async () => {
    const host = await hosting();
    const sent = await handOver(host);
    const guest = await taking(host, sent, '甲');
    const { client } = guest;
    const assess = async (row: number, word: string) => {
      const segment = await segmentOf(client, row);
      const item = good(await client.review.frozen({ segments: [segment] }))[0]?.items[0];
      if (item === undefined) throw new Error('no suggestion');
      const said = {
        category: null,
        severity: 'minor',
        preferential: false,
        reason: `${word}-reason`,
      } as const;
      const of = { item: item.id, segment, side: 'en' } as const;
      good(await client.review.assess({ ...of, assessment: said }));
      return () => client.review.assess({ ...of, assessment: null });
    };
    await write(client, 1, 'He SUGGESTED away.');
    await assess(1, 'REVERTED');
    await write(client, 1, 'He went away.');
    await write(client, 2, 'The sky was dark and UNASSESSED.');
    const takeBack = await assess(2, 'TAKENBACK');
    good(await takeBack());
    await write(client, 3, 'There was STANDING.');
    await assess(3, 'STANDING');
    const words = ['SUGGESTED', 'REVERTED', 'UNASSESSED', 'TAKENBACK', 'STANDING', 'STANDING-reason'];
    const kept = ['UNASSESSED', 'STANDING', 'STANDING-reason'];
    expect(found(await handBack(guest), words)).toEqual(kept);
    // Sent once, and taken back only then.
    await write(client, 3, 'There was nobody.');
    const back = await handBack(guest);
    expect(found(back, words)).toEqual(['UNASSESSED']);
    good(await merge(host, back));
    expect(await itemsIn(host)).toMatchObject([{ inserted: 'UNASSESSED' }]);
  });

  it('holds nothing of what once stood round annotated words', async () => {
    const host = await hosting();
    const { client } = host;
    await write(client, 2, 'The UNSAID sky was dark and cold.');
    await annotate(client, [[2, 'en', 'dark']], { body: 'Why dark?' });
    await write(client, 2, 'The sky was dark and cold.');
    await write(client, 3, 'There was UNSENT nobody.');
    good(await client.review.nextRound({ review: host.review.id }));
    const path = await handOver(host);
    expect(found(path, ['UNSAID', 'UNSENT', 'Why dark?'])).toEqual(['UNSENT', 'Why dark?']);
    const guest = await taking(host, path, '甲');
    expect(good(await guest.client.annotations.list({})).items).toMatchObject([
      { anchors: [{ status: 'live', words: 'dark' }] },
    ]);
    expect(good(await merge(host, await handBack(guest)))).toMatchObject({ same: true });
  });
});

import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EngineClient } from '#api/contract.ts';
import type { AnnotationInfo } from '#api/annotations.ts';
import { readPackage } from '#engine/review/package-file/read.ts';
import { annotate } from '../annotating.ts';
import { codeOf, good } from '../fixtures.ts';
import { returned } from './much-returned.ts';
import {
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
  type Guest,
  type Host,
} from './reviewing.ts';

const notesOf = async (client: EngineClient): Promise<readonly AnnotationInfo[]> =>
  good(await client.annotations.list({})).items;

const noteWith = async (client: EngineClient, uid: string): Promise<AnnotationInfo | undefined> =>
  (await notesOf(client)).find(({ annotation }) => annotation.uid === uid);

const idOf = async (client: EngineClient, uid: string) => {
  const found = await noteWith(client, uid);
  if (found === undefined) throw new Error(`no annotation ${uid}`);
  return found.annotation.id;
};

const rewrite = async (client: EngineClient, uid: string, body: string) =>
  good(await client.annotations.update({ annotation: await idOf(client, uid), content: { body } }));

const remove = async (client: EngineClient, uid: string) =>
  good(await client.annotations.remove({ annotations: [await idOf(client, uid)] }));

const reply = async (client: EngineClient, uid: string, body: string) =>
  good(await client.annotations.reply({ annotation: await idOf(client, uid), body }));

const bodies = async (client: EngineClient, uid: string) => {
  const found = await noteWith(client, uid);
  return found === undefined
    ? null
    : [found.annotation.body, ...found.replies.map(({ body }) => body).toSorted()];
};

/** A translator's note on "dark" in row 2, shared with two reviewers. */
const shared = async (): Promise<{ host: Host; a: Guest; b: Guest; uid: string }> => {
  const host = await hosting();
  const { annotation } = await annotate(host.client, [[2, 'en', 'dark']], { body: 'Why dark?' });
  await annotate(host.client, [[2, 'en', 'cold']], { body: 'mine alone', visibility: 'private' });
  const sent = await handOver(host);
  const [a, b] = [await taking(host, sent, '甲'), await taking(host, sent, '乙')];
  return { host, a, b, uid: annotation.uid };
};

const conflictsOf = async ({ client, review }: Host) =>
  good(await client.review.conflicts({ review: review.id }));

const settle = async (host: Host, text: string) => {
  const [conflict] = await conflictsOf(host);
  const version = conflict?.versions.find((one) => one.text === text);
  if (conflict === undefined || version === undefined) throw new Error(`no version says ${text}`);
  const { list, uid } = conflict;
  return host.client.review.settle({ review: host.review.id, list, uid, key: version.key });
};

describe('annotations and replies', () => {
  it('of the translator stand in a copy on their words, private ones at home', async () => {
    const { host, a } = await shared();
    const [only, ...others] = await notesOf(a.client);
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      row: 2,
      annotation: { body: 'Why dark?' },
      anchors: [{ status: 'live', words: 'dark' }],
    });
    expect(await problemsOf(a)).toEqual([]);
    const before = await tablesOf(host);
    expect(good(await merge(host, await handBack(a)))).toMatchObject({ same: true });
    expect(await tablesOf(host)).toEqual(before);
  });

  it('come back changed, answered, new and removed, in whatever order', async () => {
    const { host, a, b, uid } = await shared();
    await rewrite(a.client, uid, 'Why so dark?');
    await reply(a.client, uid, 'It was night.');
    await reply(b.client, uid, 'It was winter.');
    const fresh = await annotate(b.client, [[1, 'en', 'away']], { body: 'where to?' });
    const back = [await handBack(a), await handBack(b)];
    const before = await tablesOf(host);
    const results = [];
    for (const order of [back, back.toReversed()]) {
      for (const path of order) expect(good(await merge(host, path)).conflicts).toBe(0);
      expect(await bodies(host.client, uid)).toEqual(['Why so dark?', 'It was night.', 'It was winter.']);
      expect(await noteWith(host.client, fresh.annotation.uid)).toMatchObject({
        row: 1,
        anchors: [{ status: 'live', words: 'away' }],
      });
      expect(await problemsOf(host)).toEqual([]);
      results.push(await tablesOf(host));
      for (const path of order) expect(good(await merge(host, path)).same).toBe(true);
      await undo(host, 2);
      expect(await tablesOf(host)).toEqual(before);
    }
    expect(results[1]).toEqual(results[0]);
  });

  it('are put where their words are now, and nowhere when these are gone', async () => {
    const { host, a } = await shared();
    const there = await annotate(a.client, [[3, 'en', 'nobody']], { body: 'no one' });
    const lost = await annotate(a.client, [[4, 'en', 'end']], { body: 'finish' });
    await write(host.client, 3, 'But there was nobody.');
    await write(host.client, 4, 'Curtain.');
    good(await merge(host, await handBack(a)));
    expect(await noteWith(host.client, there.annotation.uid)).toMatchObject({
      anchors: [{ start: 14, status: 'live', words: 'nobody' }],
    });
    expect((await noteWith(host.client, lost.annotation.uid))?.anchors[0]?.status).not.toBe('live');
    expect(await problemsOf(host)).toEqual([]);
  });

  it('on words the reviewer suggested are on the words they stand for', async () => {
    const { host, a } = await shared();
    await write(a.client, 1, 'Then he walked far away.');
    const { annotation } = await annotate(a.client, [[1, 'en', 'away']], { body: 'where to?' });
    good(await merge(host, await handBack(a)));
    expect(await noteWith(host.client, annotation.uid)).toMatchObject({
      anchors: [{ start: 8, status: 'live', words: 'away' }],
    });
    good(await host.client.review.answer({ review: host.review.id, items: {}, decision: 'accepted' }));
    expect(await noteWith(host.client, annotation.uid)).toMatchObject({
      anchors: [{ start: 19, status: 'live', words: 'away' }],
    });
    expect(await problemsOf(host)).toEqual([]);
  });

  it('move with suggestions that are applied while they come', async () => {
    const { host, a, uid } = await shared();
    await write(a.client, 2, 'The evening sky was dark and cold.');
    const { annotation } = await annotate(a.client, [[2, 'en', 'cold']], { body: 'icy?' });
    good(await merge(host, await handBack(a), true));
    expect(await noteWith(host.client, annotation.uid)).toMatchObject({
      anchors: [{ start: 29, status: 'live', words: 'cold' }],
    });
    expect(await noteWith(host.client, uid)).toMatchObject({ anchors: [{ start: 20, words: 'dark' }] });
    expect(await problemsOf(host)).toEqual([]);
  });
});

describe('a reply', () => {
  it('stays below its annotation whatever others say it answers, and changes there', async () => {
    const { host, b, uid } = await shared();
    const { annotation: other } = await annotate(b.client, [[1, 'en', 'away']], { body: 'Away?' });
    await reply(b.client, uid, 'It was winter.');
    good(await merge(host, await handBack(b)));
    const [own] = (await noteWith(b.client, uid))?.replies ?? [];
    good(await b.client.annotations.editReply({ reply: own?.id ?? 0, body: 'It was autumn.' }));
    const back = await handBack(b);
    const { content } = good(await readPackage(back, back, null));
    const elsewhere = await returned(host, back, () => ({
      ...content.record,
      replies: content.record.replies.map((one) => ({
        ...one,
        value: { ...one.value, annotation: other.uid },
      })),
    }));
    good(await merge(host, elsewhere));
    expect(await bodies(host.client, uid)).toEqual(['Why dark?', 'It was autumn.']);
    expect(await bodies(host.client, other.uid)).toEqual(['Away?']);
    expect(await problemsOf(host)).toEqual([]);
  });
});

describe('what was changed in two files apart', () => {
  it('is a conflict that shows the same version whoever comes first, and is settled by choosing', async () => {
    const { host, a, b, uid } = await shared();
    await rewrite(a.client, uid, 'A says.');
    await rewrite(b.client, uid, 'B says.');
    const back = [await handBack(a), await handBack(b)];
    const shownFirst: unknown[] = [];
    for (const order of [back, back.toReversed()]) {
      const counted = [];
      for (const path of order) counted.push(good(await merge(host, path)).conflicts);
      expect(counted).toEqual([0, 1]);
      shownFirst.push(await tablesOf(host));
      if (order === back) await undo(host, 2);
    }
    expect(shownFirst[1]).toEqual(shownFirst[0]);
    expect(await countsOf(host)).toMatchObject({ conflicts: 1 });
    const [conflict] = await conflictsOf(host);
    // Both versions are of the translator's note: what tells them apart is who changed it, in which round, when, in which file.
    const told = conflict?.versions.map(({ text, from }) => [text, from?.name, from?.round, from?.file]);
    expect(told?.toSorted()).toEqual([
      ['A says.', '甲', 1, basename(back[0] ?? '')],
      ['B says.', '乙', 1, basename(back[1] ?? '')],
    ]);
    for (const { changed } of conflict?.versions ?? []) expect(changed).toMatch(/^\d{4}-/);
    expect(conflict).toMatchObject({ list: 'annotations', row: 2 });
    expect(conflict?.versions.map(({ text }) => text).toSorted()).toEqual(['A says.', 'B says.']);
    const shown = (await bodies(host.client, uid))?.[0];
    const other = shown === 'A says.' ? 'B says.' : 'A says.';
    good(await settle(host, other));
    expect(await bodies(host.client, uid)).toEqual([other]);
    expect(await conflictsOf(host)).toEqual([]);
    for (const path of back) expect(good(await merge(host, path)).same).toBe(true);
    const key = conflict?.versions[0]?.key ?? '';
    const again = await host.client.review.settle({ review: host.review.id, list: 'annotations', uid, key });
    expect(codeOf(again)).toBe('review.unknown-version');
    await undo(host);
    expect(await bodies(host.client, uid)).toEqual([shown]);
    expect(await conflictsOf(host)).toHaveLength(1);
    expect(await problemsOf(host)).toEqual([]);
  });

  it('is not settled by editing the one that is shown', async () => {
    const { host, a, b, uid } = await shared();
    await rewrite(a.client, uid, 'A says.');
    await rewrite(b.client, uid, 'B says.');
    for (const guest of [a, b]) good(await merge(host, await handBack(guest)));
    const shown = (await bodies(host.client, uid))?.[0];
    await rewrite(host.client, uid, 'Mine.');
    const other = shown === 'A says.' ? 'B says.' : 'A says.';
    const [conflict] = await conflictsOf(host);
    expect(conflict?.versions.map(({ text }) => text).toSorted()).toEqual([other, 'Mine.'].toSorted());
    const own = conflict?.versions.find(({ text }) => text === 'Mine.');
    const theirs = conflict?.versions.find(({ text }) => text === other);
    expect([own?.from, theirs?.from?.name]).toEqual([null, other === 'A says.' ? '甲' : '乙']);
    good(await settle(host, 'Mine.'));
    expect(await bodies(host.client, uid)).toEqual(['Mine.']);
    expect(await problemsOf(host)).toEqual([]);
  });

  it('is shown as it was rewritten where another removed it', async () => {
    const { host, a, b, uid } = await shared();
    await rewrite(a.client, uid, 'A says.');
    await remove(b.client, uid);
    const back = [await handBack(a), await handBack(b)];
    for (const order of [back, back.toReversed()]) {
      for (const path of order) good(await merge(host, path));
      expect(await bodies(host.client, uid)).toEqual(['A says.']);
      expect(await conflictsOf(host)).toMatchObject([{ list: 'annotations', uid }]);
      expect(await problemsOf(host)).toEqual([]);
      await undo(host, 2);
    }
  });

  it('comes back with an answer to it, though the translator had removed what was shown of it', async () => {
    const { host, a, b, uid } = await shared();
    await rewrite(a.client, uid, 'A says.');
    await rewrite(b.client, uid, 'B says.');
    for (const guest of [a, b]) good(await merge(host, await handBack(guest)));
    await remove(host.client, uid);
    await reply(b.client, uid, 'It was winter.');
    good(await merge(host, await handBack(b)));
    const shown = await bodies(host.client, uid);
    expect(shown).toContain('It was winter.');
    await reply(a.client, uid, 'It was night.');
    good(await merge(host, await handBack(a)));
    expect((await bodies(host.client, uid))?.slice(1)).toEqual(['It was night.', 'It was winter.']);
    expect(await conflictsOf(host)).toMatchObject([{ list: 'annotations', uid }]);
    expect(await problemsOf(host)).toEqual([]);
  });

  it('stays to be read where it was removed in one and answered in another', async () => {
    const { host, a, b, uid } = await shared();
    await remove(a.client, uid);
    await reply(b.client, uid, 'It was winter.');
    const back = [await handBack(a), await handBack(b)];
    for (const order of [back, back.toReversed()]) {
      for (const path of order) good(await merge(host, path));
      expect(await bodies(host.client, uid)).toEqual(['Why dark?', 'It was winter.']);
      const [conflict] = await conflictsOf(host);
      expect(conflict?.versions.map(({ removed }) => removed)).toEqual([true, false]);
      const settleOn = async (removed: boolean) => {
        const key = conflict?.versions.find((one) => one.removed === removed)?.key ?? '';
        good(await host.client.review.settle({ review: host.review.id, list: 'annotations', uid, key }));
        expect(await conflictsOf(host)).toEqual([]);
      };
      await settleOn(true);
      expect(await bodies(host.client, uid)).toBeNull();
      await undo(host);
      await settleOn(false);
      expect(await bodies(host.client, uid)).toEqual(['Why dark?', 'It was winter.']);
      expect(await problemsOf(host)).toEqual([]);
      await undo(host, 3);
      expect(await bodies(host.client, uid)).toEqual(['Why dark?']);
    }
  });
});

describe('what is undone', () => {
  it('after it went out stays undone when it comes back; what is others’ own comes again', async () => {
    const { host, a, uid } = await shared();
    const fresh = await annotate(a.client, [[1, 'en', 'away']], { body: 'where to?' });
    const back = await handBack(a);
    good(await merge(host, back));
    await rewrite(host.client, uid, 'Why not light?');
    const second = await handOver(host);
    const c = await taking(host, second, '丙');
    await undo(host, 2);
    expect(await bodies(host.client, uid)).toEqual(['Why dark?']);
    expect(await bodies(host.client, fresh.annotation.uid)).toBeNull();
    await write(c.client, 4, 'That is the end.');
    good(await merge(host, await handBack(c)));
    expect(await bodies(host.client, uid)).toEqual(['Why dark?']);
    // 丙 had it of the second package; it is 甲's, and was never withdrawn.
    expect(await bodies(host.client, fresh.annotation.uid)).toEqual(['where to?']);
    expect(good(await merge(host, back)).same).toBe(true);
    expect(await problemsOf(host)).toEqual([]);
  });

  it('of taking something in brings back the file as it was, and it can be taken in again', async () => {
    const { host, a, uid } = await shared();
    await remove(a.client, uid);
    const back = await handBack(a);
    const before = await tablesOf(host);
    good(await merge(host, back));
    expect(await bodies(host.client, uid)).toBeNull();
    const after = await tablesOf(host);
    await undo(host);
    expect(await tablesOf(host)).toEqual(before);
    good(await merge(host, back));
    expect(await tablesOf(host)).toEqual(after);
  });
});

describe('a package that is opened once more', () => {
  it('goes on from what its reviewer said before', async () => {
    const { host, a } = await shared();
    await write(a.client, 1, 'He walked away.');
    good(await merge(host, await handBack(a)));
    const again = await taking(host, await handOver(host), '甲');
    await write(again.client, 3, 'There was no one.');
    good(await merge(host, await handBack(again)));
    expect((await itemsIn(host)).map(({ inserted, standing }) => [inserted, standing])).toEqual([
      ['walked', 'free'],
      ['no one', 'free'],
    ]);
  });

  it('tells its reviewer what was answered to the suggestions it goes on from', async () => {
    const { host, a } = await shared();
    await write(a.client, 1, 'He walked away.');
    good(await merge(host, await handBack(a)));
    const asked = { review: host.review.id, items: {}, decision: 'rejected', reason: 'He ran.' } as const;
    good(await host.client.review.answer(asked));
    const { client } = await taking(host, await handOver(host), '甲');
    const segments = [await segmentOf(client, 1), await segmentOf(client, 2)];
    const [row, other] = good(await client.review.frozen({ segments }));
    const [item] = row?.items ?? [];
    expect(row?.items).toMatchObject([{ removed: 'went', inserted: 'walked' }]);
    expect(row?.answers).toMatchObject([{ item: item?.id, decision: 'rejected', reason: 'He ran.' }]);
    expect(other).toMatchObject({ items: [], answers: [] });
  });

  it('shows its reviewer their own suggestions with the answers where it only tells those', async () => {
    const { host, a } = await shared();
    await write(a.client, 3, 'There was no one.');
    good(await merge(host, await handBack(a)));
    const asked = { review: host.review.id, items: {}, decision: 'rejected', reason: 'He ran.' } as const;
    good(await host.client.review.answer(asked));
    const path = join(host.folder, 'answers.duizhao-review');
    const { review } = host;
    good(await host.client.review.package({ job: 'answers', review: review.id, kind: 'answers', path }));
    const { client } = await taking(host, path, '甲');
    const segment = await segmentOf(client, 3);
    const [row] = good(await client.review.frozen({ segments: [segment] }));
    expect(row?.items).toEqual([]);
    expect(row?.earlier).toMatchObject([
      { reviewer: '甲', inserted: 'no one', answers: [{ decision: 'rejected', reason: 'He ran.' }] },
    ]);
    const next = { after: { row: 1, side: 'en' }, want: 'unseen' } as const;
    expect(good(await client.review.next(next))).toMatchObject({ row: 3, side: 'en' });
  });
});

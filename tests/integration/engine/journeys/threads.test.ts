import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { EngineClient } from '#api/contract.ts';
import type { AnnotationId } from '#core/model/index.ts';
import { plainContent } from '../annotating.ts';
import { good, startEngine } from '../fixtures.ts';
import { openTelling, placeOf, tellingOf } from './telling.ts';

/* The same as `journeys.test.ts`: what becomes of annotations that two people changed apart, and of those in a document that somebody else changed. Nothing that was said may be lost. */

const named = async (client: EngineClient, body: string): Promise<AnnotationId> => {
  const { items } = good(await client.annotations.list({ count: 200 }));
  const found = items.find(({ annotation }) => annotation.body === body);
  if (found === undefined) throw new Error(`no annotation says ${body}`);
  return found.annotation.id;
};

it('keeps what was said of annotations that one side removed, changed or answered', async () => {
  const { client, folder, tell, tellPackage, text } = await openTelling();
  const bodies = [
    'removed here',
    'removed there',
    'changed here',
    'changed on both sides',
    'answered here',
    'of nobody else',
  ];
  for (const [n, body] of bodies.entries()) {
    const visibility = body === 'of nobody else' ? ('private' as const) : ('shared' as const);
    const ranges = [await placeOf(client, 'en', `Sentence ${n + 6}`)];
    good(await client.annotations.create({ content: { ...plainContent, body, visibility }, ranges }));
  }
  const scope = { is: 'all' as const };
  const { id: review } = good(
    await client.review.open({ title: 'Threads', asked: 'suggest', scope, sides: ['en'] }),
  );
  const sent = join(folder, 'sent.duizhao-review');
  await tell('package', client.review.package({ job: 'j', review, path: sent }));
  tellPackage(sent);

  const guest = startEngine(join(folder, 'guest'));
  const path = join(folder, 'guest.duizhao');
  good(await guest.client.review.take({ job: 'j', from: { path: sent }, reviewer: '甲', path }));
  const own = await tellingOf(guest, folder);
  // One reply: of several, what comes here is numbered by identities that are drawn by lot.
  const answered = await named(guest.client, 'removed here');
  await own.tell('reply', guest.client.annotations.reply({ annotation: answered, body: '甲 replies' }));
  const there = async (body: string) => [await named(guest.client, body)];
  await own.tell('remove', guest.client.annotations.remove({ annotations: await there('removed there') }));
  const [changed] = await there('changed on both sides');
  if (changed === undefined) throw new Error('none');
  await own.tell(
    'change',
    guest.client.annotations.update({ annotation: changed, content: { body: '甲 says' } }),
  );
  await own.tell(
    'resolve',
    guest.client.annotations.resolve({ annotations: await there('changed here'), reason: 'done' }),
  );
  const back = join(folder, 'back.duizhao-review');
  await own.tell('back', guest.client.review.package({ job: 'j', path: back }));
  tellPackage(back);

  const here = async (body: string) => [await named(client, body)];
  await tell('remove', client.annotations.remove({ annotations: await here('removed here') }));
  for (const body of ['changed here', 'changed on both sides']) {
    const [annotation] = await here(body);
    if (annotation === undefined) throw new Error('none');
    await tell(
      `change ${body}`,
      client.annotations.update({ annotation, content: { tags: ['x'], body: `T: ${body}` } }),
    );
  }
  for (const body of ['removed there', 'answered here']) {
    const [annotation] = await here(body);
    if (annotation === undefined) throw new Error('none');
    await tell(`reply to ${body}`, client.annotations.reply({ annotation, body: `T on ${body}` }));
  }
  await tell('merge', client.review.merge({ job: 'j', from: { path: back } }));
  // Versions that came at the same time are in the order of their keys.
  const conflicts = good(await client.review.conflicts({ review })).toSorted(
    (one, other) => (one.row ?? 0) - (other.row ?? 0),
  );
  for (const { list, uid, versions } of conflicts) {
    const [first] = versions.toSorted((one, other) => (one.text < other.text ? -1 : 1));
    const wish = { review, list, uid, key: first?.key ?? '' };
    await tell(`settle for ${first?.text}`, client.review.settle(wish));
    await tell('settle once more', client.review.settle(wish));
  }
  await tell('merge again', client.review.merge({ job: 'j', from: { path: back } }));
  await tell('undo', client.history.undo({}));
  await tell('redo', client.history.redo({}));
  const answers = join(folder, 'answers.duizhao-review');
  await tell('answers', client.review.package({ job: 'j', review, kind: 'answers', path: answers }));
  tellPackage(answers);
  await expect(text()).toMatchFileSnapshot('threads.txt');
});

it('carries annotations, translations and repairs into a newer version of a document', async () => {
  const { client, folder, tell, end } = await openTelling();
  const from = { path: join(folder, 'letter.txt') };
  const versions = {
    'the same':
      '親愛的朋友：\n\n　　來信收到了。我發(fā)現(xiàn)這里的天氣很好 ，現(xiàn)在也是,\n只是夜裡有一點冷。\n\n　　請代我問候大家。\n',
    'a word changed, a sentence added':
      '親愛的老朋友：\n\n　　來信收到了。昨天還在等。我發(fā)現(xiàn)這里的天氣很好 ，現(xiàn)在也是,\n只是夜裡有一點冷。\n\n　　請代我問候大家。\n',
    'sentences moved and gone':
      '　　請代我問候大家。\n\n親愛的朋友：\n\n　　我發(fā)現(xiàn)這里的天氣很好 ，現(xiàn)在也是,\n',
    'all of it another': '完全是別的文章。\n\n沒有一句是一樣的。\n',
  };
  good(
    await client.annotations.create({
      content: { ...plainContent, body: 'Of the weather.' },
      ranges: [await placeOf(client, 'source', '天氣')],
    }),
  );
  for (const [name, text] of Object.entries(versions)) {
    writeFileSync(from.path, text);
    await tell(`compare ${name}`, client.documents.compare({ document: 2, from, job: name }));
    const updated = await tell(`update ${name}`, client.documents.update({ document: 2, from, job: 'j' }));
    if (updated.ok) await tell(`undo ${name}`, client.history.undo({}));
  }
  await tell('redo the last', client.history.redo({}));
  await tell('sound', client.project.check({}));
  await expect(await end()).toMatchFileSnapshot('newer-versions.txt');
});

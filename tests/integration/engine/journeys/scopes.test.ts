import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { EngineClient } from '#api/contract.ts';
import type { RichText } from '#core/model/index.ts';
import { plain } from '#core/model/index.ts';
import { plainContent, rowNumbered } from '../annotating.ts';
import { good, startEngine } from '../fixtures.ts';
import { openTelling, placeOf, tellingOf } from './telling.ts';

/* The same as `reviews.test.ts`: what a review is of, suggestions with inline codes and in Chinese, all of them answered at once, and what a reviewer sees of earlier rounds. */

const write = async (client: EngineClient, row: number, side: string, after: RichText) => {
  const { segment, cells } = await rowNumbered(client, row);
  return client.cells.edit({ segment, side, before: cells[side]?.text ?? '', after });
};

it('measures and draws what a review is to be of', async () => {
  const { client, tell, end } = await openTelling();
  await tell('targets', client.documents.setTargets({ document: 2, targets: ['zh-Hans'] }));
  const segments = await Promise.all([2, 3, 4].map(async (row) => (await rowNumbered(client, row)).segment));
  for (const sides of [['en'], ['zh-Hans'], ['zh-Hans', 'en']])
    for (const scope of [
      { is: 'all' as const },
      { is: 'rows' as const, from: 4, to: 2 },
      { is: 'rows' as const, from: 14, to: 99 },
      { is: 'filter' as const, filter: 'some', segments },
      { is: 'sample' as const, characters: 40, seed: 'one' },
      { is: 'sample' as const, characters: 40, seed: 'two' },
      { is: 'sample' as const, characters: 100_000, seed: 'one' },
    ])
      await tell(`${sides.join(' ')} of ${JSON.stringify(scope)}`, client.review.measure({ scope, sides }));
  for (const seed of ['one', 'two'])
    await tell(
      `open a sample ${seed}`,
      client.review.open({
        title: seed,
        asked: 'comment',
        scope: { is: 'sample', characters: 40, seed },
        sides: ['en'],
      }),
    );
  await tell(
    'open nothing',
    client.review.open({
      title: 'x',
      asked: 'suggest',
      scope: { is: 'rows', from: 90, to: 99 },
      sides: ['en'],
    }),
  );
  await tell(
    'open an unknown column',
    client.review.open({ title: 'x', asked: 'suggest', scope: { is: 'all' }, sides: ['ja'] }),
  );
  await expect(await end()).toMatchFileSnapshot('scopes.txt');
});

it('takes suggestions with inline codes and in Chinese, answers all at once, and shows them in the next round', async () => {
  const { client, folder, tell, tellPackage, end } = await openTelling();
  const { id: review } = good(
    await client.review.open({
      title: 'Codes',
      asked: 'suggest',
      scope: { is: 'all' },
      sides: ['en', 'zh-Hans'],
    }),
  );
  const sent = join(folder, 'sent.duizhao-review');
  good(await client.review.package({ job: 'j', review, path: sent }));
  await tell('write meanwhile', write(client, 4, 'en', plain('Written meanwhile.')));
  const bold: RichText = {
    text: '老人坐在窗边，望着对面的楼梯发呆。',
    tags: [
      { at: 12, kind: 'open', id: 1, type: 'strong' },
      { at: 14, kind: 'close', id: 1, type: 'strong' },
    ],
  };
  const broken: RichText = { text: 'Undone.', tags: [{ at: 6, kind: 'empty', id: -1, type: 'break' }] };
  for (const [n, reviewer] of ['甲', '乙', '丙'].entries()) {
    const engine = startEngine(join(folder, `guest-${n}`));
    const path = join(folder, `guest-${n}.duizhao`);
    good(await engine.client.review.take({ job: 'j', from: { path: sent }, reviewer, path }));
    good(await write(engine.client, 2, 'zh-Hans', n === 0 ? bold : plain(bold.text)));
    good(
      await write(
        engine.client,
        2,
        'en',
        plain(`The very old man${n === 2 ? '' : ' still'} sits by a window.`),
      ),
    );
    good(await write(engine.client, 5, 'en', n === 0 ? broken : plain('Undone again.')));
    good(await write(engine.client, 4, 'en', plain(n === 0 ? 'Sentence 4 was put into English.' : '')));
    if (n < 2)
      good(
        await engine.client.annotations.create({
          content: {
            ...plainContent,
            kind: n === 0 ? 'question' : 'alternative',
            body: `Of ${reviewer}.`,
            visibility: n === 0 ? 'shared' : 'private',
          },
          ranges: [await placeOf(engine.client, 'en', 'window')],
        }),
      );
    good(await engine.client.review.finish({ finished: true }));
    const back = join(folder, `back-${n}.duizhao-review`);
    good(await engine.client.review.package({ job: 'j', path: back }));
    await tell(`merge ${reviewer}`, client.review.merge({ job: 'j', from: { path: back } }));
    await engine.close();
  }
  const { items } = good(await tell('items', client.review.items({ review })));
  for (const filter of [
    { standings: ['free' as const, 'clash' as const] },
    { reviewers: ['乙'] },
    { sides: ['zh-Hans'] },
    { decisions: ['accepted' as const] },
    { search: '望着' },
    { segments: items.slice(0, 1).map(({ segment }) => segment) },
  ])
    await tell(`items of ${JSON.stringify(filter)}`, client.review.items({ review, filter, count: 2 }));
  const { segment } = await rowNumbered(client, 2);
  await tell('choices', client.review.choices({ review, segment, side: 'zh-Hans' }));
  const fifth = (await rowNumbered(client, 5)).segment;
  await tell('choices of one code', client.review.choices({ review, segment: fifth, side: 'en' }));
  await tell('choices of another', client.review.choices({ review, segment, side: 'source' }));
  const place = { review, segment, side: 'zh-Hans' };
  await tell(
    'decide for one',
    client.review.decide({ ...place, is: 'reviewer', reviewer: '甲', text: bold.text, reason: 'So.' }),
  );
  await tell(
    'decide for what nobody wrote',
    client.review.decide({ ...place, is: 'reviewer', reviewer: '丁', text: bold.text }),
  );
  await tell('decide for another text', client.review.decide({ ...place, is: 'combined', text: 'x' }));
  const fourth = { ...place, segment: (await rowNumbered(client, 4)).segment, side: 'en' };
  await tell('choices of what was changed meanwhile', client.review.choices(fourth));
  await tell('write behind them', write(client, 5, 'en', plain('Written behind them.')));
  await tell('items of it', client.review.items({ review, filter: { segments: [fifth] } }));
  await tell(
    'accept all that is left',
    client.review.answer({
      review,
      items: { standings: ['free', 'clash', 'conflict'] },
      decision: 'accepted',
      reason: 'Thanks.',
    }),
  );
  await tell(
    'accept all of another',
    client.review.answer({ review, items: { reviewers: ['丁'] }, decision: 'accepted' }),
  );
  await tell(
    'answer one again',
    client.review.answer({ review, items: items.slice(0, 1).map(({ id }) => id), decision: 'rejected' }),
  );
  await tell('conflicts', client.review.conflicts({ review }));
  await tell('overview', client.review.overview({}));
  await tell('next round', client.review.nextRound({ review }));
  const again = join(folder, 'again.duizhao-review');
  await tell('package again', client.review.package({ job: 'j', review, path: again }));
  tellPackage(again);
  const guest = startEngine(join(folder, 'guest-again'));
  good(
    await guest.client.review.take({
      job: 'j',
      from: { path: again },
      reviewer: '甲',
      path: join(folder, 'again.duizhao'),
    }),
  );
  const own = await tellingOf(guest, folder);
  const rows = await Promise.all(
    [2, 4, 5].map(async (row) => (await rowNumbered(guest.client, row)).segment),
  );
  for (const [n, one] of rows.entries())
    await own.tell(`earlier ${n}`, guest.client.review.frozen({ segments: [one] }));
  await own.tell('next', guest.client.review.next({ after: { row: 1, side: 'en' }, want: 'unseen' }));
  for (const [n, text] of ['', 'Sentence 5.'].entries())
    await own.tell(`write ${n}`, write(guest.client, 4 + n, 'en', plain(text)));
  await own.tell(
    'accept what is empty',
    guest.client.review.accept({ segment: rows[1] ?? segment, side: 'en' }),
  );
  await own.tell(
    'accept what was written',
    guest.client.review.accept({ segment: rows[2] ?? segment, side: 'en' }),
  );
  await own.tell('accept again', guest.client.review.accept({ segment: rows[2] ?? segment, side: 'en' }));
  await own.tell('accept an original', guest.client.review.accept({ segment, side: 'source' }));
  await expect(await own.end()).toMatchFileSnapshot('reviewer-again.txt');
  for (let n = 0; n < 4; n += 1) await tell(`undo ${n + 1}`, client.history.undo({}));
  await expect(await end()).toMatchFileSnapshot('codes-in-reviews.txt');
});

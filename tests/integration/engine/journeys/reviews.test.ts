import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { EngineClient } from '#api/contract.ts';
import { plain } from '#core/model/index.ts';
import { plainContent, rowNumbered } from '../annotating.ts';
import { good, startEngine } from '../fixtures.ts';
import { openTelling, placeOf, tellingOf } from './telling.ts';

/* The same as `journeys.test.ts`: reviews of several people over several rounds, and reviews by way of Word documents and books. */

const write = async (client: EngineClient, row: number, text: string) => {
  const { segment, cells } = await rowNumbered(client, row);
  return client.cells.edit({ segment, side: 'en', before: cells['en']?.text ?? '', after: plain(text) });
};

it('goes through two rounds with two reviewers who disagree', async () => {
  const { client, folder, tell, tellFile, tellPackage, end } = await openTelling();
  const all = await Promise.all([2, 3, 4, 5].map(async (row) => (await rowNumbered(client, row)).segment));
  const { id: review } = good(
    await tell(
      'open',
      client.review.open({
        title: 'Two rounds',
        asked: 'score',
        scope: { is: 'filter', filter: 'some', segments: all },
        sides: ['en', 'zh-Hans'],
        reviewers: ['甲', '乙'],
      }),
    ),
  );
  const sent = join(folder, 'sent.duizhao-review');
  const passphrase = 'correct horse';
  await tell('package', client.review.package({ job: 'j', review, path: sent, passphrase }));
  await tell('peek without the passphrase', client.review.peek({ from: { path: sent } }));
  await tell('peek with a wrong one', client.review.peek({ from: { path: sent }, passphrase: 'no' }));
  await tell('peek', client.review.peek({ from: { path: sent }, passphrase }));

  const guests = new Map<string, Awaited<ReturnType<typeof tellingOf>>>();
  for (const [n, reviewer] of ['甲', '乙'].entries()) {
    const engine = startEngine(join(folder, `guest-${n}`));
    const path = join(folder, `guest-${n}.duizhao`);
    good(await engine.client.review.take({ job: 'j', from: { path: sent }, passphrase, reviewer, path }));
    guests.set(reviewer, await tellingOf(engine, folder));
  }
  const [first, second] = [guests.get('甲'), guests.get('乙')];
  if (first === undefined || second === undefined) throw new Error('no guests');
  const texts = ['An old man sits at a window.', 'He spoke: “It dries.”', 'Sentence 4, put into English.'];
  for (const [n, text] of texts.entries())
    await first.tell(`甲 writes ${n}`, write(first.client, n + 2, text));
  await second.tell('乙 writes', write(second.client, 2, 'A very old man sits by the window.'));
  await second.tell('乙 writes the same', write(second.client, 3, texts[1] ?? ''));
  for (const [{ client: own, tell: told }, marked] of [
    [first, 'English'],
    [second, 'Sentence'],
  ] as const) {
    const { segment } = await rowNumbered(own, 2);
    const place = await told('next', own.review.next({ after: { row: 1, side: 'en' }, want: 'unassessed' }));
    const item = (place.ok ? place.value?.item : null) ?? '';
    const assessment = { category: 'style', severity: 'major' as const, reason: 'Why.', preferential: false };
    await told('assess', own.review.assess({ item, segment, side: 'en', assessment }));
    await told('assess badly', own.review.assess({ item: 'none', segment, side: 'en', assessment }));
    await told(
      'mark an error',
      own.annotations.create({
        content: {
          ...plainContent,
          kind: 'error',
          category: 'mistranslation',
          severity: 'critical',
          body: 'No.',
        },
        ranges: [await placeOf(own, 'en', marked)],
      }),
    );
    const { items } = good(await own.annotations.list({}));
    const [note] = items.map(({ annotation }) => annotation.id);
    if (note !== undefined) await told('reply', own.annotations.reply({ annotation: note, body: 'Seen.' }));
    const third = (await rowNumbered(own, 5)).segment;
    await told('accept', own.review.accept({ segment: third, side: 'en' }));
    await told('accept what is locked', own.review.accept({ segment: third, side: 'source' }));
    await told('overview', own.review.overview({}));
    await told('finish', own.review.finish({ finished: true }));
  }
  await expect(await first.end()).toMatchFileSnapshot('reviewer-first.txt');
  for (const n of [0, 1]) {
    const engine = [first, second][n];
    if (engine === undefined) continue;
    if (n === 0) good(await engine.client.project.open({ path: join(folder, 'guest-0.duizhao') }));
    const back = join(folder, `back-${n}.duizhao-review`);
    await tell(`back ${n}`, engine.client.review.package({ job: 'j', path: back }));
    tellPackage(back);
    await tell(`merge ${n}`, client.review.merge({ job: 'j', from: { path: back }, apply: n === 1 }));
  }
  const { items } = good(await tell('items', client.review.items({ review })));
  for (const item of items.slice(0, 2))
    await tell('choices', client.review.choices({ review, segment: all[0] ?? item.segment, side: 'en' }));
  const conflicts = good(await tell('conflicts', client.review.conflicts({ review })));
  for (const { list, uid, versions } of conflicts.slice(0, 2))
    await tell('settle', client.review.settle({ review, list, uid, key: versions.at(-1)?.key ?? '' }));
  await tell('score', client.review.score({ review }));
  await tell('overview', client.review.overview({}));
  await tell('undo the merge', client.history.undo({}));
  await tell('redo the merge', client.history.redo({}));
  const ids = items.map(({ id }) => id);
  await tell('accept some', client.review.answer({ review, items: ids.slice(0, 2), decision: 'accepted' }));
  await tell(
    'accept with other words',
    client.review.answer({ review, items: ids.slice(2, 3), decision: 'accepted', wording: 'Other words.' }),
  );
  await tell(
    'reject all that is left',
    client.review.answer({ review, items: { standings: ['free'] }, decision: 'rejected', reason: 'Kept.' }),
  );
  for (const format of ['csv', 'html'] as const) {
    const path = join(folder, `report.${format}`);
    await tell(`report ${format}`, client.review.report({ review, job: 'j', format, path }));
    tellFile(path);
  }
  const answers = join(folder, 'answers.duizhao-review');
  await tell('answers', client.review.package({ job: 'j', review, kind: 'answers', path: answers }));
  tellPackage(answers);
  await second.tell(
    'take answers',
    second.client.review.takeDecisions({ job: 'j', from: { path: answers } }),
  );
  await second.tell('decisions', second.client.review.decisions({}));
  await second.tell('undo', second.client.history.undo({}));
  await tell('edit', write(client, 3, 'A new third.'));
  await tell('next round', client.review.nextRound({ review }));
  const again = join(folder, 'again.duizhao-review');
  await tell('package again', client.review.package({ job: 'j', review, path: again }));
  tellPackage(again);
  await second.tell('peek', second.client.review.peek({ from: { path: again } }));
  await expect(await second.end()).toMatchFileSnapshot('reviewer-second.txt');
  await expect(await end()).toMatchFileSnapshot('review-rounds.txt');
});

it('sends a review as a Word document and as a book, and reads both back', async () => {
  const { client, folder, tell, tellFile, end } = await openTelling();
  const { id: review } = good(
    await client.review.open({ title: 'Word', asked: 'comment', scope: { is: 'all' }, sides: ['en'] }),
  );
  const path = join(folder, 'review.docx');
  await tell('write', client.review.writeDocx({ review, job: 'j', side: 'en', path }));
  await tell('edit meanwhile', write(client, 4, 'Changed meanwhile.'));
  await tell('read', client.review.readDocx({ review, job: 'j', from: { path }, reviewer: '丙' }));
  await tell('items', client.review.items({ review }));
  await tell('layouts', client.books.layouts({}));
  const columns = ['source', 'en'];
  const back = ['notes', 'glossary', 'changes'] as const;
  for (const output of ['html', 'csv', 'docx', 'epub'] as const) {
    const to = join(folder, `book.${output}`);
    const written = await tell(
      `book ${output}`,
      client.books.write({
        job: 'j',
        columns,
        output,
        path: to,
        notes: 'all',
        settings: {
          back: output === 'html' ? [] : [...back].filter((part) => part !== 'changes'),
          readings: 'pinyin',
          level: 0,
        },
      }),
    );
    if (written.ok && (output === 'html' || output === 'csv')) tellFile(to);
    if (written.ok && (output === 'docx' || output === 'epub'))
      await tell(`read ${output}`, client.review.readBook({ job: 'j', from: { path: to } }));
  }
  for (const row of [1, 6])
    await tell(
      `preview from ${row}`,
      client.books.preview({ columns, output: 'html', row, nonce: 'n', notes: 'export', settings: {} }),
    );
  const profile = {
    duizhao: 'book-profile' as const,
    version: 1 as const,
    name: 'Mine',
    columns,
    notes: 'all' as const,
  };
  const saved = join(folder, 'mine.json');
  await tell('save a profile', client.books.saveProfile({ profile, path: saved }));
  tellFile(saved);
  await tell('read a profile', client.books.readProfile({ from: { path: saved } }));
  await tell('read no profile', client.books.readProfile({ from: { path: join(folder, 'book.html') } }));
  await expect(await end()).toMatchFileSnapshot('documents-back.txt');
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { plain } from '#core/model/index.ts';
import { plainContent, rowNumbered } from '../annotating.ts';
import { good, startEngine } from '../fixtures.ts';
import { openTelling, placeOf, tellingOf } from './telling.ts';

/* The same as `journeys.test.ts` with calls that read and write files, reviews and memories among them. */

it('sends a review, takes what came back, and decides', async () => {
  const { client, folder, tell, end } = await openTelling();
  const overview = good(await tell('overview', client.review.overview({})));
  const round = overview.role === 'host' ? overview.reviews[0] : undefined;
  if (round === undefined) throw new Error('no review');
  const review = round.id;
  const sent = join(folder, 'sent.duizhao-review');
  await tell('package', client.review.package({ job: 'j', review, path: sent }));
  await tell('peek', client.review.peek({ from: { path: sent } }));

  const guest = startEngine(join(folder, 'guest'));
  const path = join(folder, 'guest.duizhao');
  good(await guest.client.review.take({ job: 'j', from: { path: sent }, reviewer: '甲', path }));
  const own = await tellingOf(guest, folder);
  const { segment, cells } = await rowNumbered(guest.client, 2);
  await own.tell('guest overview', guest.client.review.overview({}));
  await own.tell('frozen', guest.client.review.frozen({ segments: [segment] }));
  await own.tell(
    'accept',
    guest.client.review.accept({ segment: (await rowNumbered(guest.client, 1)).segment, side: 'en' }),
  );
  const before = cells['en']?.text ?? '';
  const after = plain('The aged man sits by the window.');
  await own.tell('suggest', guest.client.cells.edit({ segment, side: 'en', before, after }));
  const third = await rowNumbered(guest.client, 3);
  await own.tell(
    'suggest more',
    guest.client.cells.edit({
      segment: third.segment,
      side: 'en',
      before: third.cells['en']?.text ?? '',
      after: plain('He said:'),
    }),
  );
  await own.tell(
    'comment',
    guest.client.annotations.create({
      content: { ...plainContent, body: 'Why?' },
      ranges: [await placeOf(guest.client, 'en', 'Sentence')],
    }),
  );
  await own.tell('next', guest.client.review.next({ after: { row: 1, side: 'en' }, want: 'unseen' }));
  await own.tell(
    'next to assess',
    guest.client.review.next({ after: { row: 1, side: 'en' }, want: 'unassessed' }),
  );
  const changes = good(
    await own.tell('frozen again', guest.client.review.frozen({ segments: [segment, third.segment] })),
  );
  expect(changes).not.toEqual([]);
  await own.tell('finish', guest.client.review.finish({ finished: true }));
  await own.tell(
    'write when finished',
    guest.client.cells.edit({ segment, side: 'en', before: after.text, after: plain('') }),
  );
  const back = join(folder, 'back.duizhao-review');
  await own.tell('back', guest.client.review.package({ job: 'j', path: back }));
  await expect(await own.end()).toMatchFileSnapshot('reviewer.txt');

  await tell('peek back', client.review.peek({ from: { path: back } }));
  await tell('merge', client.review.merge({ job: 'j', from: { path: back } }));
  await tell('merge again', client.review.merge({ job: 'j', from: { path: back } }));
  const found = good(await tell('items', client.review.items({ review })));
  await tell(
    'items of a reviewer',
    client.review.items({ review, filter: { reviewers: ['甲'], standings: ['free'] } }),
  );
  await tell('items with words', client.review.items({ review, filter: { search: 'aged' } }));
  await tell('conflicts', client.review.conflicts({ review }));
  await tell('score', client.review.score({ review }));
  const [one, ...others] = found.items.map((item) => item.id);
  if (one === undefined) throw new Error('no items');
  await tell('choices', client.review.choices({ review, segment, side: 'en' }));
  await tell('accept one', client.review.answer({ review, items: [one], decision: 'accepted' }));
  await tell(
    'reject others',
    client.review.answer({ review, items: others, decision: 'rejected', reason: 'No.' }),
  );
  await tell('decide', client.review.decide({ review, segment, side: 'en', is: 'mine', text: before }));
  await tell('measured', client.review.measure({ scope: { is: 'all' }, sides: ['en'] }));
  for (const format of ['csv', 'html'] as const)
    await tell(
      `report ${format}`,
      client.review.report({ review, job: 'j', format, path: join(folder, `report.${format}`) }),
    );
  const answers = join(folder, 'answers.duizhao-review');
  await tell('answers', client.review.package({ job: 'j', review, kind: 'answers', path: answers }));
  await tell('next round', client.review.nextRound({ review }));
  await tell('close', client.review.close({ review, closed: true }));
  await tell('close again', client.review.close({ review, closed: true }));
  await tell('open again', client.review.close({ review, closed: false }));
  await expect(await end()).toMatchFileSnapshot('review.txt');
});

it('fills memories, searches them and changes their units', async () => {
  const { client, folder, tell, tellFile, end } = await openTelling();
  const path = good(await tell('create', client.memory.create({ name: 'First' })))[0]?.path ?? '';
  await tell('list', client.memory.list({}));
  const pairs = [
    ['老人坐在窗邊，看著對面的樓梯發呆。', 'An old man sat by the window.'],
    ['老人坐在窗邊。', 'The old man sat at the window.'],
    ['街上沒有人。', 'There was nobody in the street.'],
    ['街上沒有人。', 'The street was empty.'],
    ['2026年1月2日，30% 的人來了。', 'On 2 January 2026, 30 % came.'],
  ];
  const table = join(folder, 'units.tmx');
  writeFileSync(
    table,
    `<?xml version="1.0"?><tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="zh-Hant" datatype="plaintext"/><body>${pairs
      .map(
        ([zh, en], n) =>
          `<tu creationid="p${n % 2}" creationdate="2026010${n + 1}T000000Z"><tuv xml:lang="zh-Hant"><seg>${zh}</seg></tuv><tuv xml:lang="en"><seg>${en}</seg></tuv></tu>`,
      )
      .join('')}</body></tmx>`,
  );
  await tell('import', client.memory.import({ path, from: { path: table }, job: 'j' }));
  await tell('info', client.memory.info({ path }));
  await tell('set', client.memory.set({ path, penalty: 3, writes: true }));
  const { segment } = await rowNumbered(client, 2);
  await tell('look up', client.memory.lookup({ segment, least: 0.5 }));
  await tell('find', client.memory.find({ path, text: '老人坐在窗邊。', least: 0.5 }));
  await tell('search', client.memory.search({ text: '窗' }));
  await tell('search in', client.memory.searchIn({ path, text: 'window' }));
  await tell('differences', client.memory.differences({}));
  await tell('repeats', client.memory.repeats({}));
  await tell('repeats filled', client.memory.setRepeats({ fills: true }));
  await tell(
    'pretranslate',
    client.bulk.pretranslate({ segments: [segment], sides: ['en'], job: 'j', least: 0.6 }),
  );
  const { units } = good(await tell('units', client.memoryUnits.list({ path })));
  await tell('units with words', client.memoryUnits.list({ path, text: '街' }));
  await tell('units the same', client.memoryUnits.list({ path, same: true }));
  await tell('units of a person', client.memoryUnits.list({ path, author: 'p1' }));
  await tell('units of a time', client.memoryUnits.list({ path, from: '2026-01-02', to: '2026-01-03' }));
  await tell('facets', client.memoryUnits.facets({ path }));
  const [first, second] = units;
  if (first === undefined || second === undefined) throw new Error('no units');
  const translations = [{ language: 'en', text: 'Changed.' }];
  await tell('edit', client.memoryUnits.edit({ path, unit: first.id, original: '老人。', translations }));
  await tell('get', client.memoryUnits.get({ path, unit: first.id }));
  await tell('remove', client.memoryUnits.remove({ path, units: [second.id], job: 'j' }));
  await tell('merge', client.memoryUnits.merge({ path, job: 'j' }));
  for (const n of [1, 2, 3]) await tell(`undo ${n}`, client.memoryUnits.undo({ path, job: 'j' }));
  await tell('redo', client.memoryUnits.redo({ path, job: 'j' }));
  await tell('units now', client.memoryUnits.list({ path }));
  const out = join(folder, 'out.tmx');
  await tell('export', client.memory.export({ path, to: out, job: 'j' }));
  tellFile(out);
  await tell(
    'export found',
    client.memory.exportFound({ text: '窗', format: 'csv', path: join(folder, 'found.csv'), job: 'j' }),
  );
  tellFile(join(folder, 'found.csv'));
  await tell('create another', client.memory.create({ name: 'Second' }));
  await tell('move', client.memory.move({ path, to: 1 }));
  await tell('detach', client.memory.detach({ path }));
  await tell('attach', client.memory.attach({ path, writes: false }));
  await expect(await end()).toMatchFileSnapshot('memory.txt');
});

it('keeps terms in the project and in termbases', async () => {
  const { client, folder, tell, tellFile, end } = await openTelling();
  await tell('list', client.terms.list({}));
  await tell('names', client.terms.list({ kind: 'person' }));
  await tell('with words', client.terms.list({ text: 'louti' }));
  const { segment } = await rowNumbered(client, 2);
  await tell('in a row', client.terms.inRow({ segment }));
  const terms = [
    { language: 'zh-Hant', text: '茶館', status: 'preferred' as const },
    { language: 'en', text: 'teahouse', status: 'preferred' as const },
  ];
  const added = good(await tell('add', client.terms.add({ terms, note: 'A place.' })));
  const content = { terms: [...terms, { language: 'en', text: 'tea shop', status: 'forbidden' as const }] };
  await tell('impact', client.terms.impact({ concept: added.id, content }));
  await tell('change', client.terms.change({ concept: added.id, content }));
  await tell('get', client.terms.get({ concept: added.id }));
  await tell('romanise', client.terms.romanise({ text: '歐陽修', kind: 'person' }));
  const pair = {
    first: { segment, side: 'source', text: '老人' },
    second: { segment, side: 'en', text: 'old man' },
  };
  await tell('pair', client.terms.addPair(pair));
  const made = good(await tell('create', client.termbases.create({ name: 'House' })));
  const path = made.find(({ name }) => name === 'House')?.path ?? '';
  await tell('available', client.termbases.available({}));
  await tell('transfer', client.termbases.transfer({ concepts: [added.id], to: path, keep: true }));
  await tell('set', client.termbases.set({ path, writes: true, takesNew: true }));
  await tell('find', client.termbases.find({ path, text: '茶' }));
  await tell('info', client.termbases.info({ path }));
  await tell('undo', client.termbases.undo({ path, job: 'j' }));
  await tell('redo', client.termbases.redo({ path, job: 'j' }));
  for (const format of ['csv', 'tbx'] as const) {
    const to = join(folder, `terms.${format}`);
    await tell(`export ${format}`, client.terms.export({ to, format, job: 'j' }));
    tellFile(to);
  }
  await tell(
    'import',
    client.terms.import({ from: { path: join(folder, 'terms.tbx') }, termbase: path, job: 'j' }),
  );
  await tell('off', client.termbases.set({ path, on: false }));
  await tell('list termbases', client.termbases.list({}));
  await tell('remove', client.terms.remove({ concepts: [added.id] }));
  await tell('detach', client.termbases.detach({ path }));
  await tell('undo of the project', client.history.undo({}));
  await tell('words', client.spelling.addWords({ words: ['Laoren', 'x1'] }));
  await tell('words gone', client.spelling.removeWords({ words: ['x1'] }));
  await expect(await end()).toMatchFileSnapshot('terms.txt');
});

it('checks texts, and ignores and mends what is found', async () => {
  const { client, tell, end } = await openTelling();
  const { segment, cells } = await rowNumbered(client, 2);
  const after = plain('There are 30 steps ,in the the house ');
  await tell('edit', client.cells.edit({ segment, side: 'en', before: cells['en']?.text ?? '', after }));
  await tell('groups', client.checks.groups({}));
  await tell('warnings', client.checks.groups({ severity: 'warning' }));
  const { findings } = good(await tell('list', client.checks.list({})));
  await tell('of a row', client.checks.list({ segment }));
  await tell('next', client.checks.next({ after: 1 }));
  await tell('last', client.checks.next({ after: 2, backwards: true }));
  const at = findings.map(({ check, code, words, segment: place, side }) => ({
    check,
    code,
    words,
    segment: place,
    side,
  }));
  for (const [n, finding] of at.slice(0, 4).entries()) {
    if (n % 2 === 0)
      await tell(`ignore ${n}`, client.checks.ignore({ finding, where: n === 0 ? 'here' : 'everywhere' }));
    else await tell(`fix ${n}`, client.checks.fix({ finding }));
  }
  const ignored = good(await tell('ignored', client.checks.ignored({})));
  await tell('fix all', client.checks.fixAll({}));
  await tell(
    'unignore',
    client.checks.unignore({
      entries: ignored.entries.map((one) => ({
        check: one.check,
        code: one.code,
        words: one.words,
        segment: one.segment,
        side: one.side,
      })),
    }),
  );
  await tell('repairs', client.cleanup.groups({}));
  const { repairs } = good(await tell('repairs listed', client.cleanup.list({})));
  await tell('accepted', client.cleanup.list({ decision: 'accepted' }));
  const [one, ...others] = repairs.map(({ id }) => id);
  if (one === undefined) throw new Error('no repairs');
  await tell('refuse', client.cleanup.decide({ repairs: [one], decision: 'refused' }));
  await tell('accept', client.cleanup.decide({ repairs: others.slice(0, 2), decision: 'accepted' }));
  await tell('offer', client.cleanup.decide({ repairs: [one], decision: 'offered' }));
  for (let n = 0; n < 6; n += 1) await tell(`undo ${n + 1}`, client.history.undo({}));
  await expect(await end()).toMatchFileSnapshot('checks.txt');
});

it('changes columns and documents, and writes files', async () => {
  const { client, folder, tell, tellFile, end } = await openTelling();
  await tell('formats', client.documents.formats({}));
  await tell('add a column', client.columns.add({ language: 'fr' }));
  await tell('change it', client.columns.change({ column: 'fr', label: 'Français' }));
  await tell('order', client.columns.order({ columns: ['fr', 'en', 'zh-Hans'] }));
  await tell('remove it', client.columns.remove({ column: 'fr' }));
  await tell('targets', client.documents.setTargets({ document: 2, targets: ['en'] }));
  writeFileSync(join(folder, 'letter.txt'), '親愛的朋友：\n\n　　來信收到了，很高興。\n\n新的一句。\n');
  const from = { path: join(folder, 'letter.txt') };
  await tell('inspect', client.documents.inspect({ from }));
  await tell('compare', client.documents.compare({ document: 2, from, job: 'compare' }));
  await tell('compared', client.documents.compared({ job: 'compare' }));
  await tell('update', client.documents.update({ document: 2, from, job: 'j' }));
  await tell('undo', client.history.undo({}));
  await tell('redo', client.history.redo({}));
  await tell('import', client.documents.import({ from, into: 'open', job: 'j', cleans: false }));
  await tell('remove', client.documents.remove({ document: 1 }));
  await tell('undo', client.history.undo({}));
  await tell('configure', client.project.configure({ region: 'hk', protectedWords: [{ word: '里' }] }));
  await tell('notes', client.exports.notes({ columns: ['source', 'en'] }));
  for (const format of ['txt', 'md', 'html', 'tmx', 'xliff', 'srt']) {
    const wish = {
      job: 'j',
      columns: ['source', 'en'],
      format,
      document: 1,
      path: join(folder, `out.${format}`),
    };
    const done = await tell(`export ${format}`, client.exports.run({ ...wish, notes: 'all' }));
    if (done.ok && format !== 'html' && format !== 'tmx' && format !== 'xliff') tellFile(wish.path);
  }
  await tell(
    'check an export',
    client.exports.check({ job: 'j', columns: ['en'], format: 'md', document: 1, fill: true }),
  );
  await tell('fill all', client.exports.all({ job: 'j', columns: ['en'], folder: join(folder, 'all') }));
  await tell(
    'annotations',
    client.annotations.export({ job: 'j', format: 'jsonld', path: join(folder, 'notes.jsonld') }),
  );
  tellFile(join(folder, 'notes.jsonld'));
  await tell(
    'annotations with private ones',
    client.annotations.export({
      job: 'j',
      format: 'csv',
      path: join(folder, 'notes.csv'),
      filter: { visibilities: ['private', 'shared'] },
    }),
  );
  tellFile(join(folder, 'notes.csv'));
  await tell(
    'annotations back',
    client.annotations.import({ from: { path: join(folder, 'notes.jsonld') }, job: 'j' }),
  );
  await tell('copy', client.project.copy({}));
  await tell('recent', client.library.recent({}));
  await tell('back up', client.backups.make({}));
  await tell('backups', client.backups.list({}));
  await expect(await end()).toMatchFileSnapshot('files.txt');
});

import { expect, it } from 'vitest';
import type { AnnotationGroup } from '#api/annotation-values.ts';
import { plain } from '#core/model/index.ts';
import { plainContent, rowNumbered } from '../annotating.ts';
import { good } from '../fixtures.ts';
import { openTelling, placeOf } from './telling.ts';

/*
 * Calls of the engine one after another on a project that has something in every table, each with its answer and what it changed. `<name>.txt` holds what is answered now: where a
 * change of the code changes it, the lines that differ are looked through, and it is written anew by `vitest run FILE -u`.
 */

const sides = ['source', 'zh-Hans', 'en'] as const;

it('says of a project what is in it', async () => {
  const { client, tell, end } = await openTelling({ allTables: true });
  await tell('info', client.project.info({}));
  await tell('counts', client.project.counts({}));
  await tell('lengths', client.project.lengths({}));
  await tell('enter', client.project.enter({ pageSize: 4 }));
  await tell('page', client.rows.page({ from: 2, count: 3 }));
  await tell('page beyond', client.rows.page({ from: 900, count: 3 }));
  await tell('paragraphs', client.rows.paragraphs({}));
  const { segment } = await rowNumbered(client, 3);
  await tell('key', client.rows.key({ segment }));
  for (const want of ['untranslated', 'unconfirmed', 'stale', 'open-repair'] as const) {
    await tell(`next ${want}`, client.rows.next({ after: 2, side: 'en', want }));
    await tell(`last ${want}`, client.rows.next({ after: 5, side: 'en', want, backwards: true }));
  }
  await tell('states', client.rows.filter({ cells: [{ side: 'en', states: ['reviewed', 'empty'] }] }));
  await tell('locked', client.rows.filter({ cells: [{ locked: true }] }));
  await tell('stale', client.rows.filter({ cells: [{ stale: true }] }));
  await tell('words', client.rows.filter({ cells: [{ side: 'source', text: '发现' }] }));
  await tell('exact words', client.rows.filter({ cells: [{ text: '发现', exactScript: true }] }));
  await tell('annotated', client.rows.filter({ annotated: 'any' }));
  await tell('open notes', client.rows.filter({ annotated: 'open' }));
  await tell('repairs', client.rows.filter({ openRepairs: true }));
  await tell('findings', client.rows.filter({ findings: true }));
  await tell('segments', client.rows.segments({ runs: [[2, 4]] }));
  await tell('documents', client.documents.choices({ document: 1 }));
  await tell('overview', client.review.overview({}));
  await tell('measured', client.review.measure({ scope: { is: 'all' }, sides: ['en'] }));
  await tell('layouts', client.books.layouts({}));
  await tell('sound', client.project.check({}));
  await expect(await end()).toMatchFileSnapshot('project.txt');
});

it('says of the history what happened', async () => {
  const { client, tell, end } = await openTelling();
  const entries = good(await tell('history', client.history.list({})));
  await tell('of a row', client.history.list({ segment: (await rowNumbered(client, 2)).segment }));
  await tell('earlier', client.history.list({ before: entries[4]?.sequence ?? 0, count: 3 }));
  for (const { sequence } of entries) await tell(`changes ${sequence}`, client.history.changes({ sequence }));
  for (let n = 0; n < 12; n += 1) await tell(`undo ${n + 1}`, client.history.undo({}));
  for (let n = 0; n < 13; n += 1) await tell(`redo ${n + 1}`, client.history.redo({}));
  await expect(await end()).toMatchFileSnapshot('history.txt');
});

it('finds words and exchanges them', async () => {
  const { client, tell, end } = await openTelling();
  const search = { mode: 'plain' as const, sides: [...sides] };
  for (const [name, query] of Object.entries({
    plain: { ...search, text: 'sentence' },
    case: { ...search, text: 'sentence', matchCase: true },
    word: { ...search, text: 'old', wholeWord: true },
    script: { ...search, text: '后来' },
    exact: { ...search, text: '后来', exactScript: true },
    pattern: { ...search, mode: 'regex' as const, text: 'Sentence (\\d+)' },
    wrong: { ...search, mode: 'regex' as const, text: '(' },
    nothing: { ...search, text: 'nowhere' },
  }))
    await tell(name, client.find.search({ query }));
  const row = await rowNumbered(client, 4);
  const query = { ...search, mode: 'regex' as const, text: 'Sentence (\\d+)' };
  await tell(
    'one',
    client.find.replace({
      query,
      replacement: 'line $1',
      only: [{ segment: row.segment, side: 'en', hit: 0 }],
    }),
  );
  await tell('all', client.find.replace({ query, replacement: 'line $1' }));
  await tell('undo', client.history.undo({}));
  await expect(await end()).toMatchFileSnapshot('find.txt');
});

it('changes cells and segments', async () => {
  const { client, tell, end } = await openTelling();
  const [second, third, fourth] = [
    await rowNumbered(client, 2),
    await rowNumbered(client, 3),
    await rowNumbered(client, 4),
  ];
  const segments = [second.segment, third.segment, fourth.segment];
  const edit = (side: string, before: string, after: string) =>
    client.cells.edit({ segment: fourth.segment, side, before, after: plain(after) });
  const own = fourth.cells['en']?.text ?? '';
  await tell('edit', edit('en', own, 'A fourth.'));
  await tell('edit from another text', edit('en', own, 'A fifth.'));
  await tell('edit the same', edit('en', 'A fourth.', 'A fourth.'));
  await tell('edit Simplified', edit('zh-Hans', fourth.cells['zh-Hans']?.text ?? '', '第四句。'));
  await tell('edit the source', edit('source', fourth.cells['source']?.text ?? '', '第四句話乾淨了。'));
  await tell(
    'convert',
    client.cells.convert({ segments: [fourth.segment], side: 'zh-Hans', overwriteEdited: false }),
  );
  await tell(
    'convert edited',
    client.cells.convert({ segments: 'all', side: 'zh-Hans', overwriteEdited: true }),
  );
  await tell('state', client.cells.setState({ segments, side: 'en', state: 'approved' }));
  await tell('lock', client.cells.lock({ segments, side: 'en', locked: true }));
  await tell('edit locked', edit('en', 'A fourth.', 'No.'));
  await tell('unlock', client.cells.lock({ segments, side: 'en', locked: false }));
  await tell('copy', client.cells.copySource({ segment: third.segment, side: 'en' }));
  await tell(
    'choose',
    client.cells.chooseAlternative({ segment: fourth.segment, side: 'zh-Hans', at: 4, to: '乾' }),
  );
  const job = 'bulk';
  await tell(
    'bulk state',
    client.bulk.setState({ segments, sides: ['en'], job, state: 'reviewed', raise: true }),
  );
  await tell(
    'bulk lock',
    client.bulk.lock({ segments: [second.segment], sides: ['en', 'zh-Hans'], job, locked: true }),
  );
  await tell(
    'bulk convert',
    client.bulk.convert({ segments, sides: ['zh-Hans'], job, overwriteEdited: true }),
  );
  await tell('bulk copy', client.bulk.copySource({ segments, sides: ['en'], job }));
  await tell('bulk unlock', client.bulk.lock({ segments, sides: ['en', 'zh-Hans'], job, locked: false }));
  await tell('proposed', client.segments.proposeSplit({ segment: second.segment, side: 'source', at: 7 }));
  await tell('split', client.segments.split({ segment: second.segment, side: 'source', at: 7 }));
  await tell('split at an edge', client.segments.split({ segment: second.segment, side: 'en', at: 0 }));
  await tell(
    'split badly',
    client.segments.split({
      segment: third.segment,
      side: 'source',
      at: 1,
      places: [{ side: 'en', at: 9000 }],
    }),
  );
  await tell(
    'counterparts',
    client.alignment.counterparts({ segment: third.segment, side: 'source', at: 1 }),
  );
  await tell('move', client.alignment.move({ segment: third.segment, side: 'en', to: 'behind', at: null }));
  await tell(
    'move part',
    client.alignment.move({ segment: fourth.segment, side: 'en', to: 'before', at: 2 }),
  );
  await tell('gap', client.alignment.insertGap({ segment: third.segment, side: 'en' }));
  await tell('realign', client.alignment.realign({ segment: third.segment, side: 'en' }));
  await tell('gap again', client.alignment.insertGap({ segment: fourth.segment, side: 'zh-Hans' }));
  await tell('realign Simplified', client.alignment.realign({ segment: fourth.segment, side: 'zh-Hans' }));
  await tell('merge', client.segments.merge({ segment: second.segment }));
  for (let n = 0; n < 8; n += 1) await tell(`undo ${n + 1}`, client.history.undo({}));
  await expect(await end()).toMatchFileSnapshot('cells.txt');
});

it('lists annotations, and changes them', async () => {
  const { client, tell, end } = await openTelling();
  for (const group of ['none', 'kind', 'tag', 'author', 'status', 'document'] satisfies AnnotationGroup[])
    await tell(`by ${group}`, client.annotations.list({ group, count: 2 }));
  for (const filter of [
    { kinds: ['error' as const] },
    { tags: ['tone'] },
    { state: 'open' as const },
    { state: 'resolved' as const },
    { visibilities: ['private' as const] },
    { sides: ['source'], without: 'en' },
    { statuses: ['edited' as const] },
    { severities: ['minor' as const] },
    { text: 'elder' },
    { row: 2 },
  ])
    await tell(`facets of ${JSON.stringify(filter)}`, client.annotations.facets({ filter }));
  const { items } = good(await client.annotations.list({}));
  const [first, second, third] = items.map(({ annotation }) => annotation.id);
  if (first === undefined || second === undefined || third === undefined) throw new Error('no annotations');
  const from = { row: 2, side: 'en', at: 0 };
  await tell('next', client.annotations.next({ from }));
  await tell('last', client.annotations.next({ from, backwards: true }));
  await tell('next of a kind', client.annotations.next({ from, filter: { kinds: ['error'] }, after: first }));
  await tell('of', client.annotations.of({ annotations: [second, first] }));
  await tell('occurrences', client.annotations.occurrences({ annotation: first }));
  const water = await placeOf(client, 'source', '水');
  await tell('propose', client.annotations.propose({ ranges: [water], side: 'zh-Hans' }));
  await tell(
    'create',
    client.annotations.create({
      content: { ...plainContent, body: '@B, see `this`.', tags: ['new'] },
      ranges: [water],
    }),
  );
  await tell(
    'create beyond',
    client.annotations.create({ content: plainContent, ranges: [{ ...water, end: 9000 }] }),
  );
  await tell(
    'update',
    client.annotations.update({ annotation: second, content: { body: 'Another.', tags: ['x', 'y'] } }),
  );
  await tell(
    'link',
    client.annotations.link({
      annotation: second,
      side: 'en',
      ranges: [await placeOf(client, 'en', 'Sentence')],
    }),
  );
  await tell('unlink', client.annotations.link({ annotation: second, side: 'en', ranges: [] }));
  await tell('choose', client.annotations.choose({ annotation: second, anchor: 7, candidate: 0 }));
  const replied = good(await tell('reply', client.annotations.reply({ annotation: second, body: 'First.' })));
  await tell('reply again', client.annotations.reply({ annotation: second, body: 'Second.' }));
  const reply = replied.info.replies.at(-1)?.id;
  if (reply === undefined) throw new Error('no reply');
  await tell('edit reply', client.annotations.editReply({ reply, body: 'First, changed.' }));
  await tell('remove reply', client.annotations.removeReply({ reply }));
  await tell('resolve', client.annotations.resolve({ annotations: [second, third], reason: 'wont-fix' }));
  await tell('resolve again', client.annotations.resolve({ annotations: [second], reason: 'done' }));
  await tell('reopen', client.annotations.reopen({ annotations: [first, second] }));
  await tell(
    'each',
    client.annotations.annotateEach({
      annotation: second,
      ranges: [await placeOf(client, 'source', '雨')],
    }),
  );
  await tell('people', client.annotations.people({}));
  await tell('remove', client.annotations.remove({ annotations: [first, third] }));
  await tell('remove again', client.annotations.remove({ annotations: [first] }));
  for (let n = 0; n < 6; n += 1) await tell(`undo ${n + 1}`, client.history.undo({}));
  await expect(await end()).toMatchFileSnapshot('annotations.txt');
});

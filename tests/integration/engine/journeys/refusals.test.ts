import { chmodSync, copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { EngineClient } from '#api/contract.ts';
import { plain, type AnnotationId, type DocumentId, type Result, type SegmentId } from '#core/model/index.ts';
import { plainContent, rowNumbered } from '../annotating.ts';
import { good, startEngine } from '../fixtures.ts';
import { openTelling } from './telling.ts';

/*
 * What every call answers where it cannot do what is asked: without a project, of things that are not there, in a copy of a reviewer, in a finished one, in a project that may only be read. `refusals.txt` holds
 * the answers; each is a failure with a code, and nothing is changed by any of them.
 */

type Asked = {
  readonly segment: SegmentId;
  readonly side: string;
  readonly document: DocumentId;
  readonly annotation: AnnotationId;
  readonly review: string;
  /** Of a file that is there or not. */
  readonly file: string;
  /** Of a folder that files may be written into or not. */
  readonly to: (name: string) => string;
};

type Call = (client: EngineClient, asked: Asked) => Promise<Result<unknown>>;
const job = 'j';

/** Calls with an input that is good in itself. */
const calls: Readonly<Record<string, Call>> = {
  'project.info': (c) => c.project.info({}),
  'project.counts': (c) => c.project.counts({}),
  'project.lengths': (c) => c.project.lengths({}),
  'project.enter': (c) => c.project.enter({ pageSize: 3 }),
  'project.check': (c) => c.project.check({}),
  'project.copy': (c) => c.project.copy({}),
  'project.configure': (c) => c.project.configure({ region: 'hk', protectedWords: [] }),
  'project.keepPlace': (c, { side }) => c.project.keepPlace({ row: 1, side, panel: 'row' }),
  'project.open': (c, { file }) => c.project.open({ path: file }),
  'rows.page': (c) => c.rows.page({ from: 1, count: 2 }),
  'rows.key': (c, { segment }) => c.rows.key({ segment }),
  'rows.of': (c, { segment }) => c.rows.of({ segments: [segment] }),
  'rows.next': (c, { side }) => c.rows.next({ after: 1, side, want: 'stale' }),
  'rows.filter': (c, { side }) => c.rows.filter({ cells: [{ side, stale: true }] }),
  'rows.paragraphs': (c) => c.rows.paragraphs({}),
  'cells.edit': (c, { segment, side }) => c.cells.edit({ segment, side, before: '', after: plain('x') }),
  'cells.setState': (c, { segment, side }) =>
    c.cells.setState({ segments: [segment], side, state: 'approved' }),
  'cells.lock': (c, { segment, side }) => c.cells.lock({ segments: [segment], side, locked: true }),
  'cells.convert': (c, { segment, side }) =>
    c.cells.convert({ segments: [segment], side, overwriteEdited: true }),
  'cells.copySource': (c, { segment, side }) => c.cells.copySource({ segment, side }),
  'cells.chooseAlternative': (c, { segment, side }) =>
    c.cells.chooseAlternative({ segment, side, at: 0, to: '乾' }),
  'bulk.setState': (c, { segment, side }) =>
    c.bulk.setState({ segments: [segment], sides: [side], job, state: 'approved' }),
  'bulk.lock': (c, { segment, side }) =>
    c.bulk.lock({ segments: [segment], sides: [side], job, locked: true }),
  'bulk.convert': (c, { segment, side }) =>
    c.bulk.convert({ segments: [segment], sides: [side], job, overwriteEdited: true }),
  'bulk.copySource': (c, { segment, side }) => c.bulk.copySource({ segments: [segment], sides: [side], job }),
  'bulk.pretranslate': (c, { segment, side }) =>
    c.bulk.pretranslate({ segments: [segment], sides: [side], job, least: 0.7 }),
  'segments.proposeSplit': (c, { segment, side }) => c.segments.proposeSplit({ segment, side, at: 1 }),
  'segments.split': (c, { segment, side }) => c.segments.split({ segment, side, at: 1 }),
  'segments.merge': (c, { segment }) => c.segments.merge({ segment }),
  'alignment.counterparts': (c, { segment, side }) => c.alignment.counterparts({ segment, side, at: 0 }),
  'alignment.move': (c, { segment, side }) => c.alignment.move({ segment, side, to: 'before', at: null }),
  'alignment.insertGap': (c, { segment, side }) => c.alignment.insertGap({ segment, side }),
  'alignment.realign': (c, { segment, side }) => c.alignment.realign({ segment, side }),
  'columns.add': (c) => c.columns.add({ language: 'fr' }),
  'columns.change': (c, { side }) => c.columns.change({ column: side, label: 'x' }),
  'columns.remove': (c, { side }) => c.columns.remove({ column: side }),
  'columns.order': (c, { side }) => c.columns.order({ columns: [side] }),
  'documents.choices': (c, { document }) => c.documents.choices({ document }),
  'documents.remove': (c, { document }) => c.documents.remove({ document }),
  'documents.setTargets': (c, { document, side }) => c.documents.setTargets({ document, targets: [side] }),
  'documents.inspect': (c, { file }) => c.documents.inspect({ from: { path: file } }),
  'documents.import': (c, { file }) => c.documents.import({ from: { path: file }, into: 'open', job }),
  'documents.compare': (c, { document, file }) =>
    c.documents.compare({ document, from: { path: file }, job }),
  'documents.update': (c, { document, file }) => c.documents.update({ document, from: { path: file }, job }),
  'documents.omegat': (c, { file }) => c.documents.omegat({ path: file }),
  'find.search': (c, { side }) => c.find.search({ query: { mode: 'plain', sides: [side], text: 'x' } }),
  'find.replace': (c, { side }) =>
    c.find.replace({ query: { mode: 'plain', sides: [side], text: 'Sentence' }, replacement: 'y' }),
  'history.list': (c) => c.history.list({ count: 1 }),
  'history.undo': (c) => c.history.undo({}),
  'history.redo': (c) => c.history.redo({}),
  'annotations.get': (c, { annotation }) => c.annotations.get({ annotation }),
  'annotations.list': (c) => c.annotations.list({ count: 1 }),
  'annotations.occurrences': (c, { annotation }) => c.annotations.occurrences({ annotation }),
  'annotations.create': (c, { segment, side }) =>
    c.annotations.create({ content: plainContent, ranges: [{ segment, side, start: 0, end: 1 }] }),
  'annotations.update': (c, { annotation }) => c.annotations.update({ annotation, content: { body: 'y' } }),
  'annotations.link': (c, { annotation, side }) => c.annotations.link({ annotation, side, ranges: [] }),
  'annotations.reply': (c, { annotation }) => c.annotations.reply({ annotation, body: 'r' }),
  'annotations.resolve': (c, { annotation }) =>
    c.annotations.resolve({ annotations: [annotation], reason: 'done' }),
  'annotations.reopen': (c, { annotation }) => c.annotations.reopen({ annotations: [annotation] }),
  'annotations.remove': (c, { annotation }) => c.annotations.remove({ annotations: [annotation] }),
  'annotations.export': (c, { to }) => c.annotations.export({ job, format: 'csv', path: to('a.csv') }),
  'annotations.import': (c, { file }) => c.annotations.import({ from: { path: file }, job }),
  'checks.groups': (c) => c.checks.groups({}),
  'checks.fixAll': (c) => c.checks.fixAll({}),
  'cleanup.groups': (c) => c.cleanup.groups({}),
  'cleanup.decide': (c) => c.cleanup.decide({ repairs: [999], decision: 'accepted' }),
  'terms.list': (c) => c.terms.list({}),
  'terms.add': (c) => c.terms.add({ terms: [{ language: 'en', text: 'x', status: 'preferred' }] }),
  'terms.inRow': (c, { segment }) => c.terms.inRow({ segment }),
  'terms.import': (c, { file }) => c.terms.import({ from: { path: file }, job }),
  'terms.export': (c, { to }) => c.terms.export({ to: to('t.tbx'), job }),
  'terms.candidates': (c, { document }) => c.terms.candidates({ document, job }),
  'termbases.list': (c) => c.termbases.list({}),
  'termbases.create': (c) => c.termbases.create({ name: 'T' }),
  'termbases.attach': (c, { file }) => c.termbases.attach({ path: file }),
  'termbases.info': (c, { file }) => c.termbases.info({ path: file }),
  'memory.list': (c) => c.memory.list({}),
  'memory.create': (c) => c.memory.create({ name: 'M' }),
  'memory.attach': (c, { file }) => c.memory.attach({ path: file }),
  'memory.info': (c, { file }) => c.memory.info({ path: file }),
  'memory.lookup': (c, { segment }) => c.memory.lookup({ segment }),
  'memory.search': (c) => c.memory.search({ text: 'x' }),
  'memory.differences': (c) => c.memory.differences({}),
  'memory.import': (c, { file, to }) =>
    c.memory.import({ path: to('m.duizhao-memory'), from: { path: file }, job }),
  'memory.export': (c, { file, to }) => c.memory.export({ path: file, to: to('m.tmx'), job }),
  'spelling.addWords': (c) => c.spelling.addWords({ words: ['x'] }),
  'spelling.set': (c) => c.spelling.set({ checks: true }),
  'damage.list': (c) => c.damage.list({}),
  'damage.cell': (c, { segment, side }) => c.damage.cell({ segment, side }),
  'damage.mend': (c) => c.damage.mend({ item: 'cell 1 en', way: 'accept' }),
  'review.overview': (c) => c.review.overview({}),
  'review.measure': (c, { side }) => c.review.measure({ scope: { is: 'all' }, sides: [side] }),
  'review.open': (c, { side }) =>
    c.review.open({ title: 'x', asked: 'score', scope: { is: 'all' }, sides: [side] }),
  'review.items': (c, { review }) => c.review.items({ review }),
  'review.conflicts': (c, { review }) => c.review.conflicts({ review }),
  'review.score': (c, { review }) => c.review.score({ review }),
  'review.choices': (c, { review, segment, side }) => c.review.choices({ review, segment, side }),
  'review.answer': (c, { review }) => c.review.answer({ review, items: ['x'], decision: 'accepted' }),
  'review.settle': (c, { review }) => c.review.settle({ review, list: 'cells', uid: 'x', key: 'x' }),
  'review.nextRound': (c, { review }) => c.review.nextRound({ review }),
  'review.close': (c, { review }) => c.review.close({ review, closed: true }),
  'review.package': (c, { review, to }) => c.review.package({ job, review, path: to('p.duizhao-review') }),
  'review.report': (c, { review, to }) => c.review.report({ review, job, format: 'csv', path: to('r.csv') }),
  'review.writeDocx': (c, { review, side, to }) =>
    c.review.writeDocx({ review, job, side, path: to('r.docx') }),
  'review.readDocx': (c, { review, file }) => c.review.readDocx({ review, job, from: { path: file } }),
  'review.readBook': (c, { file }) => c.review.readBook({ job, from: { path: file } }),
  'review.peek': (c, { file }) => c.review.peek({ from: { path: file } }),
  'review.merge': (c, { file }) => c.review.merge({ job, from: { path: file } }),
  'review.take': (c, { file, to }) =>
    c.review.take({ job, from: { path: file }, reviewer: '甲', path: to('g.duizhao') }),
  'review.decisions': (c) => c.review.decisions({}),
  'review.takeDecisions': (c, { file }) => c.review.takeDecisions({ job, from: { path: file } }),
  'review.frozen': (c, { segment }) => c.review.frozen({ segments: [segment] }),
  'review.accept': (c, { segment, side }) => c.review.accept({ segment, side }),
  'review.assess': (c, { segment, side }) => c.review.assess({ item: 'x', segment, side, assessment: null }),
  'review.finish': (c) => c.review.finish({ finished: true }),
  'exports.notes': (c, { side }) => c.exports.notes({ columns: [side] }),
  'exports.run': (c, { side, document, to }) =>
    c.exports.run({ job, columns: [side], format: 'txt', document, path: to('x.txt') }),
  'exports.check': (c, { side, document }) =>
    c.exports.check({ job, columns: [side], format: 'txt', document }),
  'exports.all': (c, { side, document, to }) =>
    c.exports.all({ job, columns: [side], documents: [document], folder: to('all') }),
  'exports.omegat': (c, { file }) => c.exports.omegat({ job, path: file }),
  'books.write': (c, { side, document, to }) =>
    c.books.write({ job, columns: [side], document, output: 'html', path: to('b.html'), settings: {} }),
  'books.preview': (c, { side, document }) =>
    c.books.preview({ columns: [side], document, output: 'html', nonce: 'n', settings: {} }),
  'backups.list': (c) => c.backups.list({}),
  'backups.make': (c) => c.backups.make({}),
  'backups.restore': (c) => c.backups.restore({ id: 'none' }),
  'backups.restoreAs': (c, { to }) => c.backups.restoreAs({ id: 'none', path: to('r.duizhao') }),
  'backups.look': (c) => c.backups.look({ id: 'none', from: 1, count: 2 }),
};

const nothing = (folder: string): Asked => ({
  segment: 9999 as SegmentId,
  side: 'ja',
  document: 99 as DocumentId,
  annotation: 999 as AnnotationId,
  review: 'none',
  file: join(folder, 'none.file'),
  to: (name) => join(folder, 'none', 'deeper', name),
});

const told = (result: Result<unknown>): string =>
  result.ok ? 'done' : `${result.error.code} ${JSON.stringify(result.error.params ?? {})}`;

/** Asks for everything, and answers a line for each call. */
const askAll = async (client: EngineClient, asked: Asked, folder: string): Promise<readonly string[]> => {
  const lines: string[] = [];
  for (const [name, call] of Object.entries(calls)) {
    if (name === 'project.open') continue;
    lines.push(`${name}: ${told(await call(client, asked)).replaceAll(folder, '…')}`);
  }
  return lines;
};

it('answers with a failure that says why, and changes nothing', async () => {
  const { client, folder } = await openTelling();
  const lines: string[] = ['== of things that are not there'];
  lines.push(...(await askAll(client, nothing(folder), folder)));
  const first = await rowNumbered(client, 1);
  const review = good(await client.review.overview({}));
  if (review.role !== 'host') throw new Error('no host');
  const sent = join(folder, 'sent.duizhao-review');
  const id = review.reviews[0]?.id ?? '';
  good(await client.review.package({ job, review: id, path: sent }));

  const guest = startEngine(join(folder, 'guest'));
  lines.push('== without a project', ...(await askAll(guest.client, nothing(folder), folder)));
  const path = join(folder, 'guest.duizhao');
  good(await guest.client.review.take({ job, from: { path: sent }, reviewer: '甲', path }));
  const there: Asked = {
    ...nothing(folder),
    segment: first.segment,
    side: 'en',
    document: 1 as DocumentId,
    review: id,
    file: sent,
  };
  lines.push('== in a copy of a reviewer', ...(await askAll(guest.client, there, folder)));
  good(await guest.client.review.finish({ finished: true }));
  lines.push('== in a finished copy', ...(await askAll(guest.client, there, folder)));
  expect(existsSync(join(folder, 'none'))).toBe(true);
  lines.push(
    '== files',
    ...readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => !/data|library/.test(name))
      .toSorted(),
  );
  good(await client.project.close({}));
  const still = join(folder, 'still.duizhao');
  copyFileSync(join(folder, 'rich.duizhao'), still);
  chmodSync(still, 0o444);
  good(await client.project.open({ path: still }));
  lines.push('== in a project that may only be read', ...(await askAll(client, there, folder)));
  const text = lines
    .join('\n')
    .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, '‹id›')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.-]+Z/g, '‹time›');
  await expect(`${text}\n`).toMatchFileSnapshot('refusals.txt');
});

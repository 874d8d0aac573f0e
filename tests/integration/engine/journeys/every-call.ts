import type { EngineClient } from '#api/contract.ts';
import { plain, type AnnotationId, type DocumentId, type Result, type SegmentId } from '#core/model/index.ts';
import { plainContent } from '../annotating.ts';

/** What a call is about. */
export type Asked = {
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

type Ask = (client: EngineClient, asked: Asked) => Promise<Result<unknown>>;
const job = 'j';
const noAddress = 'postgresql://nobody@127.0.0.1:9/none';
const oneTerm = [{ language: 'en', text: 'x', status: 'preferred' as const }];
const findingAt = ({ segment, side }: Asked) => ({
  check: 'terms',
  code: 'missing',
  words: 'x',
  segment,
  side,
});

/** Calls with an input that is good in itself, in the order in which they are asked. */
export const calls: Readonly<Record<string, Ask>> = {
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
  'documents.compared': (c) => c.documents.compared({ job: 'none' }),
  'documents.importAll': (c, { file }) =>
    c.documents.importAll({ files: [{ from: { path: file } }], into: 'open', job }),
  'rows.segments': (c) => c.rows.segments({ runs: [[99, 100]] }),
  'history.changes': (c) => c.history.changes({ sequence: 9999 }),
  'cleanup.list': (c, { document, segment }) => c.cleanup.list({ document, segment }),
  'checks.list': (c, { segment }) => c.checks.list({ segment }),
  'checks.next': (c) => c.checks.next({ after: 1, check: 'none' }),
  'checks.ignored': (c, { segment }) => c.checks.ignored({ segment }),
  'checks.ignore': (c, asked) => c.checks.ignore({ finding: findingAt(asked), where: 'here' }),
  'checks.unignore': (c, asked) => c.checks.unignore({ entries: [findingAt(asked)] }),
  'checks.fix': (c, asked) => c.checks.fix({ finding: findingAt(asked) }),
  'memory.searchIn': (c, { file }) => c.memory.searchIn({ path: file, text: 'x' }),
  'memory.exportFound': (c, { to }) =>
    c.memory.exportFound({ text: 'x', format: 'csv', path: to('f.csv'), job }),
  'memory.repeats': (c) => c.memory.repeats({}),
  'memory.setRepeats': (c) => c.memory.setRepeats({ fills: false }),
  'memory.detach': (c, { file }) => c.memory.detach({ path: file }),
  'memory.set': (c, { file }) => c.memory.set({ path: file, penalty: 1 }),
  'memory.move': (c, { file }) => c.memory.move({ path: file, to: 0 }),
  'memory.add': (c, { file }) => c.memory.add({ from: { path: file }, job }),
  'memory.find': (c, { file }) => c.memory.find({ path: file, text: 'x' }),
  'memoryUnits.list': (c, { file }) => c.memoryUnits.list({ path: file }),
  'memoryUnits.get': (c, { file }) => c.memoryUnits.get({ path: file, unit: 9 }),
  'memoryUnits.facets': (c, { file }) => c.memoryUnits.facets({ path: file }),
  'memoryUnits.edit': (c, { file }) =>
    c.memoryUnits.edit({ path: file, unit: 9, original: 'x', translations: [] }),
  'memoryUnits.remove': (c, { file }) => c.memoryUnits.remove({ path: file, units: [9], job }),
  'memoryUnits.merge': (c, { file }) => c.memoryUnits.merge({ path: file, job }),
  'memoryUnits.undo': (c, { file }) => c.memoryUnits.undo({ path: file, job }),
  'memoryUnits.redo': (c, { file }) => c.memoryUnits.redo({ path: file, job }),
  'teamMemory.list': (c) => c.teamMemory.list({}),
  'teamMemory.connect': (c) => c.teamMemory.connect({ address: noAddress }),
  'teamMemory.disconnect': (c) => c.teamMemory.disconnect({ place: noAddress }),
  'teamMemory.retry': (c) => c.teamMemory.retry({ place: noAddress }),
  'teamMemory.setUp': (c) => c.teamMemory.setUp({ address: noAddress }),
  'teamMemory.attach': (c) => c.teamMemory.attach({ place: noAddress }),
  'teamMemory.info': (c) => c.teamMemory.info({ address: 'no address' }),
  'teamMemory.find': (c) => c.teamMemory.find({ address: noAddress, text: 'x' }),
  'teamMemory.import': (c, { file }) =>
    c.teamMemory.import({ address: noAddress, from: { path: file }, job }),
  'terms.romanise': (c) => c.terms.romanise({ text: 'x', kind: 'person' }),
  'terms.get': (c) => c.terms.get({ concept: 999 }),
  'terms.addPair': (c, { segment, side }) =>
    c.terms.addPair({ first: { segment, side, text: 'x' }, second: { segment, side: 'source', text: 'y' } }),
  'terms.change': (c) => c.terms.change({ concept: 999, content: { terms: oneTerm } }),
  'terms.impact': (c) => c.terms.impact({ concept: 999, content: { terms: oneTerm } }),
  'terms.changeWithTexts': (c) =>
    c.terms.changeWithTexts({ concept: 999, content: { terms: oneTerm }, accepted: [] }),
  'terms.remove': (c) => c.terms.remove({ concepts: [999] }),
  'termbases.detach': (c, { file }) => c.termbases.detach({ path: file }),
  'termbases.set': (c, { file }) => c.termbases.set({ path: file, on: false }),
  'termbases.move': (c, { file }) => c.termbases.move({ path: file, to: 0 }),
  'termbases.available': (c) => c.termbases.available({}),
  'termbases.transfer': (c, { file }) => c.termbases.transfer({ concepts: [999], to: file, keep: true }),
  'termbases.undo': (c, { file }) => c.termbases.undo({ path: file, job }),
  'termbases.redo': (c, { file }) => c.termbases.redo({ path: file, job }),
  'termbases.make': (c, { to }) => c.termbases.make({ path: to('made.duizhao-termbase') }),
  'termbases.find': (c, { file }) => c.termbases.find({ path: file, text: 'x' }),
  'termbases.import': (c, { file, to }) =>
    c.termbases.import({ path: to('t.duizhao-termbase'), from: { path: file }, job }),
  'termbases.export': (c, { file, to }) => c.termbases.export({ path: file, to: to('t.csv'), job }),
  'dictionary.import': (c, { file }) => c.dictionary.import({ from: { path: file }, job }),
  'dictionary.set': (c) => c.dictionary.set({ id: 'none', on: true }),
  'dictionary.move': (c) => c.dictionary.move({ id: 'none', to: 0 }),
  'dictionary.remove': (c) => c.dictionary.remove({ id: 'none' }),
  'dictionary.restore': (c) => c.dictionary.restore({ id: 'none' }),
  'spelling.replace': (c, { segment, side }) =>
    c.spelling.replace({ segment, side, start: 0, end: 1, word: 'x', to: 'y' }),
  'spelling.removeWords': (c) => c.spelling.removeWords({ words: ['none'] }),
  'grammar.at': (c, { segment, side }) => c.grammar.at({ segment, side, start: 0, end: 1 }),
  'grammar.replace': (c, { segment, side }) =>
    c.grammar.replace({ segment, side, start: 0, end: 1, words: 'x', to: 'y' }),
  'grammar.check': (c) => c.grammar.check({}),
  'damage.item': (c) => c.damage.item({ item: 'cell 1 en' }),
  'annotations.facets': (c) => c.annotations.facets({ filter: { text: 'none' } }),
  'annotations.of': (c, { annotation }) => c.annotations.of({ annotations: [annotation] }),
  'annotations.next': (c, { side }) =>
    c.annotations.next({ from: { row: 1, side, at: 0 }, filter: { text: 'none' } }),
  'annotations.propose': (c, { segment, side }) =>
    c.annotations.propose({ ranges: [{ segment, side, start: 0, end: 1 }], side: 'source' }),
  'annotations.choose': (c, { annotation }) => c.annotations.choose({ annotation, anchor: 0, candidate: 0 }),
  'annotations.editReply': (c) => c.annotations.editReply({ reply: 999, body: 'x' }),
  'annotations.removeReply': (c) => c.annotations.removeReply({ reply: 999 }),
  'annotations.annotateEach': (c, { annotation, segment, side }) =>
    c.annotations.annotateEach({ annotation, ranges: [{ segment, side, start: 0, end: 1 }] }),
  'annotations.people': (c) => c.annotations.people({}),
  'review.decide': (c, { review, segment, side }) =>
    c.review.decide({ review, segment, side, is: 'mine', text: 'x' }),
  'review.next': (c, { side }) => c.review.next({ after: { row: 1, side }, want: 'unseen' }),
  'books.previewPages': (c, { document }) =>
    c.books.previewPages({ columns: ['ja'], document, job, settings: {} }),
  'books.readProfile': (c, { file }) => c.books.readProfile({ from: { path: file } }),
  'backups.remove': (c) => c.backups.remove({ ids: ['none'] }),
  'backups.removeRescued': (c, { file }) => c.backups.removeRescued({ path: file }),
  'jobs.cancel': (c) => c.jobs.cancel({ job: 'none' }),
};

import type { EncodingName } from '#api/documents.ts';
import type { JobProgress } from '#api/jobs.ts';
import {
  batchBlocks,
  convertedColumns,
  damagePlacer,
  prepareBlocks,
  type AlignedBlocks,
  type ColumnOf,
  type PreparedBlock,
} from '#core/import/index.ts';
import { columnIn } from '#core/formats/language-columns.ts';
import { checkKind } from '#core/formats/file-kind.ts';
import type { Format, ReadFinding } from '#core/formats/format.ts';
import { checkChoices } from '#core/formats/import-options.ts';
import { beyond, readLimits } from '#core/formats/limits.ts';
import type { RawBlock } from '#core/formats/raw-block.ts';
import { usualLimits } from '#core/formats/text-format.ts';
import { withSavedTranslations } from '#core/omegat/translated-blocks.ts';
import {
  columnsOfDocument,
  fail,
  ok,
  targetsFor,
  type Failure,
  type Language,
  type Result,
} from '#core/model/index.ts';
import { createSurvey, type Survey } from '#core/text/cleanup/index.ts';
import { createEncodingProbe, type DamageList } from '#core/text/decode/index.ts';
import { originalPartSize } from '../store/originals-repository.ts';
import { guarded } from '../store/failures.ts';
import { alignRead, type ReadBeside } from './align-read.ts';
import {
  headFindings,
  headLength,
  judgeFormat,
  languageSaid,
  ownEncoding,
  rankedEncodings,
  readHead,
  undecodable,
  type ReadableFormat,
} from './judge-file.ts';
import type { ImportHead, ImportOrder, ImportSink } from './messages.ts';
import { omegatReading, type OmegatReading } from './omegat-folder.ts';
import { chunksOf, closeSource, isUnchanged, openSource, type SourceFile } from './source-file.ts';

/** A batch is a transaction of the engine: small enough that a keystroke's save waits for it unnoticed. */
const batchSegments = 1000;
const batchUnits = 60_000;

type Reading = {
  readonly order: ImportOrder;
  readonly file: SourceFile;
  readonly sink: ImportSink;
  readonly readable: ReadableFormat;
  /** The file's first bytes. */
  readonly head: Uint8Array;
  /** Where it is a source file of an OmegaT project. */
  readonly omegat: OmegatReading | null;
  /** What the first pass found out of a text for the second. */
  readonly memo: object;
  /** Its translations from other files, already read; null where there are none. */
  readonly beside: readonly ReadBeside[] | null;
};

/** The file's chunks, with progress told of each; ends early, and without more ado, when the job is cancelled. */
function* tracked({ file, sink }: Reading, phase: JobProgress['phase']): Generator<Uint8Array<ArrayBuffer>> {
  let done = 0;
  sink.post({ is: 'progress', phase, done, total: file.size });
  for (const chunk of chunksOf(file, originalPartSize)) {
    if (sink.isCancelled()) return;
    yield chunk;
    done += chunk.length;
    sink.post({ is: 'progress', phase, done, total: file.size });
  }
}

const judgeEncoding = (reading: Reading, format: Format): Result<EncodingName> => {
  const { order, head } = reading;
  if (format.encoding === 'own') return ok(ownEncoding);
  const probe = createEncodingProbe();
  for (const chunk of tracked(reading, 'reading')) probe.push(chunk);
  if (reading.sink.isCancelled()) return fail('job.cancelled');
  const report = probe.finish();
  if (report.binary !== null) return undecodable(report, order.name);
  if (order.encoding !== undefined) return ok(order.encoding);
  const best = rankedEncodings(report, format, head)[0];
  return best === undefined ? undecodable(report, order.name) : ok(best.encoding);
};

const judge = (reading: Reading): Result<ImportHead> => {
  const { order, file, readable, head, omegat } = reading;
  const { format } = readable;
  const choices = checkChoices(format, order.choices ?? {});
  if (!choices.ok) return choices;
  const encoding = judgeEncoding(reading, format);
  if (!encoding.ok) return encoding;
  const about = { name: order.name, head, all: () => chunksOf(file, originalPartSize) };
  const said = order.language ?? (omegat === null ? null : languageSaid(omegat.project.source.tag));
  const { language, languageUnknown } =
    said === null
      ? readHead(readable, about, encoding.value, undefined, choices.value)
      : { language: said, languageUnknown: false };
  return ok({
    format: format.id,
    encoding: encoding.value,
    language,
    languageUnknown,
    targets: order.targets ?? targetsFor(language, order.settings.columns, order.added),
    bytes: file.size,
    cleans: order.cleans ?? format.cleansUp,
    choices: choices.value,
  });
};

/** A pass over the document's blocks. What went wrong on the way is in `failure` when the blocks are exhausted. */
type Pass = {
  readonly blocks: Iterable<RawBlock>;
  failure: Failure | null;
  /** What could not be read so far. */
  readonly damage: () => DamageList;
  readonly findings: readonly ReadFinding[];
};

/** What the core says of a text, with what the user knows its file by. */
const named = ({ code, params }: Failure, name: string, size: number): Failure => ({
  code,
  params: { ...params, name, ...(code === 'file.too-large' ? { size } : {}) },
});

const openPass = (
  reading: Reading,
  { encoding, choices }: ImportHead,
  chunks: Iterable<Uint8Array>,
): Pass => {
  const { order, readable, memo } = reading;
  const { name } = order;
  const findings: ReadFinding[] = [];
  const report = (finding: ReadFinding): void => void findings.push(finding);
  const read = readable.read(chunks, { name, encoding, choices, report, memo }, usualLimits);
  function* blocks(): Generator<RawBlock> {
    for (const block of read.blocks) {
      if (!block.ok) {
        pass.failure = named(block.error, name, reading.file.size);
        return;
      }
      yield block.value;
    }
  }
  const own = reading.omegat === null ? blocks() : withSavedTranslations(blocks(), reading.omegat);
  const pass: Pass = { blocks: own, failure: null, damage: read.damage, findings };
  return pass;
};

/** What ended a pass before its time, if anything did. */
const cutShort = ({ sink }: Reading, pass: Pass): Result<null> => {
  if (sink.isCancelled()) return fail('job.cancelled');
  return pass.failure === null ? ok(null) : { ok: false, error: pass.failure };
};

/** Where a block may be cut into rows; more often than it is. */
const ends = /[。！？!?.．…;；\n]/g;

/** What the first pass over the text found out. */
type Surveyed = {
  readonly survey: Survey;
  /** No more rows than these can come of it, unless it is cut in places nobody thought of. */
  readonly mostRows: number;
};

/** The pass that learns what the document is like. The bytes go to be kept on the way. */
const surveyed = (reading: Reading, head: ImportHead): Result<Surveyed> => {
  const builder = createSurvey();
  const isLarge = head.bytes > readLimits.rows;
  let mostRows = 0;
  function* keeping(): Generator<Uint8Array> {
    let part = 0;
    for (const bytes of tracked(reading, 'surveying')) {
      reading.sink.post({ is: 'original', part, bytes });
      part += 1;
      yield bytes;
    }
  }
  const pass = openPass(reading, head, keeping());
  for (const block of pass.blocks) {
    builder.observe(block.rich.text, block);
    mostRows += isLarge ? 1 + (block.rich.text.match(ends)?.length ?? 0) : 1;
  }
  const done = cutShort(reading, pass);
  return done.ok ? ok({ survey: builder.finish(), mostRows }) : done;
};

/** Cuts a document that may have too many rows, only to count them: a million are not to be stored and taken back again. */
const countRows = (reading: Reading, head: ImportHead, { survey, mostRows }: Surveyed): Result<null> => {
  if (mostRows <= readLimits.rows) return ok(null);
  const pass = openPass(reading, head, tracked(reading, 'surveying'));
  let rows = 0;
  for (const { segments } of prepareBlocks(pass.blocks, { language: head.language, survey, columns: [] })) {
    rows += segments.length;
    if (rows > readLimits.rows) return beyond('rows', reading.order.name);
    if (reading.sink.isCancelled()) break;
  }
  return cutShort(reading, pass);
};

/** Blocks until one has a row of too many tags, which is the pass's failure then. */
function* untilCrowded(blocks: Iterable<PreparedBlock>, pass: Pass, name: string): Generator<PreparedBlock> {
  for (const block of blocks) {
    if (block.segments.some(({ tags }) => tags.length > readLimits.rowTags)) {
      const refused = beyond('rowTags', name);
      if (!refused.ok) pass.failure = refused.error;
      return;
    }
    yield block;
  }
}

/** Which column a translation of the file goes into; those that have none are counted, to be told. */
const columnsFor = ({ settings }: ImportOrder, { language: original, targets }: ImportHead) => {
  const columns = columnsOfDocument(settings.columns, original, targets)
    .filter(({ role }) => role === 'translation')
    .map(({ id, language }) => ({ side: id, language }));
  const missing = new Map<string, number>();
  const columnOf: ColumnOf = (language, among) => {
    const found = columnIn(language, columns, among);
    if (found === null) missing.set(language, (missing.get(language) ?? 0) + 1);
    return found;
  };
  const findings = (): readonly ReadFinding[] =>
    [...missing].map(([detail, count]) => ({ code: 'no-column', line: 0, detail, count }));
  return { columnOf, findings };
};

/** The pass that cleans, cuts and converts. */
const prepare = (reading: Reading, head: ImportHead, survey: Survey): Result<null> => {
  const { order, sink, beside } = reading;
  const { language, targets, cleans } = head;
  const aside = new Set(beside?.map(({ side }) => side));
  // What a translation leaves out is to be seen as left out, not converted in its place.
  const columns = convertedColumns(language, targets, order.settings).filter(
    ({ target }) => !aside.has(target),
  );
  const pass = openPass(reading, head, tracked(reading, 'storing'));
  const { columnOf, findings } = columnsFor(order, head);
  const prepared = prepareBlocks(pass.blocks, { language, survey, columns, cleans, columnOf });
  const converted = columns.map(({ target }) => target);
  const options = {
    language,
    targets,
    columns: columnsOfDocument(order.settings.columns, language, targets),
    converted,
    segments: batchSegments,
    units: batchUnits,
  };
  const aligned = beside === null ? null : alignReading(reading, language, prepared, beside);
  if (aligned?.ok === false) return pass.failure === null ? aligned : { ok: false, error: pass.failure };
  const blocks = aligned === null ? prepared : aligned.value.blocks;
  const placer = damagePlacer();
  let rows = 0;
  for (const batch of batchBlocks(untilCrowded(blocks, pass, order.name), options)) {
    if (sink.isCancelled()) break;
    rows += batch.ranks.length;
    if (rows > readLimits.rows) return beyond('rows', order.name);
    sink.post({ is: 'batch', batch: placer.take(batch, pass.damage()) });
  }
  const done = cutShort(reading, pass);
  if (done.ok) {
    const damage = placer.placed(pass.damage());
    const declared = headFindings(reading.readable.format, reading.head, head, order);
    sink.post({
      is: 'report',
      damage,
      findings: [...declared, ...pass.findings, ...findings(), ...(reading.omegat?.findings ?? [])],
      ...(aligned === null ? {} : { aligned: aligned.value.counts }),
    });
  }
  return done.ok && rows === 0 ? fail('document.no-text', { name: order.name }) : done;
};

/** Aligns what was prepared of an original to its translations. */
const alignReading = (
  { sink, order }: Reading,
  language: Language,
  prepared: Iterable<PreparedBlock>,
  beside: readonly ReadBeside[],
): Result<AlignedBlocks> => {
  const blocks: PreparedBlock[] = [];
  for (const block of prepared) {
    if (sink.isCancelled()) return fail('job.cancelled');
    blocks.push(block);
  }
  return alignRead({ language, blocks }, beside, order.concepts ?? [], sink);
};

const readOpened = (reading: Reading): Result<null> => {
  const head = judge(reading);
  if (!head.ok) return head;
  reading.sink.post({ is: 'head', head: head.value });
  const known = surveyed(reading, head.value);
  if (!known.ok) return known;
  const counted = countRows(reading, head.value, known.value);
  const done = counted.ok ? prepare(reading, head.value, known.value.survey) : counted;
  if (!done.ok && done.error.code === 'job.cancelled') return done;
  // A file that is written to while it is read may have been taken half old, half new, and any other failure come of that.
  return isUnchanged(reading.file) ? done : fail('file.changed-while-reading', { name: reading.order.name });
};

/** What a translation's own document would hold, without what is converted from it. */
const preparedAlone = (
  reading: Reading,
): Result<{ readonly language: Language; readonly blocks: readonly PreparedBlock[] }> => {
  const head = judge(reading);
  if (!head.ok) return head;
  const known = surveyed(reading, head.value);
  if (!known.ok) return known;
  const pass = openPass(reading, head.value, tracked(reading, 'reading'));
  const { language, cleans } = head.value;
  const { survey } = known.value;
  const blocks = [...prepareBlocks(pass.blocks, { language, survey, columns: [], cleans })];
  const done = cutShort(reading, pass);
  if (!done.ok) return done;
  if (blocks.length === 0) return fail('document.no-text', { name: reading.order.name });
  return isUnchanged(reading.file)
    ? ok({ language, blocks })
    : fail('file.changed-while-reading', { name: reading.order.name });
};

/** Reads the translations of an original. The first that cannot be read ends it. */
const readTranslations = async (
  { beside, settings }: ImportOrder,
  sink: ImportSink,
): Promise<Result<readonly ReadBeside[] | null>> => {
  if (beside === undefined) return ok(null);
  const read: ReadBeside[] = [];
  const quiet: ImportSink = {
    ...sink,
    post: (message) => (message.is === 'progress' ? sink.post(message) : undefined),
  };
  for (const { side, ...order } of beside) {
    const opened = openSource(order.path, order.name);
    if (!opened.ok) return opened;
    const reading = await openReading({ ...order, settings }, opened.value, quiet);
    const prepared = reading.ok ? guarded(order.path, () => preparedAlone(reading.value)) : reading;
    closeSource(opened.value);
    if (!prepared.ok) return prepared;
    if (!prepared.value.ok) return prepared.value;
    read.push({ side, ...prepared.value.value });
  }
  return ok(read);
};

const openReading = async (
  order: ImportOrder,
  file: SourceFile,
  sink: ImportSink,
): Promise<Result<Reading>> => {
  const head = guarded(order.path, () => chunksOf(file, headLength, headLength).next().value);
  if (!head.ok) return head;
  const first = head.value ?? new Uint8Array();
  const readable = await judgeFormat(order.name, first);
  if (!readable.ok) return readable;
  const { format } = readable.value;
  const all = () => chunksOf(file, originalPartSize);
  const fitting = guarded(order.path, () => checkKind(format, { name: order.name, head: first, all }));
  if (!fitting.ok) return fitting;
  if (!fitting.value.ok) return fitting.value;
  const saved = order.omegat === undefined ? ok(null) : omegatReading(order.omegat, format);
  if (!saved.ok) return saved;
  const own = { order, file, sink, readable: readable.value, head: first };
  return ok({ ...own, omegat: saved.value, memo: {}, beside: null });
};

const readFile = async (order: ImportOrder, file: SourceFile, sink: ImportSink): Promise<Result<null>> => {
  const reading = await openReading(order, file, sink);
  if (!reading.ok) return reading;
  const beside = await readTranslations(order, sink);
  if (!beside.ok) return beside;
  const read = guarded(order.path, () => readOpened({ ...reading.value, beside: beside.value }));
  return read.ok ? read.value : read;
};

/**
 * Reads a document from disk in three passes (encoding, survey, text) and posts it in parts: memory does not grow with
 * the document, save for formats that have to be held, which are bounded. Blocks its thread once the format is known.
 */
export const readDocument = async (order: ImportOrder, sink: ImportSink): Promise<Result<null>> => {
  const opened = openSource(order.path, order.name);
  const result = opened.ok ? await readFile(order, opened.value, sink) : opened;
  if (opened.ok) closeSource(opened.value);
  return result;
};

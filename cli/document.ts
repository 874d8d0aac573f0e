import { basename, resolve } from 'node:path';
import { getHeapStatistics } from 'node:v8';
import { checkKind } from '#core/formats/file-kind.ts';
import type { Format, PlaceWords, ReadFinding } from '#core/formats/format.ts';
import type { RawBlock } from '#core/formats/raw-block.ts';
import { usualLimits } from '#core/formats/text-format.ts';
import { readTxt } from '#core/formats/txt/read.ts';
import { fail, ok, type Language, type Result } from '#core/model/index.ts';
import type { Encoding } from '#core/text/decode/encodings.ts';
import { createEncodingProbe, openDecoder, type DamageList } from '#core/text/decode/index.ts';
import {
  headLength,
  judgeFormat,
  ownEncoding,
  rankedEncodings,
  readHead,
  undecodable,
  type ReadableFormat,
} from '#engine/import/judge-file.ts';
import { chunksOf, closeSource, openSource, type SourceFile } from '#engine/import/source-file.ts';
import { guarded } from '#engine/store/failures.ts';

/** What is told of a document that was read without a project. */
type DocumentFacts = {
  readonly name: string;
  /** The id of its format. */
  readonly format: string;
  readonly encoding: Encoding;
  readonly language: Language;
  /** What could not be read; U+FFFD stands there in the text. */
  readonly damage: DamageList;
};

/** A text read into memory, and where its words stand in it where it has markup. */
export type ReadText = DocumentFacts & { readonly text: string; readonly place: PlaceWords | null };

/** A document read into memory in blocks. */
export type ReadBlocks = DocumentFacts & {
  readonly blocks: readonly RawBlock[];
  readonly findings: readonly ReadFinding[];
};

/**
 * The largest document, in bytes; a larger one goes into a project, which is read as a stream. A JavaScript string ends
 * at 2^29 - 24 units (V8). A text as damaged as can be takes 16 bytes of memory for each of its own while it is cleaned
 * (measured: 200 MB with 6 million repairs took 3.2 GB), and the heap has an end too.
 */
const largest = Math.min(256 * 1024 * 1024, Math.floor(getHeapStatistics().heap_size_limit / 16));
const chunkLength = 1024 * 1024;

/** A file whose format, encoding and language are known. */
type Judged = Omit<DocumentFacts, 'damage'> & {
  readonly file: SourceFile;
  readonly readable: ReadableFormat;
};

const encodingOf = (
  file: SourceFile,
  name: string,
  { format, head }: { readonly format: Format; readonly head: Uint8Array },
  wanted: Encoding | undefined,
): Result<Encoding> => {
  if (format.encoding === 'own') return ok(ownEncoding);
  const probe = createEncodingProbe();
  for (const chunk of chunksOf(file, chunkLength)) probe.push(chunk);
  const report = probe.finish();
  if (report.binary !== null) return undecodable(report, name);
  const encoding = wanted ?? rankedEncodings(report, format, head)[0]?.encoding;
  return encoding === undefined ? undecodable(report, name) : ok(encoding);
};

const judge = (
  file: SourceFile,
  {
    name,
    head,
    readable,
  }: { readonly name: string; readonly head: Uint8Array; readonly readable: ReadableFormat },
  wanted: Encoding | undefined,
): Result<Judged> => {
  const { format } = readable;
  const fitting = checkKind(format, { name, head, all: () => chunksOf(file, chunkLength) });
  if (!fitting.ok) return fitting;
  const encoding = encodingOf(file, name, { format, head }, wanted);
  if (!encoding.ok) return encoding;
  const about = { name, head, all: () => chunksOf(file, chunkLength) };
  const { language } = readHead(readable, about, encoding.value);
  return ok({ file, readable, name, format: format.id, encoding: encoding.value, language });
};

/** Opens `path` and has it read. `encoding` overrules what detection finds. Fails as importing the same file would. */
const reading = async <T>(
  path: string,
  encoding: Encoding | undefined,
  read: (judged: Judged, place: PlaceWords | null) => Result<T>,
): Promise<Result<T>> => {
  const name = basename(path);
  const full = resolve(path);
  const opened = openSource(full, name);
  if (!opened.ok) return opened;
  const file = opened.value;
  try {
    if (file.size > largest) return fail('file.too-large', { name, size: file.size, limit: largest });
    const first = guarded(full, () => chunksOf(file, headLength, headLength).next().value);
    if (!first.ok) return first;
    const head = first.value ?? new Uint8Array();
    const readable = await judgeFormat(name, head);
    if (!readable.ok) return readable;
    const { place } = await readable.value.format.load();
    const done = guarded(full, () => {
      const judged = judge(file, { name, head, readable: readable.value }, encoding);
      return judged.ok ? read(judged.value, place) : judged;
    });
    return done.ok ? done.value : done;
  } finally {
    closeSource(file);
  }
};

/** Reads a text. Fails for formats that are none. */
export const readText = (path: string, encoding?: Encoding): Promise<Result<ReadText>> =>
  reading(path, encoding, ({ file, readable, ...facts }, place) => {
    if (readable.format.encoding === 'own') return fail('document.binary', { name: facts.name });
    const decoder = openDecoder(facts.encoding);
    const parts: string[] = [];
    for (const chunk of chunksOf(file, chunkLength)) parts.push(decoder.push(chunk));
    parts.push(decoder.end());
    return ok({ ...facts, place, text: parts.join(''), damage: decoder.damage() });
  });

const gathered = (results: Iterable<Result<RawBlock>>, name: string): Result<readonly RawBlock[]> => {
  const blocks: RawBlock[] = [];
  for (const block of results) {
    if (!block.ok) return fail(block.error.code, { ...block.error.params, name });
    blocks.push(block.value);
  }
  return blocks.length === 0 ? fail('document.no-text', { name }) : ok(blocks);
};

/** Reads a document in blocks: every one, or the first failure. */
export const readInBlocks = (path: string, encoding?: Encoding): Promise<Result<ReadBlocks>> =>
  reading(path, encoding, ({ file, readable, ...facts }) => {
    const { name } = facts;
    const findings: ReadFinding[] = [];
    const report = (finding: ReadFinding): void => void findings.push(finding);
    const options = { name, encoding: facts.encoding, report };
    const { blocks, damage } = readable.read(chunksOf(file, chunkLength), options, usualLimits);
    const all = gathered(blocks, name);
    return all.ok ? ok({ ...facts, blocks: all.value, findings, damage: damage() }) : all;
  });

/** The lines of a text that have words, whatever its format. */
export const linesOf = ({ text, name }: ReadText): Result<readonly RawBlock[]> =>
  gathered(readTxt([text]), name);

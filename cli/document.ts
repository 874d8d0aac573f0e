import { basename, resolve } from 'node:path';
import { getHeapStatistics } from 'node:v8';
import { fail, ok, type Language, type Result } from '#core/model/index.ts';
import { readBlocks, type RawBlock, type ReadableFormat, type ReadFinding } from '#core/formats/read.ts';
import type { Encoding } from '#core/text/decode/encodings.ts';
import { createEncodingProbe, openDecoder, type DamageList } from '#core/text/decode/index.ts';
import {
  headLength,
  judgeFormat,
  judgeLanguage,
  rankedEncodings,
  undecodable,
} from '#engine/import/judge-file.ts';
import { chunksOf, closeSource, openSource, type SourceFile } from '#engine/import/source-file.ts';
import { guarded } from '#engine/store/failures.ts';

/** A document read into memory, for commands that need no project. */
export type ReadDocument = {
  readonly name: string;
  readonly format: ReadableFormat;
  readonly encoding: Encoding;
  readonly language: Language;
  readonly text: string;
  /** What could not be read; U+FFFD stands there in the text. */
  readonly damage: DamageList;
};

/**
 * The largest document, in bytes; a larger one goes into a project, which is read as a stream. A JavaScript string ends
 * at 2^29 - 24 units (V8). A text as damaged as can be takes 16 bytes of memory for each of its own while it is cleaned
 * (measured: 200 MB with 6 million repairs took 3.2 GB), and the heap has an end too.
 */
const largest = Math.min(256 * 1024 * 1024, Math.floor(getHeapStatistics().heap_size_limit / 16));
const chunkLength = 1024 * 1024;

const decode = (
  chunks: Iterable<Uint8Array>,
  encoding: Encoding,
): Pick<ReadDocument, 'text' | 'encoding' | 'damage'> => {
  const decoder = openDecoder(encoding);
  const parts: string[] = [];
  for (const chunk of chunks) parts.push(decoder.push(chunk));
  parts.push(decoder.end());
  return { text: parts.join(''), encoding, damage: decoder.damage() };
};

const readOpened = (file: SourceFile, name: string, wanted?: Encoding): Result<ReadDocument> => {
  if (file.size > largest) return fail('file.too-large', { name, size: file.size, limit: largest });
  const head = chunksOf(file, headLength, headLength).next().value ?? new Uint8Array();
  const format = judgeFormat(name, head);
  if (!format.ok) return format;
  const probe = createEncodingProbe();
  for (const chunk of chunksOf(file, chunkLength)) probe.push(chunk);
  const report = probe.finish();
  if (report.binary !== null) return undecodable(report, name);
  const encoding = wanted ?? rankedEncodings(report, format.value, head)[0]?.encoding;
  if (encoding === undefined) return undecodable(report, name);
  const language = judgeLanguage(head, encoding, format.value);
  return ok({ name, format: format.value, language, ...decode(chunksOf(file, chunkLength), encoding) });
};

/** Reads `path`; `encoding` overrules what detection finds. Fails as importing the same file would. */
export const readDocument = (path: string, encoding?: Encoding): Result<ReadDocument> => {
  const name = basename(path);
  const full = resolve(path);
  const opened = openSource(full, name);
  if (!opened.ok) return opened;
  const read = guarded(full, () => readOpened(opened.value, name, encoding));
  closeSource(opened.value);
  return read.ok ? read.value : read;
};

/** Its blocks, read as `format` says: every one, or the first failure. `report` is told what was remarkable. */
export const blocksOf = (
  document: ReadDocument,
  format: ReadableFormat,
  report: (finding: ReadFinding) => void = () => undefined,
): Result<readonly RawBlock[]> => {
  const blocks: RawBlock[] = [];
  for (const block of readBlocks(format, [document.text], { name: document.name, report })) {
    if (!block.ok) return fail(block.error.code, { ...block.error.params, name: document.name });
    blocks.push(block.value);
  }
  return blocks.length === 0 ? fail('document.no-text', { name: document.name }) : ok(blocks);
};

import { readFileSync } from 'node:fs';
import { csvConcepts } from '#core/formats/csv/termbase.ts';
import { xlsxConcepts } from '#core/formats/xlsx/termbase.ts';
import { tbxConcepts, type ExchangedConcept } from '#core/formats/tbx/termbase.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { createEncodingProbe, openDecoder } from '#core/text/decode/index.ts';
import type { LocatedDocument } from '../import/origin.ts';
import { chunksOf, closeSource, openSource, type SourceFile } from '../import/source-file.ts';
import { guarded } from '../store/failures.ts';
import { takeTurns } from '../turns.ts';

export type Asked = {
  readonly isWanted: () => boolean;
  readonly progress?: (phase: 'reading' | 'storing', done: number, total: number) => void;
};

/** Bytes of a file that are read at a time, and of a table that is read at all: it is held whole. */
const chunk = 1 << 16;
const longestTable = 64 * 1024 * 1024;

const readTbx = async (
  source: SourceFile,
  { isWanted, progress }: Asked,
): Promise<Result<ExchangedConcept[]>> => {
  const turn = takeTurns();
  const found: ExchangedConcept[] = [];
  let bytes = 0;
  const counted = function* (): Generator<Uint8Array> {
    for (const piece of chunksOf(source, chunk)) {
      bytes += piece.length;
      yield piece;
    }
  };
  for (const concept of tbxConcepts(counted())) {
    if (!concept.ok) return concept;
    found.push(concept.value);
    progress?.('reading', bytes, source.size);
    await turn();
    if (!isWanted()) return fail('job.cancelled');
  }
  return ok(found);
};

/** The bytes of a table. Failures: file.too-large, those of reading it. */
const tableBytes = (path: string, name: string, size: number): Result<Uint8Array> =>
  size > longestTable
    ? fail('file.too-large', { name, size, limit: longestTable })
    : guarded(path, () => readFileSync(path));

/** The text of a table, in the encoding that its bytes are in. Failures: file.too-large, document.undecodable, those of reading it. */
export const tableText = (path: string, name: string, size: number): Result<string> => {
  const bytes = tableBytes(path, name, size);
  if (!bytes.ok) return bytes;
  const probe = createEncodingProbe();
  probe.push(bytes.value);
  const [best] = probe.finish().candidates;
  if (best === undefined) return fail('document.undecodable', { name });
  const decoder = openDecoder(best.encoding);
  return ok(decoder.push(bytes.value) + decoder.end());
};

type Steps = Generator<undefined, Result<readonly ExchangedConcept[]>>;

const stepped = async (
  steps: Result<Steps>,
  { isWanted }: Asked,
): Promise<Result<readonly ExchangedConcept[]>> => {
  if (!steps.ok) return steps;
  const turn = takeTurns();
  for (;;) {
    const step = steps.value.next();
    if (step.done === true) return step.value;
    await turn();
    if (!isWanted()) return fail('job.cancelled');
  }
};

const tableSteps = (path: string, name: string, size: number): Result<Steps> => {
  const text = tableText(path, name, size);
  return text.ok ? ok(csvConcepts(text.value)) : text;
};

const workbookSteps = (path: string, name: string, size: number): Result<Steps> => {
  const bytes = tableBytes(path, name, size);
  return bytes.ok ? ok(xlsxConcepts(bytes.value)) : bytes;
};

const isWorkbook = (name: string): boolean => /\.xls[xm]$/i.test(name);
const isTable = (name: string): boolean => /\.(?:csv|tsv|tab|txt)$/i.test(name);

/**
 * The concepts of a file, giving way to other work: TBX, or a table (`.xlsx`, `.csv`, `.tsv`, `.txt`). Failures: those of reading it, terms.no-columns,
 * terms.cut-off, job.cancelled.
 */
export const readTerms = async (
  { path, name }: Pick<LocatedDocument, 'path' | 'name'>,
  asked: Asked,
): Promise<Result<readonly ExchangedConcept[]>> => {
  const source = openSource(path, name);
  if (!source.ok) return source;
  const { size } = source.value;
  try {
    if (isWorkbook(name)) return await stepped(workbookSteps(path, name, size), asked);
    if (isTable(name)) return await stepped(tableSteps(path, name, size), asked);
    return await readTbx(source.value, asked);
  } finally {
    closeSource(source.value);
  }
};

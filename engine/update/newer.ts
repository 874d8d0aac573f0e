import {
  fail,
  ok,
  type Block,
  type DocumentId,
  type InlineTag,
  type Result,
  type RichText,
} from '#core/model/index.ts';
import type { ImportBatch, PreparedRepair } from '#core/import/index.ts';
import type { ImportOrder } from '../import/messages.ts';
import type { DocumentReader } from '../import/reader.ts';
import { comingDocument, receiveMessages, type TakeMessage } from '../import/receive.ts';
import type { Job } from '../jobs.ts';
import type { OpenProject } from '../project/open-project.ts';
import { insertDocument } from '../store/documents-repository.ts';
import { insertOriginalPart } from '../store/originals-repository.ts';

/** One sentence of the newer file, as an import would have stored it. */
export type NewSegment = RichText & {
  readonly gap: string;
  /** Number of its block, from 0. */
  readonly block: number;
  /** Where its format finds it in the newer file. */
  readonly ref?: string;
  /** Repairs that begin in it, in text order. */
  readonly repairs: readonly PreparedRepair[];
};

/** A newer file, read. */
export type Newer = {
  readonly blocks: readonly Omit<Block, 'id'>[];
  readonly segments: readonly NewSegment[];
};

/** One whose bytes are stored as those of the document `version`, which is not shown. */
export type StoredNewer = { readonly newer: Newer; readonly version: DocumentId };

/** Rows that one update may change: every row of a book of 100,000, and no more than memory holds twice (docs/speed.md). */
export const mostChanges = 100_000;

type Growing = { readonly blocks: Omit<Block, 'id'>[]; readonly segments: NewSegment[] };

const takeBatch = ({ blocks, segments }: Growing, batch: ImportBatch): void => {
  const source = batch.columns.find(({ side }) => side === 'source');
  const first = blocks.length - (batch.continues ? 1 : 0);
  const repairs = Map.groupBy(batch.repairs, ({ segment }) => segment);
  batch.gaps.forEach((gap, n) => {
    const tags = source?.tags[n] ?? null;
    const ref = batch.refs.get(n);
    segments.push({
      text: source?.text[n] ?? '',
      tags: tags === null ? [] : (JSON.parse(tags) as readonly InlineTag[]),
      gap,
      block: first + (batch.blocks[n] ?? 0),
      repairs: repairs.get(n) ?? [],
      ...(ref === undefined ? {} : { ref }),
    });
  });
  batch.kinds.forEach((kind, n) => {
    if (!batch.continues || n > 0) blocks.push({ kind, level: batch.levels[n] ?? 0 });
  });
};

const noVersion = fail('internal', { detail: 'no document came' });

/** Reads a newer file into memory, as an import reads one; `store` is given what else comes. Not on behind `mostRows` rows. */
const readWhole = async (
  reader: DocumentReader,
  project: OpenProject,
  order: ImportOrder,
  job: Job,
  mostRows: number,
  store: TakeMessage,
): Promise<Result<Newer>> => {
  const growing: Growing = { blocks: [], segments: [] };
  const tooMany = new AbortController();
  const signal = AbortSignal.any([job.signal, tooMany.signal]);
  const read = await receiveMessages(reader, project, order, { ...job, signal }, (write, message) => {
    if (message.is === 'batch') takeBatch(growing, message.batch);
    else store(write, message);
    if (growing.segments.length > mostRows) tooMany.abort();
  });
  if (tooMany.signal.aborted)
    return fail('document.too-many-changes', { name: order.name, limit: mostChanges });
  return read.ok ? ok(growing) : read;
};

/**
 * Reads a newer file of a document into memory: most of it is there already. Stores nothing. Failures: those of an import,
 * document.too-many-changes, behind `mostRows` rows.
 */
export const readNewer = (
  reader: DocumentReader,
  project: OpenProject,
  order: ImportOrder,
  job: Job,
  mostRows: number,
): Promise<Result<Newer>> => readWhole(reader, project, order, job, mostRows, () => undefined);

/**
 * The same, and stores its bytes. On any failure, and when the job is cancelled, the document that was stored for them is in
 * `leftover`, to be discarded.
 */
export const receiveNewer = async (
  reader: DocumentReader,
  project: OpenProject,
  document: DocumentId,
  order: ImportOrder,
  job: Job,
  mostRows: number,
): Promise<{ readonly result: Result<StoredNewer>; readonly leftover: DocumentId | null }> => {
  const seen: { version: DocumentId | null } = { version: null };
  const newer = await readWhole(reader, project, order, job, mostRows, (write, message) => {
    if (message.is === 'head') {
      seen.version = insertDocument(write, comingDocument(message.head, order.name, document));
    } else if (message.is === 'original' && seen.version !== null) {
      insertOriginalPart(write, seen.version, message.part, message.bytes);
    }
  });
  const { version } = seen;
  if (newer.ok && version !== null) return { result: ok({ newer: newer.value, version }), leftover: null };
  return { result: newer.ok ? noVersion : newer, leftover: version };
};

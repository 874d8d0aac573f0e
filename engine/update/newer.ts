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
import type { ImportHead, ImportOrder } from '../import/messages.ts';
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

/** A newer file, read. Its bytes are stored as those of the document `version`, which is not shown. */
export type Newer = {
  readonly version: DocumentId;
  readonly head: ImportHead;
  readonly blocks: readonly Omit<Block, 'id'>[];
  readonly segments: readonly NewSegment[];
};

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

/**
 * Reads a newer file of a document as an import reads one, into memory: most of it is there already. Not on behind `mostRows`
 * rows. On any failure, and when the job is cancelled, the document that was stored for its bytes is in `leftover`, to be
 * discarded. Failures: those of an import, document.too-many-changes.
 */
export const receiveNewer = async (
  reader: DocumentReader,
  project: OpenProject,
  document: DocumentId,
  order: ImportOrder,
  job: Job,
  mostRows: number,
): Promise<{ readonly result: Result<Newer>; readonly leftover: DocumentId | null }> => {
  const growing: Growing = { blocks: [], segments: [] };
  const seen: { version: DocumentId | null; head: ImportHead | null } = { version: null, head: null };
  const take: TakeMessage = (write, message) => {
    if (message.is === 'head') {
      seen.head = message.head;
      seen.version = insertDocument(write, comingDocument(message.head, order.name, document));
    } else if (message.is === 'original' && seen.version !== null) {
      insertOriginalPart(write, seen.version, message.part, message.bytes);
    } else if (message.is === 'batch') takeBatch(growing, message.batch);
    if (growing.segments.length > mostRows) tooMany.abort();
  };
  const tooMany = new AbortController();
  const signal = AbortSignal.any([job.signal, tooMany.signal]);
  const read = await receiveMessages(reader, project, order, { ...job, signal }, take);
  const done = tooMany.signal.aborted
    ? fail('document.too-many-changes', { name: order.name, limit: mostChanges })
    : read;
  const { version, head } = seen;
  if (done.ok && version !== null && head !== null) {
    return { result: ok({ version, head, ...growing }), leftover: null };
  }
  return { result: done.ok ? fail('internal', { detail: 'no document came' }) : done, leftover: version };
};

import type { DamageReport } from '#api/documents.ts';
import type { AlignedCounts } from '#core/import/index.ts';
import type { ReadFinding } from '#core/formats/format.ts';
import { fail, ok, type DocumentId, type Result } from '#core/model/index.ts';
import type { Job } from '../jobs.ts';
import { shortenLog, writable, type OpenProject } from '../project/open-project.ts';
import { insertBatch } from '../store/batches-repository.ts';
import { keepFewPages, transactPart } from '../store/database.ts';
import { insertDocument } from '../store/documents-repository.ts';
import type { WriteHandle } from '../store/handles.ts';
import { insertOriginalPart } from '../store/originals-repository.ts';
import { giveWay } from '../turns.ts';
import { commentsIn, type StoredComment } from './comments.ts';
import type { DocumentReader } from './reader.ts';
import type { ImportHead, ImportMessage, ImportOrder, ImportTypes } from './messages.ts';
import type { Running } from '../workers/pool.ts';
import { limitYoungSpace } from '../workers/young-space.ts';

/** A document as far as it was stored: not shown yet, `importing`. */
export type Received = {
  readonly document: DocumentId;
  readonly head: ImportHead;
  readonly rows: number;
  readonly characters: number;
  readonly accepted: number;
  readonly offered: number;
  readonly damage: DamageReport;
  readonly findings: readonly ReadFinding[];
  readonly aligned: AlignedCounts | null;
  /** Comments of the file, which become annotations when the document is shown. */
  readonly comments: readonly StoredComment[];
};

type Stored = {
  document: DocumentId | null;
  /** The last block there is. */
  block: number | null;
  head: ImportHead | null;
  damage: DamageReport;
  findings: readonly ReadFinding[];
  aligned: AlignedCounts | null;
  readonly comments: StoredComment[];
  leftComments: number;
} & {
  -readonly [K in 'rows' | 'characters' | 'accepted' | 'offered']: number;
};

/** Comments of one file that become annotations: they are stored at once, when the document is shown. */
const mostComments = 10_000;

/** The row of a document that is coming in, which nothing shows yet. */
export const comingDocument = (
  { format, encoding, language, targets, bytes, cleans, choices }: ImportHead,
  name: string,
  versionOf: DocumentId | null,
) =>
  ({
    name,
    format,
    encoding,
    language,
    targets,
    bytes,
    cleans,
    choices,
    present: false,
    status: 'importing',
    versionOf,
  }) as const;

const store = (write: WriteHandle, name: string, stored: Stored, message: ImportMessage): void => {
  if (message.is === 'head') {
    stored.document = insertDocument(write, comingDocument(message.head, name, null));
    stored.head = message.head;
  } else if (message.is === 'original' && stored.document !== null) {
    insertOriginalPart(write, stored.document, message.part, message.bytes);
  } else if (message.is === 'batch' && stored.document !== null) {
    const { block, first } = insertBatch(write, stored.document, message.batch, stored.block);
    stored.block = block;
    const comments = commentsIn(message.batch, first);
    const taken = comments.slice(0, mostComments - stored.comments.length);
    stored.comments.push(...taken);
    stored.leftComments += comments.length - taken.length;
    const source = message.batch.columns.find(({ side }) => side === 'source');
    stored.rows += message.batch.ranks.length;
    for (const count of source?.characters ?? []) stored.characters += count;
    for (const { decision } of message.batch.repairs) stored[decision] += 1;
  } else if (message.is === 'report') {
    stored.damage = message.damage;
    stored.aligned = message.aligned ?? null;
    const left = { code: 'left-comments', line: 0, detail: '', count: stored.leftComments } as const;
    stored.findings = stored.leftComments === 0 ? message.findings : [...message.findings, left];
  }
};

/** What is done with one message, inside a transaction. */
export type TakeMessage = (write: WriteHandle, message: ImportMessage) => void;

const takeAll = async (
  project: OpenProject,
  reading: Running<ImportTypes>,
  job: Job,
  take: TakeMessage,
): Promise<Result<null>> => {
  for (;;) {
    const next = await reading.next();
    if (next.is === 'end') return next.result;
    // What was said before it was cancelled would be stored only to be taken back.
    if (job.signal.aborted) return fail('job.cancelled');
    if (next.is === 'asked') continue;
    const message = next.value;
    if (message.is === 'progress') {
      job.progress(message.phase, message.done, message.total);
      continue;
    }
    await shortenLog(project);
    const handle = writable(project);
    const written = handle.ok
      ? transactPart(handle.value, project.path, (write) => take(write, message))
      : handle;
    if (!written.ok) return written;
    if (message.is === 'batch' || message.is === 'original') reading.makeRoom();
    // Whatever else waits, a keystroke's save above all, goes before the next batch.
    await giveWay();
  }
};

/** Megabytes for young objects with which messages of a reader are stored as fast as with more. */
const enoughYoung = 32;

/** Has a document read beside the engine and gives what it sends to `take`, each part in a short transaction of its own. */
export const receiveMessages = async (
  reader: DocumentReader,
  project: OpenProject,
  order: ImportOrder,
  job: Job,
  take: TakeMessage,
): Promise<Result<null>> => {
  const reading = reader.read(order, job.signal);
  const young = limitYoungSpace(enoughYoung);
  const letKeep = keepFewPages(project.handle);
  try {
    return await takeAll(project, reading, job, (write, message) => {
      young.look();
      take(write, message);
    });
  } finally {
    letKeep();
    young.letGrow();
    await reading.close();
  }
};

/**
 * Has a document read and stores it. Nothing of it is shown yet. On any failure, and when the job is cancelled, what was
 * stored is in `leftover`, to be discarded.
 */
export const receiveDocument = async (
  reader: DocumentReader,
  project: OpenProject,
  order: ImportOrder,
  job: Job,
): Promise<{ readonly result: Result<Received>; readonly leftover: DocumentId | null }> => {
  const stored: Stored = {
    document: null,
    block: null,
    head: null,
    rows: 0,
    characters: 0,
    accepted: 0,
    offered: 0,
    damage: { count: 0, places: [] },
    findings: [],
    aligned: null,
    comments: [],
    leftComments: 0,
  };
  const take: TakeMessage = (write, message) => store(write, order.name, stored, message);
  const done = await receiveMessages(reader, project, order, job, take);
  const { document, head, block: _, leftComments: _left, ...counts } = stored;
  const whole = done.ok && document !== null && head !== null ? { document, head, ...counts } : null;
  const result: Result<Received> =
    whole !== null ? ok(whole) : done.ok ? fail('internal', { detail: 'no document came' }) : done;
  return { result, leftover: result.ok ? null : document };
};

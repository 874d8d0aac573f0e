import { fail, ok, type DocumentId, type Result } from '#core/model/index.ts';
import type { Job } from '../jobs.ts';
import { detailOf, guarded, isStorageError } from '../store/failures.ts';
import { workers } from '../workers/pool.ts';
import type { TaskKind } from '../workers/task.ts';
import { holdYoungSpace } from '../workers/young-space.ts';
import type { AskTypes, OriginalFiles, PrintRequest } from './messages.ts';
import type { Pages } from './pages.ts';

/** What the engine answers a task with, and where that comes from. */
export type Told = {
  readonly pages: Pages;
  /** Documents' own files, and one part of one after another; where no words go into any there are none. */
  readonly originals?: {
    readonly files: (document: DocumentId) => OriginalFiles;
    readonly part: (version: DocumentId, part: number) => Uint8Array;
  };
  /** Of the project, for failures of reading it. */
  readonly path: string;
  readonly job: Job;
  /** What prints, where the task may ask for it. */
  readonly print?: (page: string, pdf: string, signal: AbortSignal) => Promise<Result<null>>;
};

/** What an unforeseen error says; errors of the file go on up. */
const attempt = <T>(work: () => T): Result<T> => {
  try {
    return ok(work());
  } catch (error) {
    if (isStorageError(error)) throw error;
    return fail('internal', { detail: detailOf(error) });
  }
};

const noPart = (): never => {
  throw new Error('no file is filled');
};

/** Has a task done beside the engine, telling it one page of rows after another, documents' own files, and what was printed. */
export const askBeside = async <T extends AskTypes>(
  kind: TaskKind<T>,
  order: T['order'],
  { pages, originals, path, job: { signal, progress }, print }: Told,
): Promise<Result<T['answer']>> => {
  const letGrow = holdYoungSpace();
  const running = workers.begin(kind, order, { name: order.title, signal });
  let told = 0;
  const printed = async ({ page, pdf, share }: PrintRequest): Promise<Result<null>> => {
    const done = await (print?.(page, pdf, signal) ?? Promise.resolve(fail('export.no-printer')));
    progress('printing', Math.round(share * 100), 100);
    return done;
  };
  const answer = (asked: Exclude<AskTypes['asked'], PrintRequest>): AskTypes['told'] => {
    if (asked.is === 'original') return originals?.files(asked.document) ?? [];
    if (asked.is === 'part') return originals?.part(asked.version, asked.part) ?? noPart();
    const page = signal.aborted ? null : pages.next();
    told += page?.length ?? 0;
    progress('writing', told, pages.total);
    return page;
  };
  try {
    for (;;) {
      const message = await running.next();
      if (message.is === 'end') return message.result;
      if (message.is === 'said') continue;
      const { value } = message;
      if (value.is === 'print') {
        running.tell(await printed(value));
        continue;
      }
      const answered = guarded(path, () => attempt(() => answer(value)));
      if (!answered.ok) return answered;
      if (!answered.value.ok) return answered.value;
      running.tell(answered.value.value);
    }
  } finally {
    letGrow();
    await running.close();
  }
};

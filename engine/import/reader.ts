import type { Worker } from 'node:worker_threads';
import type { Inspection } from '#api/documents.ts';
import { ok, type Failure, type Result } from '#core/model/index.ts';
import { listen } from '../workers/listen.ts';
import { createResident } from '../workers/resident.ts';
import { startWorker } from '../workers/start.ts';
import type { ImportMessage, ImportOrder, ImportTask } from './messages.ts';
import type { Throttle } from './throttle.ts';

/**
 * Reads documents in a thread beside the engine. Starting one costs more than a short document does (it loads the tables
 * of conversion), so it stays for the next document, for a while.
 */
export type DocumentReader = {
  /**
   * The reader's messages about one document in order, `end` last; a thread that breaks down, or does not stop soon when
   * `signal` asks it to, ends them with a failure.
   */
  readonly read: (
    order: ImportOrder,
    throttle: Throttle,
    signal?: AbortSignal,
  ) => AsyncGenerator<ImportMessage>;
  /** `inspectFile` beside the engine: the beginning of a file, read in every encoding it may be in. */
  readonly inspect: (file: { readonly path: string; readonly name: string }) => Promise<Result<Inspection>>;
  readonly close: () => Promise<void>;
};

/** Nobody waits long for a look at a file, and it cannot be cancelled. Milliseconds. */
const patienceToLook = { cancel: 0, silence: 30_000 };

/** After a document of more bytes the thread is let go, and its memory with it. */
const largestKept = 4 * 1024 * 1024;

const endOf = (failure: Failure): ImportMessage => ({ is: 'end', failure });

/** `begin` starts a thread; tests count its calls. */
export const createReader = (begin = (): Worker => startWorker('import-worker', null)): DocumentReader => {
  const resident = createResident(begin);

  async function* read(
    order: ImportOrder,
    throttle: Throttle,
    signal?: AbortSignal,
  ): AsyncGenerator<ImportMessage> {
    const worker = resident.take();
    const heard = listen(worker, { name: order.name, signal }, endOf);
    let [isWhole, bytes] = [false, 0];
    worker.postMessage({ order, throttle } satisfies ImportTask, []);
    try {
      while (!isWhole) {
        const message = await heard.next();
        if (message.is === 'head') bytes = message.head.bytes;
        isWhole = message.is === 'end';
        yield message;
      }
    } finally {
      heard.stop();
      if (isWhole && !heard.isBroken() && bytes <= largestKept) await resident.keep(worker);
      else await worker.terminate();
    }
  }

  const inspect: DocumentReader['inspect'] = async ({ path, name }) => {
    const worker = resident.take();
    const heard = listen(worker, { name }, endOf, patienceToLook);
    worker.postMessage({ inspect: { path, name } } satisfies ImportTask, []);
    const message = await heard.next();
    heard.stop();
    if (heard.isBroken()) await worker.terminate();
    else await resident.keep(worker);
    if (message.is === 'inspected') return ok(message.inspection);
    const failure = message.is === 'end' ? message.failure : null;
    return { ok: false, error: failure ?? { code: 'internal', params: { detail: message.is } } };
  };

  return { read, inspect, close: resident.close };
};

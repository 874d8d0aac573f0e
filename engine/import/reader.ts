import type { Worker } from 'node:worker_threads';
import type { Inspection } from '../../api/documents.ts';
import { ok, type Failure, type Result } from '../../core/model/index.ts';
import { listen } from '../workers/listen.ts';
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

/** Milliseconds a thread without work is kept. */
const longestIdle = 20_000;

/** Nobody waits long for a look at a file, and it cannot be cancelled. Milliseconds. */
const patienceToLook = { cancel: 0, silence: 30_000 };

/** After a document of more bytes the thread is let go, and its memory with it. */
const largestKept = 4 * 1024 * 1024;

const endOf = (failure: Failure): ImportMessage => ({ is: 'end', failure });

/** `begin` starts a thread; tests count its calls. */
export const createReader = (begin = (): Worker => startWorker('import-worker', null)): DocumentReader => {
  let resident: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;

  const start = (): Worker => {
    const worker = begin();
    // What breaks without work is not used again.
    return worker.on('exit', () => {
      if (resident === worker) resident = null;
    });
  };
  const takeWorker = (): Worker => {
    clearTimeout(idle);
    const worker = resident ?? start();
    resident = null;
    worker.ref();
    return worker;
  };
  const close = async (): Promise<void> => {
    clearTimeout(idle);
    const worker = resident;
    resident = null;
    await worker?.terminate();
  };
  /** Keeps a worker for the next document. It does not keep the process from ending. */
  const keep = (worker: Worker): void => {
    resident = worker;
    worker.unref();
    idle = setTimeout(() => void close(), longestIdle).unref();
  };

  async function* read(
    order: ImportOrder,
    throttle: Throttle,
    signal?: AbortSignal,
  ): AsyncGenerator<ImportMessage> {
    const worker = takeWorker();
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
      const isReady = isWhole && !heard.isBroken() && bytes <= largestKept && resident === null;
      if (isReady) keep(worker);
      else await worker.terminate();
    }
  }

  const inspect: DocumentReader['inspect'] = async ({ path, name }) => {
    const worker = takeWorker();
    const heard = listen(worker, { name }, endOf, patienceToLook);
    worker.postMessage({ inspect: { path, name } } satisfies ImportTask, []);
    const message = await heard.next();
    heard.stop();
    if (heard.isBroken() || resident !== null) await worker.terminate();
    else keep(worker);
    if (message.is === 'inspected') return ok(message.inspection);
    const failure = message.is === 'end' ? message.failure : null;
    return { ok: false, error: failure ?? { code: 'internal', params: { detail: message.is } } };
  };

  return { read, inspect, close };
};

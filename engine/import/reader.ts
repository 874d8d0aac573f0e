import type { Worker } from 'node:worker_threads';
import { startWorker } from '../workers/start.ts';
import type { ImportMessage, ImportOrder, ImportTask } from './messages.ts';
import type { Throttle } from './throttle.ts';

/**
 * Reads documents in a thread beside the engine. Starting one costs more than a short document does (it loads the tables
 * of conversion), so it stays for the next document, for a while.
 */
export type DocumentReader = {
  /** The reader's messages about one document in order, `end` last; a thread that breaks down ends them with a failure. */
  readonly read: (order: ImportOrder, throttle: Throttle) => AsyncGenerator<ImportMessage>;
  readonly close: () => Promise<void>;
};

/** Milliseconds a thread without work is kept. */
const longestIdle = 20_000;

/** After a document of more bytes the thread is let go, and its memory with it. */
const largestKept = 4 * 1024 * 1024;

/** What a worker says, as it comes, until nobody listens any more. */
const listen = (worker: Worker) => {
  const waiting: ImportMessage[] = [];
  let wake = (): void => undefined;
  const hear = (message: ImportMessage): void => {
    waiting.push(message);
    wake();
  };
  const broken = { is: false };
  const breakDown = (detail: string): void => {
    broken.is = true;
    hear({ is: 'end', failure: { code: 'internal', params: { detail } } });
  };
  const onError = (error: unknown): void => breakDown(error instanceof Error ? error.message : String(error));
  const onExit = (): void => breakDown('the import worker stopped');
  worker.on('message', hear).on('error', onError).on('exit', onExit);
  return {
    broken,
    next: async (): Promise<ImportMessage> => {
      for (;;) {
        const message = waiting.shift();
        if (message !== undefined) return message;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    stop: (): void => void worker.off('message', hear).off('error', onError).off('exit', onExit),
  };
};

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

  async function* read(order: ImportOrder, throttle: Throttle): AsyncGenerator<ImportMessage> {
    const worker = takeWorker();
    const heard = listen(worker);
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
      const isReady = isWhole && !heard.broken.is && bytes <= largestKept && resident === null;
      if (isReady) keep(worker);
      else await worker.terminate();
    }
  }

  return { read, close };
};

import type { Worker } from 'node:worker_threads';

/** One thread that stays for the next work, for a while: starting one costs more than a short file does. */
export type Resident = {
  /** The thread that waits, or a new one. It is the caller's, who keeps or terminates it. */
  readonly take: () => Worker;
  /** Keeps a thread without work for the next; one that waits already stays, and this one ends. It does not keep the process from ending. */
  readonly keep: (worker: Worker) => Promise<void>;
  /** Ends the thread that waits. */
  readonly close: () => Promise<void>;
};

/** Milliseconds a thread without work is kept. */
const longestIdle = 20_000;

/** `begin` starts a thread. */
export const createResident = (begin: () => Worker): Resident => {
  let resident: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;

  const close = async (): Promise<void> => {
    clearTimeout(idle);
    const worker = resident;
    resident = null;
    await worker?.terminate();
  };
  const start = (): Worker => {
    const worker = begin();
    // What breaks without work is not used again; who gives it work hears of errors by themselves.
    return worker
      .on('error', () => undefined)
      .on('exit', () => {
        if (resident === worker) resident = null;
      });
  };
  return {
    take: () => {
      clearTimeout(idle);
      const worker = resident ?? start();
      resident = null;
      worker.ref();
      return worker;
    },
    keep: async (worker) => {
      if (resident !== null) {
        await worker.terminate();
        return;
      }
      resident = worker;
      worker.unref();
      idle = setTimeout(() => void close(), longestIdle).unref();
    },
    close,
  };
};

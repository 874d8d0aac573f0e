import type { Worker } from 'node:worker_threads';
import type { Result } from '#core/model/index.ts';
import { cancelTask, createControl, makeRoom, noteAnswer } from './control.ts';
import { listen } from './listen.ts';
import { startWorker } from './start.ts';
import type { FromWorker, TaskKind, TaskTypes, ToWorker } from './task.ts';

/** Whose work a task is: the name of the file, or of what else is worked on, for sentences, and what cancels it. */
type TaskOf = { readonly name: string; readonly signal?: AbortSignal | undefined };

/** What a task that runs says. */
export type Message<T extends TaskTypes> =
  | { readonly is: 'said'; readonly value: T['said'] }
  | { readonly is: 'asked'; readonly value: T['asked'] }
  | { readonly is: 'end'; readonly result: Result<T['answer']> };

export type Running<T extends TaskTypes> = {
  /** The next message, `end` last: of a failure, when the thread broke down, was too slow, or did not stop when it was asked to. */
  readonly next: () => Promise<Message<T>>;
  /** Something large that was handed over is dealt with. */
  readonly makeRoom: () => void;
  readonly give: (value: T['given']) => void;
  /** Answers what it asked for. */
  readonly tell: (value: T['told']) => void;
  /** Has to be called, whatever happened: keeps the thread for the next task, or ends it where it has not ended its own. */
  readonly close: () => Promise<void>;
};

export type Pool = {
  /** Begins a task in a thread that waits, or in a new one. */
  readonly begin: <T extends TaskTypes>(kind: TaskKind<T>, order: T['order'], of: TaskOf) => Running<T>;
  /** Begins a task that says nothing on the way, and waits for what it answers. */
  readonly ask: <T extends TaskTypes>(
    kind: TaskKind<T>,
    order: T['order'],
    of: TaskOf,
  ) => Promise<Result<T['answer']>>;
  /** Ends the threads that wait. */
  readonly close: () => Promise<void>;
};

/** Milliseconds a thread without work is kept. */
const longestIdle = 20_000;

/**
 * Milliseconds that whoever leaves a task waits for its thread to end: one in the middle of a collection of garbage, or of a call that
 * cannot be broken off, takes its time, and nobody has to see it.
 */
const longestFarewell = 300;

const dismiss = async (worker: Worker): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, longestFarewell);
  });
  await Promise.race([worker.terminate(), waited]);
  clearTimeout(timer);
};

/** A thread whose heap holds more megabytes than this is let go, and its memory with it: what is kept loaded takes a fraction of it. */
const largestKept = 128;

/** Carries out a task in a thread. `leave` is told, when it is over, whether the thread can be used again. */
const runOn = <T extends TaskTypes>(
  worker: Worker,
  { id, memory, patience, stays = true }: TaskKind<T>,
  order: T['order'],
  { name, signal }: TaskOf,
  leave: (canStay: boolean) => Promise<void>,
): Running<T> => {
  const control = createControl();
  const cancel = (): void => cancelTask(control);
  const heard = listen<FromWorker>(
    worker,
    { name, signal },
    (failure) => ({ is: 'end', result: { ok: false, error: failure }, heap: 0 }),
    { ...patience, memory },
  );
  const post = (message: ToWorker): void => worker.postMessage(message, []);
  signal?.addEventListener('abort', cancel);
  if (signal?.aborted === true) cancel();
  let heap: number | null = null;
  post({ is: 'run', id, order, control });
  return {
    next: async () => {
      const message = await heard.next();
      if (message.is === 'end') heap = message.heap;
      return message;
    },
    makeRoom: () => makeRoom(control),
    give: (value) => post({ is: 'give', value }),
    tell: (value) => {
      post({ is: 'tell', value });
      noteAnswer(control);
    },
    close: async () => {
      heard.stop();
      signal?.removeEventListener('abort', cancel);
      cancel();
      await leave(stays && heap !== null && heap <= largestKept && !heard.isBroken());
    },
  };
};

/**
 * Threads that stay for the next task, for a while: starting one costs more than a short file does. Of each size one waits at most;
 * as many work as there are tasks. One that breaks down takes nothing with it but its own task. None is started before it is needed,
 * and one without work does not keep the process from ending. `start` starts a thread with so many megabytes of heap.
 */
export const createPool = (start: (memory: number) => Worker = startWorker): Pool => {
  /** By the size of their heaps. */
  const waiting = new Map<number, { readonly worker: Worker; readonly timer: NodeJS.Timeout }>();

  const letGo = (memory: number): Worker | undefined => {
    const found = waiting.get(memory);
    if (found === undefined) return undefined;
    clearTimeout(found.timer);
    waiting.delete(memory);
    return found.worker;
  };

  const startOne = (memory: number): Worker => {
    const worker = start(memory);
    // What breaks without work is not used again; who gives it work hears of errors by themselves.
    return worker
      .on('error', () => undefined)
      .on('exit', () => {
        if (waiting.get(memory)?.worker === worker) letGo(memory);
      });
  };

  const keep = async (memory: number, worker: Worker): Promise<void> => {
    if (waiting.has(memory)) {
      await worker.terminate();
      return;
    }
    worker.unref();
    const timer = setTimeout(() => void letGo(memory)?.terminate(), longestIdle).unref();
    waiting.set(memory, { worker, timer });
  };

  const begin: Pool['begin'] = (kind, order, of) => {
    const worker = letGo(kind.memory) ?? startOne(kind.memory);
    worker.ref();
    return runOn(worker, kind, order, of, async (canStay) => {
      if (canStay) await keep(kind.memory, worker);
      else await dismiss(worker);
    });
  };

  const ask: Pool['ask'] = async (kind, order, of) => {
    const running = begin(kind, order, of);
    try {
      for (;;) {
        const message = await running.next();
        if (message.is === 'end') return message.result;
      }
    } finally {
      await running.close();
    }
  };

  return {
    begin,
    ask,
    close: async () => {
      await Promise.all([...waiting.keys()].map(async (memory) => letGo(memory)?.terminate()));
    },
  };
};

/** The threads of this process, of all engines in it: one that waits is as good for the next engine. */
export const workers: Pool = createPool();

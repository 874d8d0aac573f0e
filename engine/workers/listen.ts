import type { Worker } from 'node:worker_threads';
import type { Failure } from '#core/model/index.ts';
import { readerMemory } from './start.ts';

/** Milliseconds a reader is given to end by itself once nobody wants its work, and to say anything at all while it is waited for. */
export const patience = { cancel: 1000, silence: 120_000 } as const;

/** `memory`: megabytes of heap the thread has, where that is not what readers have. */
type Limits = { readonly cancel: number; readonly silence: number; readonly memory?: number };

/** Whose work it is: the file's name, for sentences, and what cancels it. */
export type ReadingOf = { readonly name: string; readonly signal?: AbortSignal | undefined };

export type Heard<T> = {
  /** The next message; `end` of a failure when the thread broke down, was too slow, or did not stop when it was asked to. */
  readonly next: () => Promise<T>;
  /** Whether the thread can no longer be used. */
  readonly isBroken: () => boolean;
  readonly stop: () => void;
};

const breakdownOf = (error: unknown, name: string, limit: number): Failure =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? { code: 'file.needs-memory', params: { name, limit } }
    : { code: 'internal', params: { detail: error instanceof Error ? error.message : String(error) } };

/**
 * What a worker says about one file, as it comes. It is left alone only as long as it answers: `patience`. After a breakdown
 * the caller terminates it.
 * @param endOf makes the message that ends all others, from a failure.
 */
export const listen = <T>(
  worker: Worker,
  { name, signal }: ReadingOf,
  endOf: (failure: Failure) => T,
  limits: Limits = patience,
): Heard<T> => {
  const waiting: T[] = [];
  let wake = (): void => undefined;
  let isBroken = false;
  let grace: NodeJS.Timeout | undefined;
  const hear = (message: T): void => {
    waiting.push(message);
    wake();
  };
  const breakDown = (failure: Failure): void => {
    if (isBroken) return;
    isBroken = true;
    hear(endOf(failure));
  };
  const onError = (error: unknown): void =>
    breakDown(breakdownOf(error, name, limits.memory ?? readerMemory));
  const onExit = (): void =>
    breakDown({ code: 'internal', params: { detail: 'the reading thread stopped' } });
  const onAbort = (): void => {
    grace ??= setTimeout(() => breakDown({ code: 'job.cancelled' }), limits.cancel);
  };
  worker.on('message', hear).on('error', onError).on('exit', onExit);
  signal?.addEventListener('abort', onAbort);
  if (signal?.aborted === true) onAbort();

  const tooSlow = (): void =>
    breakDown({ code: 'file.takes-too-long', params: { name, limit: Math.round(limits.silence / 1000) } });

  return {
    isBroken: () => isBroken,
    next: async () => {
      for (;;) {
        const message = waiting.shift();
        if (message !== undefined) return message;
        const silence = setTimeout(tooSlow, limits.silence);
        await new Promise<void>((resolve) => (wake = resolve));
        clearTimeout(silence);
      }
    },
    stop: () => {
      clearTimeout(grace);
      signal?.removeEventListener('abort', onAbort);
      worker.off('message', hear).off('error', onError).off('exit', onExit);
    },
  };
};

import type { Result } from '#core/model/index.ts';

/** What a kind of task is given and says; all of it crosses between threads. */
export type TaskTypes = {
  readonly order: unknown;
  /** What it says on the way, any number of times. */
  readonly said: unknown;
  readonly answer: unknown;
  /** What is given to it after the order, any number of times. */
  readonly given?: unknown;
  /** What it asks for and waits for, and what it is told then. */
  readonly asked?: unknown;
  readonly told?: unknown;
};

/** Milliseconds a task is given to end by itself once nobody wants its work, and to say anything at all while it is waited for. */
export type Patience = { readonly cancel: number; readonly silence: number };

/** A kind of task, as the engine knows it. What it does is in `pool-worker.ts` under the same id. */
export type TaskKind<T extends TaskTypes> = {
  readonly id: string;
  /** Memory of its thread, in megabytes of heap. A task that needs more ends with `file.needs-memory`, and nothing else does. */
  readonly memory: number;
  readonly patience: Patience;
  /** False: its thread ends with it, since its memory is wanted back at once. */
  readonly stays?: boolean;
  /** Only for the types. */
  readonly types?: T;
};

export const taskKind = <T extends TaskTypes>(kind: Omit<TaskKind<T>, 'types'>): TaskKind<T> => kind;

/** A task's way to the engine, in its thread. */
export type Desk<T extends TaskTypes> = {
  readonly say: (value: T['said']) => void;
  /** Says something large, when there is room for it: `mostUnderWay`. Stands still until then. */
  readonly hand: (value: T['said']) => void;
  readonly isCancelled: () => boolean;
  /** Stands still until the engine answers; undefined where it does not, because nobody wants the work any more. */
  readonly ask: (question: T['asked']) => T['told'] | undefined;
  /** What is given after the order, as it comes. */
  readonly given: () => AsyncIterable<T['given']>;
  /** Says which buffers of the answer go to the engine instead of being copied: nothing is in them here afterwards. */
  readonly move: (buffers: readonly ArrayBuffer[]) => void;
};

/** What a kind of task does, in a thread of the pool. */
export type TaskCode<T extends TaskTypes> = (
  order: T['order'],
  desk: Desk<T>,
) => Promise<Result<T['answer']>>;

/** From the engine to a thread, which has one task at a time: one that is left before its end takes its thread with it. */
export type ToWorker =
  | { readonly is: 'run'; readonly id: string; readonly order: unknown; readonly control: SharedArrayBuffer }
  | { readonly is: 'give'; readonly value: unknown }
  | { readonly is: 'tell'; readonly value: unknown };

/** From a thread to the engine. `heap`: megabytes of heap in use. */
export type FromWorker =
  | { readonly is: 'said'; readonly value: unknown }
  | { readonly is: 'asked'; readonly value: unknown }
  | { readonly is: 'end'; readonly result: Result<unknown>; readonly heap: number };

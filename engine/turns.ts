import { setImmediate as nextTurn } from 'node:timers/promises';
import { fail, ok, type Result } from '#core/model/index.ts';

/**
 * Lets everything that waits go first: the timers and the messages of a whole round of the event loop. One `setImmediate` is not
 * enough: asked for in the callback of a message, it comes back in the same round, before any timer, and a save waits for two
 * pieces of work instead of one.
 */
export const giveWay = async (): Promise<void> => {
  await nextTurn();
  await nextTurn();
};

/** Work that takes its time gives way to everything that waits, a save above all, at least this often (milliseconds). */
const longestTurn = 8;

/** `await turn()` between pieces of long work: goes on at once, or lets others go first when its time is up. */
export const takeTurns = (): Turn => {
  let began = performance.now();
  const others = async (): Promise<void> => {
    await giveWay();
    began = performance.now();
  };
  return () => (performance.now() - began < longestTurn ? undefined : others());
};

/** What `takeTurns` answers. */
export type Turn = () => Promise<void> | undefined;

/** Does what is done step by step, giving way between two. */
export const inTurns = async (steps: Generator<undefined, void>, turn: Turn): Promise<void> => {
  while (steps.next().done !== true) await turn();
};

/** Long work done little by little. Failure: job.cancelled. */
export const gradually = async <T>(
  steps: Generator<undefined, T>,
  signal?: AbortSignal,
): Promise<Result<T>> => {
  const turn = takeTurns();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return ok(step.value);
    await turn();
    if (signal?.aborted === true) return fail('job.cancelled');
  }
};

import { setImmediate as nextTurn } from 'node:timers/promises';

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
export const takeTurns = (): (() => Promise<void> | undefined) => {
  let began = performance.now();
  const others = async (): Promise<void> => {
    await giveWay();
    began = performance.now();
  };
  return () => (performance.now() - began < longestTurn ? undefined : others());
};

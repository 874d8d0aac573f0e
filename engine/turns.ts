import { setImmediate as nextTurn } from 'node:timers/promises';

/** Work that takes its time gives way to everything that waits, a save above all, at least this often (milliseconds). */
const longestTurn = 8;

/** `await turn()` between pieces of long work: goes on at once, or lets others go first when its time is up. */
export const takeTurns = (): (() => Promise<void> | undefined) => {
  let began = performance.now();
  const giveWay = async (): Promise<void> => {
    await nextTurn();
    began = performance.now();
  };
  return () => (performance.now() - began < longestTurn ? undefined : giveWay());
};

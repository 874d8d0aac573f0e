/** Time, from outside: tests bring their own. */
export type Clock = {
  readonly now: () => Date;
  /** Calls `work` once after `milliseconds`, unless the answer is called first. Keeps no process alive. */
  readonly later: (milliseconds: number, work: () => void) => () => void;
};

export const systemClock: Clock = {
  now: () => new Date(),
  later: (milliseconds, work) => {
    const timer = setTimeout(work, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/**
 * What engine and thread both see of one task: how much is under way, whether it was cancelled, and how often a question was
 * answered. Both sides can look at it while they are busy.
 */
export type Control = SharedArrayBuffer;

const underWay = 0;
const cancelled = 1;
const answered = 2;

/** Large messages that may be under way beside the one that is being made: a reader goes on while a log is written back. With more, memory grows. */
const mostUnderWay = 4;

export const createControl = (): Control => new SharedArrayBuffer(12);

/** For the thread: counts one more message, and waits until there is room for it or the task is cancelled. */
export const waitForRoom = (control: Control): void => {
  const state = new Int32Array(control);
  for (;;) {
    const count = Atomics.load(state, underWay);
    if (count < mostUnderWay || Atomics.load(state, cancelled) === 1) break;
    Atomics.wait(state, underWay, count);
  }
  Atomics.add(state, underWay, 1);
};

/** For the engine: one message is dealt with. */
export const makeRoom = (control: Control): void => {
  const state = new Int32Array(control);
  Atomics.sub(state, underWay, 1);
  Atomics.notify(state, underWay);
};

/** For the thread: how often it was answered so far; to be known before it asks. */
export const answersSoFar = (control: Control): number => Atomics.load(new Int32Array(control), answered);

/** For the thread: stands still until there is another answer than those `before`. */
export const waitForAnswer = (control: Control, before: number): void => {
  Atomics.wait(new Int32Array(control), answered, before);
};

/** For the engine: the answer is under way. */
export const noteAnswer = (control: Control): void => {
  const state = new Int32Array(control);
  Atomics.add(state, answered, 1);
  Atomics.notify(state, answered);
};

/** Far below any count there is: a thread about to wait on the count it saw finds another and goes on. */
const noLimit = -1_000_000;

/** For the engine: no more is wanted. A thread that waits wakes. */
export const cancelTask = (control: Control): void => {
  const state = new Int32Array(control);
  Atomics.store(state, cancelled, 1);
  Atomics.add(state, underWay, noLimit);
  Atomics.notify(state, underWay);
  noteAnswer(control);
};

export const isCancelled = (control: Control): boolean =>
  Atomics.load(new Int32Array(control), cancelled) === 1;

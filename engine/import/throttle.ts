/**
 * How reader and writer keep step: eight bytes both threads see. The reader waits while too much is under way; either
 * side may look whether the job was cancelled.
 */
export type Throttle = SharedArrayBuffer;

const underWay = 0;
const cancelled = 1;

/** Messages with text or bytes that may be under way: one being written, one waiting, one being made. */
const most = 2;

export const createThrottle = (): Throttle => new SharedArrayBuffer(8);

/** For the reader: counts one more message, and waits until there is room for it or the job is cancelled. */
export const waitForRoom = (throttle: Throttle): void => {
  const state = new Int32Array(throttle);
  for (;;) {
    const count = Atomics.load(state, underWay);
    if (count < most || Atomics.load(state, cancelled) === 1) break;
    Atomics.wait(state, underWay, count);
  }
  Atomics.add(state, underWay, 1);
};

/** For the writer: one message is dealt with. */
export const makeRoom = (throttle: Throttle): void => {
  const state = new Int32Array(throttle);
  Atomics.sub(state, underWay, 1);
  Atomics.notify(state, underWay);
};

/** Far below any count there is: a reader about to wait on the count it saw finds another and goes on. */
const noLimit = -1_000_000;

/** For the writer: no more is wanted. A waiting reader wakes. */
export const cancelReader = (throttle: Throttle): void => {
  const state = new Int32Array(throttle);
  Atomics.store(state, cancelled, 1);
  Atomics.add(state, underWay, noLimit);
  Atomics.notify(state, underWay);
};

export const isCancelled = (throttle: Throttle): boolean =>
  Atomics.load(new Int32Array(throttle), cancelled) === 1;

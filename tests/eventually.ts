import { vi } from 'vitest';

/** Milliseconds. Bounds on waiting, not on speed: a machine that is busy with something else takes ten times as long. */
const longestWait = 120_000;

/** Waits until `check` no longer throws; fails with what it threw last. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: longestWait });

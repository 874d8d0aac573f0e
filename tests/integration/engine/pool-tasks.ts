import { serveTasks } from '#engine/workers/serve-tasks.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import type { Desk, TaskTypes } from '#engine/workers/task.ts';

/** Kinds of tasks that do what tasks of the program should not: a thread of the pool, for its tests. */
type Sums = TaskTypes & { readonly given: number; readonly told: number };

const hold: unknown[] = [];

const code = {
  /** Answers its order, having said each number below it. */
  count: (order: unknown, { say }: Desk<TaskTypes>): Promise<Result<unknown>> => {
    for (let n = 0; n < Number(order); n += 1) say(n);
    return Promise.resolve(ok(order));
  },
  /** Hands over as much as is wanted, until nobody wants it. */
  pour: (_: unknown, { hand, say, isCancelled }: Desk<TaskTypes>): Promise<Result<unknown>> => {
    say('begun');
    for (let n = 0; !isCancelled(); n += 1) hand(n);
    return Promise.resolve(fail('job.cancelled'));
  },
  /** Adds up what is given, and what it is told when it asks. */
  sum: async (order: unknown, { given, ask }: Desk<Sums>): Promise<Result<unknown>> => {
    let sum = 0;
    let left = Number(order);
    if (left > 0)
      for await (const n of given()) {
        sum += n;
        left -= 1;
        if (left === 0) break;
      }
    return ok(sum + (ask('more') ?? 0) + (ask('more') ?? 0));
  },
  /** Never ends, and listens to nobody. */
  spin: (_: unknown, { say }: Desk<TaskTypes>): Promise<Result<unknown>> => {
    say('begun');
    for (;;) hold.length = 0;
  },
  /** Takes all memory it can get. */
  fill: (): Promise<Result<unknown>> => {
    for (;;) hold.push(Array.from({ length: 10_000 }, (_, n) => ({ n })));
  },
  /** Holds on to as many megabytes. */
  keep: (order: unknown): Promise<Result<unknown>> => {
    hold.push(Array.from({ length: Number(order) * 131_072 }, (_, n) => n + 0.5));
    return Promise.resolve(ok(null));
  },
  fault: (): Promise<Result<unknown>> => Promise.reject(new Error('a fault')),
};

serveTasks(
  Object.fromEntries(Object.entries(code).map(([id, run]) => [id, () => Promise.resolve(run)] as const)),
);

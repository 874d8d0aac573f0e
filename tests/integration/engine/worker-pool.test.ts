import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import type { Result } from '#core/model/index.ts';
import { createPool, type Running } from '#engine/workers/pool.ts';
import { taskKind, type Patience, type TaskTypes } from '#engine/workers/task.ts';
import { codeOf, good } from './fixtures.ts';

type Any = TaskTypes & { readonly said: unknown; readonly given: unknown; readonly told: unknown };

const usual: Patience = { cancel: 1000, silence: 60_000 };

const kind = (id: string, patience = usual, memory = 64) => taskKind<Any>({ id, memory, patience });

/** A pool whose threads do the tasks of `pool-tasks.ts`; those it started, in order. */
const pooled = () => {
  const started: Worker[] = [];
  const pool = createPool((memory) => {
    const worker = new Worker(new URL('pool-tasks.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 16 },
    });
    started.push(worker);
    return worker;
  });
  onTestFinished(pool.close);
  return { pool, started };
};

const startedFirst = ([first]: readonly Worker[]): Worker => {
  if (first === undefined) throw new Error('none was started');
  return first;
};

const ended = async (running: Running<Any>): Promise<{ said: unknown[]; result: Result<unknown> }> => {
  const said: unknown[] = [];
  for (;;) {
    const message = await running.next();
    if (message.is === 'end') {
      await running.close();
      return { said, result: message.result };
    }
    if (message.is === 'said') said.push(message.value);
  }
};

test('no thread is started before there is work, and one carries out task after task of any kind', async () => {
  const { pool, started } = pooled();
  expect(started).toHaveLength(0);
  const counted = await ended(pool.begin(kind('count'), 3, { name: 'a' }));
  expect(counted).toEqual({ said: [0, 1, 2], result: { ok: true, value: 3 } });
  expect(good(await pool.ask(kind('keep'), 1, { name: 'a' }))).toBeNull();
  expect(await ended(pool.begin(kind('count'), 1, { name: 'a' }))).toMatchObject({ said: [0] });
  expect(started).toHaveLength(1);
});

test('two tasks at once have a thread each, of which one stays', async () => {
  const { pool, started } = pooled();
  const first = pool.begin(kind('pour'), null, { name: 'a' });
  expect(await first.next()).toEqual({ is: 'said', value: 'begun' });
  expect((await ended(pool.begin(kind('count'), 1, { name: 'b' }))).said).toEqual([0]);
  expect(started).toHaveLength(2);
  const gone = once(startedFirst(started), 'exit');
  await first.close();
  await gone;
  expect(good(await pool.ask(kind('count'), 1, { name: 'c' }))).toBe(1);
  expect(started).toHaveLength(2);
});

test('what is handed over waits for room, and ends when nobody wants it', async () => {
  const { pool } = pooled();
  const controller = new AbortController();
  const running = pool.begin(kind('pour'), null, { name: 'a', signal: controller.signal });
  const said: unknown[] = [];
  for (let n = 0; n < 4; n += 1) {
    const message = await running.next();
    if (message.is !== 'said') break;
    said.push(message.value);
    // Of the third and all later ones none comes before one of those before is dealt with.
    if (message.value === 1) running.makeRoom();
  }
  expect(said).toEqual(['begun', 0, 1, 2]);
  controller.abort();
  expect(codeOf((await ended(running)).result)).toBe('job.cancelled');
});

test('a task takes what it is given and is told what it asks for', async () => {
  const { pool, started } = pooled();
  for (const given of [[1, 2, 3], [], [10]]) {
    const running = pool.begin(kind('sum'), given.length, { name: 'a' });
    for (const n of given) running.give(n);
    for (const told of [100, 1000]) {
      expect(await running.next()).toEqual({ is: 'asked', value: 'more' });
      running.tell(told);
    }
    const sum = given.reduce((all, n) => all + n, 1100);
    expect(await ended(running)).toEqual({ said: [], result: { ok: true, value: sum } });
  }
  expect(started).toHaveLength(1);
});

test('one that waits for an answer when it is cancelled goes on without', async () => {
  const { pool, started } = pooled();
  const controller = new AbortController();
  const running = pool.begin(kind('sum'), 0, { name: 'a', signal: controller.signal });
  expect(await running.next()).toMatchObject({ is: 'asked' });
  controller.abort();
  expect(good((await ended(running)).result)).toBe(0);
  expect(good(await pool.ask(kind('count'), 2, { name: 'b' }))).toBe(2);
  expect(started).toHaveLength(1);
});

test('one that needs more memory than it has ends alone, and the next task gets another thread', async () => {
  const { pool, started } = pooled();
  const other = pool.begin(kind('pour'), null, { name: 'b' });
  expect(await other.next()).toMatchObject({ value: 'begun' });
  const { result } = await ended(pool.begin(kind('fill'), null, { name: 'a.md' }));
  expect(result).toEqual({
    ok: false,
    error: { code: 'file.needs-memory', params: { name: 'a.md', limit: 64 } },
  });
  expect(await other.next()).toEqual({ is: 'said', value: 0 });
  await other.close();
  expect(good(await pool.ask(kind('count'), 1, { name: 'c' }))).toBe(1);
  expect(started).toHaveLength(3);
});

test('one that does not listen is ended when it is cancelled, and when it says nothing', async () => {
  const { pool, started } = pooled();
  const controller = new AbortController();
  const signal = controller.signal;
  const deaf = pool.begin(kind('spin', { cancel: 1, silence: 60_000 }), null, { name: 'a', signal });
  expect(await deaf.next()).toMatchObject({ value: 'begun' });
  const gone = once(startedFirst(started), 'exit');
  controller.abort();
  expect(codeOf((await ended(deaf)).result)).toBe('job.cancelled');
  await gone;
  const slow = pool.begin(kind('spin', { cancel: 1, silence: 1 }), null, { name: 'a' });
  expect(codeOf((await ended(slow)).result)).toBe('file.takes-too-long');
  expect(started).toHaveLength(2);
});

test('one that throws, and one that is ended from outside, fail their own task only', async () => {
  const { pool, started } = pooled();
  const fault = await pool.ask(kind('fault'), null, { name: 'a' });
  expect(fault).toEqual({ ok: false, error: { code: 'internal', params: { detail: 'a fault' } } });
  const running = pool.begin(kind('pour'), null, { name: 'a' });
  await running.next();
  await started[1]?.terminate();
  expect(codeOf((await ended(running)).result)).toBe('internal');
  expect(good(await pool.ask(kind('count'), 1, { name: 'a' }))).toBe(1);
  expect(started).toHaveLength(3);
});

test('a thread that holds on to much is let go, and one with another memory is not taken', async () => {
  const { pool, started } = pooled();
  const large = kind('keep', usual, 400);
  expect(good(await pool.ask(large, 1, { name: 'a' }))).toBeNull();
  expect(good(await pool.ask(kind('count'), 1, { name: 'a' }))).toBe(1);
  expect(started).toHaveLength(2);
  expect(good(await pool.ask(large, 200, { name: 'a' }))).toBeNull();
  expect(started).toHaveLength(2);
  expect(good(await pool.ask(large, 1, { name: 'a' }))).toBeNull();
  expect(started).toHaveLength(3);
});

test('closing the pool ends the threads that wait', async () => {
  const { pool, started } = pooled();
  good(await pool.ask(kind('count'), 1, { name: 'a' }));
  const gone = once(startedFirst(started), 'exit');
  await pool.close();
  await gone;
  good(await pool.ask(kind('count'), 1, { name: 'a' }));
  expect(started).toHaveLength(2);
});

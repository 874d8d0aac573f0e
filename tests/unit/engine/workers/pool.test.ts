import { EventEmitter } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { createPool } from '#engine/workers/pool.ts';
import { taskKind, type TaskTypes } from '#engine/workers/task.ts';

test('who leaves a task does not wait for a thread that does not end', async () => {
  const asked: string[] = [];
  const thread = Object.assign(new EventEmitter(), {
    postMessage: ({ is }: { readonly is: string }) => void asked.push(is),
    ref: () => undefined,
    terminate: () => {
      asked.push('end');
      return new Promise<number>(() => undefined);
    },
  });
  const pool = createPool(() => thread as unknown as Worker);
  const kind = taskKind<TaskTypes>({ id: 'a', memory: 64, patience: { cancel: 1, silence: 60_000 } });
  const running = pool.begin(kind, null, { name: 'a' });
  await running.close();
  expect(asked).toEqual(['run', 'end']);
  expect(thread.listenerCount('message')).toBe(0);
});

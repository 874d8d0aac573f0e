import { EventEmitter } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Failure } from '#core/model/index.ts';
import { listen, patience } from '#engine/workers/listen.ts';
import { readerMemory } from '#engine/workers/start.ts';

type Message = { readonly is: 'news' } | { readonly is: 'end'; readonly failure: Failure };

const news: Message = { is: 'news' };

/** What a thread says, without the thread. */
const listening = (signal?: AbortSignal) => {
  const thread = new EventEmitter();
  const heard = listen<Message>(thread as unknown as Worker, { name: 'a.md', signal }, (failure) => ({
    is: 'end',
    failure,
  }));
  return { thread, heard };
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a thread that needs more memory than it is given is named by what it read', async () => {
  const { thread, heard } = listening();
  thread.emit('message', news);
  thread.emit('error', Object.assign(new Error('heap'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }));
  thread.emit('exit', 1);
  expect(await heard.next()).toEqual(news);
  expect(heard.isBroken()).toBe(true);
  expect(await heard.next()).toEqual({
    is: 'end',
    failure: { code: 'file.needs-memory', params: { name: 'a.md', limit: readerMemory } },
  });
});

test('any other breakdown is ours', async () => {
  const { thread, heard } = listening();
  thread.emit('error', new Error('no such thing'));
  expect(await heard.next()).toMatchObject({ failure: { code: 'internal' } });
});

test('a thread that does not stop when it is asked to is not waited for', async () => {
  const controller = new AbortController();
  const { thread, heard } = listening(controller.signal);
  controller.abort();
  const next = heard.next();
  await vi.advanceTimersByTimeAsync(patience.cancel - 1);
  expect(heard.isBroken()).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await next).toEqual({ is: 'end', failure: { code: 'job.cancelled' } });
  heard.stop();
  expect(thread.listenerCount('message')).toBe(0);
});

test('a thread that says nothing while it is waited for is given up; one that waits itself is not', async () => {
  const { thread, heard } = listening();
  await vi.advanceTimersByTimeAsync(patience.silence * 2);
  expect(heard.isBroken()).toBe(false);
  const first = heard.next();
  await vi.advanceTimersByTimeAsync(patience.silence - 1);
  thread.emit('message', news);
  expect(await first).toEqual(news);
  const second = heard.next();
  await vi.advanceTimersByTimeAsync(patience.silence);
  expect(await second).toEqual({
    is: 'end',
    failure: { code: 'file.takes-too-long', params: { name: 'a.md', limit: patience.silence / 1000 } },
  });
});

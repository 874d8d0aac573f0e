import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { bringUpToDate } from '#cli/build.ts';
import type { FromEngine, ToEngine } from '#engine/process-messages.ts';
import { quickFolder } from '#tests/quick-folder.ts';

const root = join(import.meta.dirname, '../../..');

let folder: string;
let engine: ChildProcess;
let heard: FromEngine[];

beforeAll(async () => {
  await bringUpToDate(['engine'], () => undefined);
});
beforeEach(async () => {
  folder = await mkdtemp(join(quickFolder, 'duizhao-engine-'));
  heard = [];
  engine = fork(join(root, 'dist/engine/process.mjs'), [], { env: { ...process.env, DUIZHAO_DATA: folder } });
  engine.on('message', (message: FromEngine) => heard.push(message));
  await waitFor((message) => message.kind === 'ready');
});
afterEach(async () => {
  engine.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

const tell = (message: ToEngine): boolean => engine.send(message);

const waitFor = async (wanted: (message: FromEngine) => boolean): Promise<FromEngine | undefined> => {
  await expect.poll(() => heard.some(wanted)).toBe(true);
  return heard.find(wanted);
};

/** Calls the engine as window number `window` and answers its result. */
const ask = async (window: number, feature: string, method: string, input: object): Promise<unknown> => {
  const i = `${heard.length}`;
  tell({ kind: 'message', window, message: { t: 'q', i, m: 'invoke', a: [feature, method, input] } });
  const isAnswer = (message: FromEngine): boolean =>
    message.kind === 'message' &&
    message.window === window &&
    typeof message.message === 'object' &&
    message.message !== null &&
    'i' in message.message &&
    message.message.i === i;
  const answer = await waitFor(isAnswer);
  return answer?.kind === 'message' ? Reflect.get(Object(answer.message), 'r') : undefined;
};

const eventsOf = (window: number): unknown[] =>
  heard.flatMap((message) =>
    message.kind === 'message' &&
    message.window === window &&
    Reflect.get(Object(message.message), 'm') === 'event'
      ? [Reflect.get(Object(message.message), 'a')]
      : [],
  );

const ends = (): Promise<number | NodeJS.Signals | null> =>
  new Promise((resolve) => engine.once('exit', (code, signal) => resolve(signal ?? code)));

it('serves each window over relayed messages, and tells all of them what changed', async () => {
  tell({ kind: 'window', window: 1 });
  tell({ kind: 'window', window: 2 });
  expect(await ask(1, 'preferences', 'set', { theme: 'dark' })).toMatchObject({ ok: true });
  expect(await ask(2, 'preferences', 'get', {})).toMatchObject({ ok: true, value: { theme: 'dark' } });
  for (const window of [1, 2]) {
    expect(eventsOf(window)).toMatchObject([['preferences.changed', { theme: 'dark' }]]);
  }
});

it('forgets a window that is gone', async () => {
  tell({ kind: 'window', window: 1 });
  tell({ kind: 'window', window: 2 });
  tell({ kind: 'gone', window: 1 });
  await ask(2, 'preferences', 'set', { theme: 'dark' });
  expect([eventsOf(1).length, eventsOf(2).length]).toEqual([0, 1]);
});

it.each([
  ['it is told to', () => tell({ kind: 'stop' })],
  ['its shell is gone', () => engine.disconnect()],
  ['the system asks it to', () => engine.kill('SIGTERM')],
])('ends in good order when %s', async (_, end) => {
  const ended = ends();
  end();
  expect(await ended).toBe(0);
});

it('outlives the Ctrl+C of its terminal, which is for the shell to answer', async () => {
  tell({ kind: 'window', window: 1 });
  engine.kill('SIGINT');
  expect(await ask(1, 'preferences', 'get', {})).toMatchObject({ ok: true });
});

import { expect, test } from 'vitest';
import { fail, ok, type Result } from '#core/model/index.ts';
import { beginChecker } from '#engine/grammar/checker.ts';
import type { GrammarTypes } from '#engine/grammar/grammar-task.ts';
import type { Message, Pool } from '#engine/workers/pool.ts';

/** A pool whose one task says what the test lets it say. */
const handPool = () => {
  const given: string[] = [];
  let closed = 0;
  let hear: (message: Message<GrammarTypes>) => void = () => undefined;
  let signal: AbortSignal | undefined;
  const pool: Pick<Pool, 'begin'> = {
    begin: (_kind, _order, of) => {
      ({ signal } = of);
      return {
        next: () =>
          new Promise((resolve) => {
            const end = (result: Result<never>): void => resolve({ is: 'end', result });
            hear = resolve;
            if (signal?.aborted === true) end(fail('job.cancelled'));
            signal?.addEventListener('abort', () => end(fail('job.cancelled')));
          }),
        makeRoom: () => undefined,
        give: (value) => void given.push((value as GrammarTypes['given']).text),
        tell: () => undefined,
        close: () => {
          closed += 1;
          return Promise.resolve();
        },
      };
    },
  };
  return { pool, given, closed: () => closed, say: (message: Message<GrammarTypes>) => hear(message) };
};
const ready = { is: 'said', value: { is: 'ready' } } as const;
const issues = (memory: number) => ({ is: 'said', value: { is: 'issues', issues: [], memory } }) as const;
const text = { text: 'He go.', dialect: 'american', own: [] } as const;
const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

test('takes a text when it is ready, and tells when it holds too much', async () => {
  const { pool, given, say, closed } = handPool();
  const checker = beginChecker(pool, 'harper.wasm', { text: 60_000, memory: 500 });
  const looked = checker.look(text);
  expect(given).toEqual([]);
  say(ready);
  await soon();
  expect(given).toEqual(['He go.']);
  say(issues(500));
  expect(await looked).toEqual(ok([]));
  expect(checker.isTooLarge()).toBe(false);
  const again = checker.look(text);
  await soon();
  say(issues(501));
  await again;
  expect(checker.isTooLarge()).toBe(true);
  await Promise.all([checker.close(), checker.close()]);
  expect(closed()).toBe(1);
});

test('is ended at a text that takes too long, and where it breaks down', async () => {
  const slow = handPool();
  const checker = beginChecker(slow.pool, 'harper.wasm', { text: 1, memory: 500 });
  slow.say(ready);
  expect(await checker.look(text)).toEqual(fail('grammar.stopped', { detail: '0.001 s' }));
  await checker.close();
  expect(slow.closed()).toBe(1);

  const broken = handPool();
  const other = beginChecker(broken.pool, 'harper.wasm');
  broken.say({ is: 'end', result: fail('internal', { detail: 'unreachable' }) });
  expect(await other.look(text)).toEqual(fail('grammar.stopped', { detail: 'unreachable' }));
  const missing = handPool();
  const none = beginChecker(missing.pool, 'harper.wasm');
  missing.say({ is: 'end', result: fail('grammar.missing', { path: 'harper.wasm' }) });
  expect(await none.ready).toEqual(fail('grammar.missing', { path: 'harper.wasm' }));
});

test('who waits for an answer hears that it was closed', async () => {
  const { pool, say, closed } = handPool();
  const checker = beginChecker(pool, 'harper.wasm');
  say(ready);
  const looked = checker.look(text);
  await soon();
  await checker.close();
  expect(await looked).toMatchObject({ ok: false });
  expect(closed()).toBe(1);
});

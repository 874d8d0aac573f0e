import { expect, it } from 'vitest';
import { clientOf } from '#api/client.ts';
import { ok } from '#core/model/index.ts';

it('a client names what is called, says which project is meant at that moment, and is no promise', async () => {
  const called: unknown[] = [];
  let meant: string | undefined;
  const client = clientOf(
    (...given) => {
      called.push(given);
      return Promise.resolve(ok(null));
    },
    () => meant,
  );
  await client.project.info({});
  meant = '/a.duizhao';
  await client.rows.page({ from: 1, count: 2 });
  expect(called).toEqual([
    ['project', 'info', {}, undefined],
    ['rows', 'page', { from: 1, count: 2 }, '/a.duizhao'],
  ]);
  expect(client.rows.page).toBe(client.rows.page);
  expect(await Promise.resolve(client)).toBe(client);
});

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Events } from '#api/index.ts';
import { giveWay } from '#engine/turns.ts';
import { codeOf, good, projectFile, scratch, startEngine } from '../fixtures.ts';
import { manyRows, muchOf, returned, rows } from './much-returned.ts';
import { cellAt, english, handOver, hosting, problemsOf, write } from './reviewing.ts';

/** A package of far more than is stored at once, and its reviewer, who has another project open. */
const opening = async () => {
  const host = await hosting(manyRows, 'suggest');
  const sent = await returned(host, await handOver(host), (packaged) => muchOf(packaged, 4, ['丙']));
  const folder = scratch();
  const engine = startEngine(folder);
  const { client } = engine;
  const path = projectFile(folder, [english]);
  good(await client.project.open({ path }));
  const to = join(scratch(), 'copy.duizhao');
  const take = () => client.review.take({ job: 'take', from: { path: sent }, reviewer: '甲', path: to });
  /** Does something once, when so many pieces may have been stored. */
  const whileStoring = (turns: number, work: () => Promise<void>) => {
    let done: Promise<void> | null = null;
    const later = async (): Promise<void> => {
      for (let n = 0; n < turns; n += 1) await giveWay();
      await work();
    };
    engine.onEvent((name, payload) => {
      if (name === 'jobs.progress' && (payload as Events['jobs.progress']).phase === 'storing')
        done ??= later();
    });
    return async (): Promise<void> => {
      if (done === null) throw new Error('nothing was stored');
      await done;
    };
  };
  return { client, path, to, take, whileStoring };
};

test('an edit of the project that is open is answered before a large copy is made', async () => {
  const { client, path, take, whileStoring } = await opening();
  const order: string[] = [];
  const edited = whileStoring(1, async () => {
    await write(client, 1, 'Nobody came.');
    order.push('edited');
  });
  good(await take());
  order.push('taken');
  await edited();
  expect(order).toEqual(['edited', 'taken']);
  expect(good(await client.annotations.list({ count: 1 })).total).toBe(4 * rows);
  expect((await cellAt(client, rows)).text).toBe(`Row ${rows - 1} went away.`);
  expect(await problemsOf({ client })).toEqual([]);
  good(await client.project.open({ path }));
  expect((await cellAt(client, 1)).text).toBe('Nobody came.');
});

test('a large copy that is cancelled midway leaves no file, and the project open that was', async () => {
  const { client, path, to, take, whileStoring } = await opening();
  const stop = whileStoring(5, async () => {
    good(await client.jobs.cancel({ job: 'take' }));
  });
  expect(codeOf(await take())).toBe('job.cancelled');
  await stop();
  expect(readdirSync(join(to, '..'))).toEqual([]);
  expect(good(await client.project.info({}))?.path).toBe(path);
});

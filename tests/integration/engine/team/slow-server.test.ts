import { expect, onTestFinished, test } from 'vitest';
import { systemClock, type Clock } from '#engine/clock.ts';
import { setUpMemory } from '#engine/team-memory/schema.ts';
import { importText, rowsOf, write } from '../checking.ts';
import { good, scratch, startEngine } from '../fixtures.ts';
import { linkTo } from './links.ts';
import { lackOfPostgres, makePostgres } from './postgres-server.ts';

const lack = lackOfPostgres('typing beside a slow server of a team');

test.skipIf(lack !== null)(
  'what is typed is stored while a look-up waits for a server that does not answer',
  async () => {
    const server = await makePostgres();
    onTestFinished(() => server.remove());
    const owner = await linkTo(server.address('owner'));
    await setUpMemory(owner, 'duizhao', '127.0.0.1');
    // How long a look-up waits ends when the test says so.
    const held: (() => void)[] = [];
    let isHolding = true;
    const clock: Clock = {
      now: systemClock.now,
      later: (milliseconds, work) => {
        if (milliseconds !== 300 || !isHolding) return systemClock.later(milliseconds, work);
        held.push(work);
        return () => undefined;
      },
    };
    const engine = startEngine(scratch(), { clock });
    const { client } = engine;
    await importText(engine, '渡口的船已經開走了。\n');
    const { place } = good(await client.teamMemory.connect({ address: server.address('owner') }));
    good(await client.teamMemory.attach({ place }));
    await owner.query('BEGIN');
    await owner.query('LOCK TABLE duizhao.search IN ACCESS EXCLUSIVE MODE');
    const segment = (await rowsOf(engine))[0]?.segment ?? 0;
    let isAnswered = false;
    const asked = client.memory.lookup({ segment }).finally(() => (isAnswered = true));
    await expect.poll(() => held.length).toBeGreaterThan(0);
    for (const text of ['The', 'The ferry', 'The ferry has gone.']) {
      await write(engine, 1, 'en', text);
      expect((await rowsOf(engine))[0]?.cells['en']?.text).toBe(text);
    }
    expect(isAnswered).toBe(false);
    isHolding = false;
    for (const work of held) work();
    expect(good(await asked)).toEqual([]);
    await owner.query('ROLLBACK');
    owner.close();
  },
);

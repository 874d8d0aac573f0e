import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, connect as connectSocket, type Socket } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Clock } from '#engine/clock.ts';
import { systemClock } from '#engine/clock.ts';
import { connectTo } from '#engine/team-memory/connect.ts';
import type { Link } from '#engine/team-memory/link.ts';
import { setUpMemory } from '#engine/team-memory/schema.ts';
import { noSecrets, type Secrets } from '#engine/team-memory/secrets.ts';
import { alikeOn, putOn, stateOn } from '#engine/team-memory/server-units.ts';
import { createTeams, type Teams } from '#engine/team-memory/teams.ts';
import type { Team } from '#engine/team-memory/team.ts';
import { address, linkTo } from './links.ts';
import { lackOfPostgres, makePostgres, type PostgresServer } from './postgres-server.ts';
import { teamUnit } from './units.ts';

const lack = lackOfPostgres('teams’ memories on a real server');

describe.skipIf(lack !== null)('a real server', () => {
  let server: PostgresServer;
  let owner: Link;
  const folders: string[] = [];
  const openTeams: Teams[] = [];

  const dataFolder = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'duizhao-team-'));
    folders.push(folder);
    return folder;
  };
  const teamsIn = (
    folder: string,
    more: { readonly clock?: Clock; readonly secrets?: Secrets; readonly password?: string } = {},
  ): Teams => {
    const teams = createTeams({
      dataFolder: folder,
      clock: more.clock ?? systemClock,
      secrets: more.secrets ?? noSecrets,
      password: more.password ?? null,
      changed: () => undefined,
    });
    openTeams.push(teams);
    return teams;
  };
  const opened = (teams: Teams, place: string): Team => {
    const team = teams.open(address(place).place);
    if (team?.ok !== true) throw new Error(`not open: ${JSON.stringify(team)}`);
    return team.value;
  };
  const units = async (memory = 'duizhao'): Promise<number> => {
    const [row] = await owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${memory}.units`);
    return row?.n ?? -1;
  };

  beforeAll(async () => {
    server = await makePostgres({ passwordFor: ['locked'], tls: true });
    const made = await connectTo(address(server.address('owner')), null);
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    owner = made.value;
    await setUpMemory(owner, 'duizhao', '127.0.0.1');
    await owner.script(`
      CREATE ROLE anna LOGIN IN ROLE duizhao_writer; CREATE ROLE bo LOGIN IN ROLE duizhao_writer;
      CREATE ROLE reader LOGIN IN ROLE duizhao_reader; CREATE ROLE stranger LOGIN;
      CREATE ROLE locked LOGIN PASSWORD 'right' IN ROLE duizhao_writer`);
  }, 300_000);
  afterAll(async () => {
    for (const teams of openTeams) teams.close();
    owner.close();
    await server.remove();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  test('two who write the same rows at the same time lose nothing, and every gram is counted', async () => {
    const [anna, bo] = [await linkTo(server.address('anna')), await linkTo(server.address('bo'))];
    const texts = Array.from({ length: 200 }, (_, n) => `第${n}行的句子說的是第${n * 7}件事情`);
    const write = async (link: Link, author: string): Promise<void> => {
      for (let from = 0; from < texts.length; from += 20)
        await putOn(
          link,
          texts
            .slice(from, from + 20)
            .map((text, n) => teamUnit(`two/${from + n}`, text, author, { author })),
        );
    };
    await Promise.all([write(anna, 'Anna'), write(bo, 'Bo'), write(anna, 'Anna')]);
    const found = await alikeOn(anna, texts[5] ?? '', 1, 10);
    expect(found.map(({ unit }) => `${unit.author} ${unit.writer}`).sort()).toEqual(['Anna anna', 'Bo bo']);
    // Whoever comes last counts for all.
    await putOn(bo, []);
    const [counted] = await owner.query<{ counted: string; real: string }>(
      `SELECT (SELECT sum(texts) FROM duizhao.grams)::text AS counted,
        (SELECT count(*) FROM (SELECT unnest(grams) FROM duizhao.search) g)::text AS real`,
    );
    expect(counted?.counted).toBe(counted?.real);
    anna.close();
    bo.close();
  });

  test('rights are those of roles: readers look up, writers add only, strangers see nothing', async () => {
    const reader = await linkTo(server.address('reader'));
    await expect(putOn(reader, [teamUnit('r/1', '不可以', 'no')])).rejects.toMatchObject({ code: '42501' });
    expect((await stateOn(reader)).units).toBeGreaterThan(0);
    const anna = await linkTo(server.address('anna'));
    for (const sql of [
      'DELETE FROM units',
      `UPDATE units SET original = ''`,
      'INSERT INTO grams VALUES (1, 1)',
      'DROP TABLE units',
    ])
      await expect(anna.query(sql)).rejects.toMatchObject({ code: '42501' });
    // A unit that somebody else has written is another one.
    await putOn(anna, [teamUnit('own/1', '這是安娜的句子', 'Of Anna')]);
    const bo = await linkTo(server.address('bo'));
    await putOn(bo, [teamUnit('own/1', '這是安娜的句子', 'Of Bo', { at: '2027-01-01T00:00:00.000Z' })]);
    const found = await alikeOn(bo, '這是安娜的句子', 1, 10);
    expect(found.map(({ unit }) => unit.translations[0]?.text ?? '').sort()).toEqual(['Of Anna', 'Of Bo']);
    const teams = teamsIn(dataFolder());
    expect(await teams.connect(server.address('stranger'), null)).toMatchObject({
      error: { code: 'team.no-right' },
    });
    expect(teams.list()).toEqual([]);
    expect(await teams.connect(server.address('reader'), null)).toMatchObject({
      ok: true,
      value: { writes: false },
    });
    for (const link of [reader, anna, bo]) link.close();
  });

  test('what is confirmed without the server is kept and sent when it is back, in order and once', async () => {
    const folder = dataFolder();
    const before = await units();
    const place = server.address('anna');
    const teams = teamsIn(folder);
    expect(await teams.connect(place, null)).toMatchObject({ ok: true, value: { writes: true, waiting: 0 } });
    const team = opened(teams, place);
    await team.alike('這是安娜的句子', 0.9, 10);
    await server.kill();
    const offline = Array.from({ length: 150 }, (_, n) =>
      teamUnit(`off/${n}`, `離線時確認的第${n}句`, `${n}`),
    );
    for (const unit of offline) expect(team.add([unit])).toEqual({ ok: true, value: null });
    team.add([teamUnit('off/3', '離線時確認的第三句', 'again', { at: '2026-03-01T00:00:00.000Z' })]);
    expect((await team.send()).ok).toBe(false);
    expect(team.status()).toMatchObject({ waiting: 150, refused: 0 });
    // What waits, and what was used before, is found here.
    expect((await team.alike('離線時確認的第7句', 0.95, 5)).map(({ unit }) => unit.unit)).toContain('off/7');
    teams.close();
    const again = teamsIn(folder);
    const reopened = opened(again, place);
    expect(reopened.status().waiting).toBe(150);
    expect((await reopened.alike('这是安娜的句子', 0.95, 5)).map(({ unit }) => unit.unit)).toContain('own/1');
    await server.start();
    owner = await linkTo(server.address('owner'));
    expect(await again.retry(address(place).place, null)).toMatchObject({ ok: true });
    expect(await reopened.send()).toEqual({ ok: true, value: null });
    expect(reopened.status()).toMatchObject({ waiting: 0, refused: 0, failure: null });
    expect(await units()).toBe(before + 150);
    const order = await owner.query<{ unit: string }>(
      `SELECT unit FROM duizhao.units WHERE unit LIKE 'off/%' ORDER BY id`,
    );
    expect(order.map(({ unit }) => unit)).toEqual([
      ...offline.map(({ unit }) => unit).filter((unit) => unit !== 'off/3'),
      'off/3',
    ]);
  });

  test('a server that dies in the middle of a write has all of it afterwards, once', async () => {
    const place = server.address('anna');
    const teams = teamsIn(dataFolder());
    await teams.connect(place, null);
    const team = opened(teams, place);
    const before = await units();
    // The write waits within the server until it dies.
    await owner.query('BEGIN');
    await owner.query('LOCK TABLE duizhao.search IN ACCESS EXCLUSIVE MODE');
    team.add(Array.from({ length: 40 }, (_, n) => teamUnit(`mid/${n}`, `寫到一半的第${n}句`, `${n}`)));
    const watcher = await linkTo(server.address('owner'));
    await expect
      .poll(() =>
        watcher.query(
          `SELECT 1 FROM pg_stat_activity WHERE query LIKE '%put_units%' AND wait_event_type = 'Lock'`,
        ),
      )
      .toHaveLength(1);
    await server.kill();
    await expect.poll(() => team.status().failure).not.toBeNull();
    expect(team.status().waiting).toBe(40);
    await server.start();
    owner = await linkTo(server.address('owner'));
    expect(await units()).toBe(before);
    expect(await team.send()).toEqual({ ok: true, value: null });
    expect(await units()).toBe(before + 40);
    expect(team.status().waiting).toBe(0);
  });

  test('what waits is found while the server answers, once, and the later of two versions too', async () => {
    const place = server.address('anna');
    const teams = teamsIn(dataFolder());
    await teams.connect(place, null);
    const team = opened(teams, place);
    const found = async (): Promise<readonly string[]> =>
      (await team.alike('等待傳送的一句話', 0.95, 5)).map(({ unit }) => unit.translations[0]?.text ?? '');
    // Writers wait for this, readers do not.
    const hold = async (): Promise<void> => {
      await owner.query('BEGIN');
      await owner.query('LOCK TABLE duizhao.units IN SHARE MODE');
    };
    const send = async (): Promise<void> => {
      await owner.query('ROLLBACK');
      expect(await team.send()).toEqual({ ok: true, value: null });
    };
    await hold();
    team.add([teamUnit('wait/1', '等待傳送的一句話', 'first')]);
    expect(await found()).toEqual(['first']);
    await send();
    expect(await found()).toEqual(['first']);
    await hold();
    team.add([teamUnit('wait/1', '等待傳送的一句話', 'second', { at: '2027-01-01T00:00:00.000Z' })]);
    expect((await found()).toSorted()).toEqual(['first', 'second']);
    await send();
    expect(await found()).toEqual(['second']);
  });

  test('a unit that the server will not take holds up no other', async () => {
    const place = server.address('anna');
    const teams = teamsIn(dataFolder());
    await teams.connect(place, null);
    const team = opened(teams, place);
    team.add([
      teamUnit('bad/1', '前面的好句子', 'before'),
      teamUnit('bad/2', '有\u0000的句子', 'NUL'),
      teamUnit('bad/3', '後面的好句子', 'after'),
    ]);
    expect(await team.send()).toEqual({ ok: true, value: null });
    expect(team.status()).toMatchObject({ waiting: 0, refused: 1 });
    expect((await team.alike('後面的好句子', 0.95, 5)).map(({ unit }) => unit.unit)).toContain('bad/3');
  });

  test('a slow server holds no look-up up: what is kept here is told, and the rest once it comes', async () => {
    const place = server.address('anna');
    const told: string[] = [];
    const waiting: (() => void)[] = [];
    // Time passes when the test says so.
    const clock: Clock = {
      now: () => new Date(),
      later: (milliseconds, work) => {
        if (milliseconds > 1000) return systemClock.later(milliseconds, work);
        waiting.push(work);
        return () => void waiting.splice(waiting.indexOf(work), 1);
      },
    };
    const teams = createTeams({
      dataFolder: dataFolder(),
      clock,
      secrets: noSecrets,
      password: null,
      changed: (_place, what) => void told.push(what),
    });
    openTeams.push(teams);
    await teams.connect(place, null);
    const team = opened(teams, place);
    await owner.query('BEGIN');
    await owner.query('LOCK TABLE duizhao.search IN ACCESS EXCLUSIVE MODE');
    const asked = team.alike('後面的好句子', 0.95, 5);
    await expect.poll(() => waiting.length).toBe(1);
    waiting.forEach((work) => work());
    expect(await asked).toEqual([]);
    expect(told).not.toContain('answers');
    await owner.query('ROLLBACK');
    await expect.poll(() => told).toContain('answers');
    expect((await team.alike('後面的好句子', 0.95, 5)).map(({ unit }) => unit.unit)).toContain('bad/3');
  });

  test('a memory that was set up by a newer version is refused, and what is confirmed waits here', async () => {
    const folder = dataFolder();
    const place = server.address('anna');
    const teams = teamsIn(folder);
    await teams.connect(place, null);
    const team = opened(teams, place);
    await owner.query(`INSERT INTO duizhao.schema_version (version, name) VALUES (99, 'later')`);
    try {
      expect(await teamsIn(dataFolder()).connect(place, null)).toMatchObject({
        error: { code: 'team.newer', params: { version: 99 } },
      });
      team.close();
      const again = opened(teamsIn(folder), place);
      again.add([teamUnit('newer/1', '等一等再送', 'wait')]);
      expect(await again.send()).toMatchObject({ error: { code: 'team.newer' } });
      expect(again.status()).toMatchObject({ waiting: 1, failure: { code: 'team.newer' } });
    } finally {
      await owner.query('DELETE FROM duizhao.schema_version WHERE version = 99');
    }
  });

  test('a wrong password, none, and the right one, which is kept by the key store alone', async () => {
    const folder = dataFolder();
    const place = server.address('locked');
    const sealed: string[] = [];
    const secrets: Secrets = {
      seal: (text) => {
        sealed.push(text);
        return Promise.resolve('SEALED');
      },
      unseal: (text) => Promise.resolve(text === 'SEALED' ? (sealed[0] ?? null) : null),
    };
    const teams = teamsIn(folder, { secrets });
    expect(await teams.connect(place, null)).toMatchObject({ error: { code: 'team.no-password' } });
    expect(await teams.connect(place, 'wrong')).toMatchObject({ error: { code: 'team.wrong-password' } });
    expect(teams.list()).toEqual([]);
    expect(await teams.connect(place, 'right')).toMatchObject({ ok: true, value: { isPasswordKept: true } });
    expect(sealed).toEqual(['right']);
    teams.close();
    // Another start of the program, with the key store and without.
    expect(await teamsIn(folder, { secrets }).retry(address(place).place, null)).toMatchObject({ ok: true });
    const without = teamsIn(folder);
    // Nobody has asked for anything yet, so nothing has failed.
    expect(without.open(address(place).place)).toMatchObject({ ok: true });
    expect(without.list()).toMatchObject([{ link: 'idle', failure: null }]);
    const reached = await without.retry(address(place).place, null);
    expect(reached).toMatchObject({
      ok: true,
      value: { link: 'offline', failure: { code: 'team.no-password' } },
    });
    expect(await teamsIn(folder, { password: 'right' }).retry(address(place).place, null)).toMatchObject({
      value: { link: 'connected' },
    });
    expect(await teams.connect(place.replace('/team', '/nowhere'), 'right')).toMatchObject({
      error: { code: 'team.no-database', params: { database: 'nowhere' } },
    });
    expect(await teams.connect(server.address('locked', 'other'), 'right')).toMatchObject({
      error: { code: 'team.not-set-up', params: { memory: 'other' } },
    });
  });

  test('an encrypted connection is one whose certificate is checked, for its host', async () => {
    const encrypted = (host: string, root: boolean): string =>
      `${server.address('anna').replace('127.0.0.1', host)}&sslmode=verify-full${root ? `&sslrootcert=${encodeURIComponent(server.certificate)}` : ''}`;
    const good = await linkTo(encrypted('localhost', true));
    expect(await good.query('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()')).toEqual([
      { ssl: true },
    ]);
    good.close();
    const codeFor = async (given: string): Promise<string> => {
      const made = await connectTo(address(given), null);
      if (made.ok) made.value.close();
      return made.ok ? 'connected' : made.error.code;
    };
    expect(await codeFor(encrypted('localhost', false))).toBe('team.bad-certificate');
    expect(await codeFor(encrypted('127.0.0.1', true))).toBe('team.bad-certificate');
    expect(await codeFor(`${encrypted('localhost', false)}&sslrootcert=/no/such/file`)).toBe(
      'file.not-found',
    );
  });

  test('a server without TLS, and somebody in between who says it has none, are refused', async () => {
    // Answers the request for TLS with a no, and passes everything else on.
    const sockets: Socket[] = [];
    const between = createServer((socket) => {
      const behind = connectSocket(server.port, '127.0.0.1');
      sockets.push(socket, behind);
      socket.on('error', () => undefined);
      behind.on('error', () => undefined);
      socket.once('data', () => {
        socket.write('N');
        socket.pipe(behind).pipe(socket);
      });
    }).listen(0, '127.0.0.1');
    await once(between, 'listening');
    const bound = between.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
    const given = `postgres://anna@localhost:${port}/team?sslmode=verify-full`;
    expect(await connectTo(address(given), null)).toMatchObject({ error: { code: 'team.no-tls' } });
    for (const socket of sockets) socket.destroy();
    between.close();
    expect(await connectTo(address(`postgres://anna@localhost:${port}/team`), null)).toMatchObject({
      error: { code: 'team.unreachable' },
    });
  });

  test('two programs have queues of their own, and what one left goes along with the other', async () => {
    const folder = dataFolder();
    const place = server.address('anna');
    const [one, two] = [teamsIn(folder), teamsIn(folder)];
    await one.connect(place, null);
    await two.connect(place, null);
    await server.kill();
    opened(one, place).add([teamUnit('queue/1', '第一個程式的句子', '1')]);
    opened(two, place).add([teamUnit('queue/2', '第二個程式的句子', '2')]);
    one.close();
    two.close();
    const three = teamsIn(folder);
    expect(opened(three, place).status().waiting).toBe(2);
    await server.start();
    owner = await linkTo(server.address('owner'));
    expect(await opened(three, place).send()).toEqual({ ok: true, value: null });
    expect((await alikeOn(owner, '第二個程式的句子', 1, 5)).length).toBe(1);
  });
});

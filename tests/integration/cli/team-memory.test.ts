import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lackOfPostgres, makePostgres } from '../engine/team/postgres-server.ts';
import { answerOf, failureOf, workplace, type Workplace } from './running.ts';

/** All that was written below the folder of a command's own data, as one text. */
const keptIn = ({ at }: Workplace): string => {
  const folder = at('data');
  if (!existsSync(folder)) return '';
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => readFileSync(join(one.parentPath, one.name), 'latin1'))
    .join('\n');
};

/** A port of this machine on which nobody answers. */
const closedPort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

test('setup, connect and disconnect refuse what is no address, has a password in it, or is not encrypted, and keep nothing', async () => {
  const place = workplace();
  const { at, run } = place;
  writeFileSync(at('a.txt'), '船走了。\n');
  await run(['new', 'p', 'a.txt', '--no-clean-up']);
  const refused: readonly (readonly [string, string, Readonly<Record<string, string>>?])[] = [
    ['db.example.org', 'team.bad-address', { detail: 'scheme' }],
    ['postgres://db.example.org/team', 'team.bad-address', { detail: 'user' }],
    ['postgres://anna@db.example.org', 'team.bad-address', { detail: 'database' }],
    ['postgres://anna@db.example.org/team?memory=A-B', 'team.bad-address', { detail: 'memory' }],
    ['postgres://anna:never-kept@127.0.0.1/team', 'team.password-in-address'],
    ['postgres://anna@db.example.org/team?sslmode=disable', 'team.tls-needed'],
  ];
  for (const [address, code, params] of refused)
    for (const command of ['setup', 'connect', 'disconnect'])
      expect(
        failureOf(await run(['memory', command, address, '--json'])),
        `${command} ${address}`,
      ).toMatchObject({
        code,
        ...(params === undefined ? {} : { params }),
      });
  expect(
    failureOf(await run(['memory', 'disconnect', 'postgres://anna@127.0.0.1/team', '--json'])),
  ).toMatchObject({
    code: 'team.unknown',
    params: { address: 'postgres://anna@127.0.0.1:5432/team?memory=duizhao' },
  });
  const attached = await run(['memory', 'attach', 'p.duizhao', 'postgres://anna@127.0.0.1/team', '--json']);
  expect(failureOf(attached)).toMatchObject({ code: 'team.not-connected' });
  expect(answerOf(await run(['memory', 'servers', '--json']))).toEqual([]);
  expect(answerOf(await run(['memory', 'list', 'p.duizhao', '--json']))).toEqual({ memories: [] });
  expect(keptIn(place)).not.toContain('never-kept');
  expect(keptIn(place)).not.toContain('postgres://');
});

test('where nobody answers nothing is kept, and nothing promised for later', async () => {
  const place = workplace();
  const { run } = place;
  const address = `postgres://anna@127.0.0.1:${await closedPort()}/team`;
  for (const command of ['setup', 'connect', 'info']) {
    const refused = failureOf(await run(['memory', command, address, '--json']));
    expect(refused).toMatchObject({ code: 'team.not-reached', params: { host: '127.0.0.1' } });
  }
  // The project is looked at first: an address is not tried for one that cannot be opened.
  const missing = await run(['memory', 'connect', address, '--project', 'none.duizhao', '--json']);
  expect(failureOf(missing)).toMatchObject({ code: 'file.not-found' });
  expect(answerOf(await run(['memory', 'servers', '--json']))).toEqual([]);
  expect(keptIn(place)).not.toContain('postgres://');
});

const lack = lackOfPostgres('the team commands with a real server');

test.skipIf(lack !== null)(
  'on a server a memory is set up, filled, looked up, given to a project and forgotten',
  { timeout: 60_000 },
  async () => {
    const server = await makePostgres();
    onTestFinished(() => server.remove());
    const place = workplace();
    const { at, run } = place;
    const address = server.address('owner');
    const short = `postgresql://owner@127.0.0.1:${server.port}/team`;
    writeFileSync(at('a.txt'), '船走了。\n');
    await run(['new', 'p', 'a.txt', '--no-clean-up']);
    expect(failureOf(await run(['memory', 'connect', short, '--json']))).toMatchObject({
      code: 'team.not-set-up',
    });
    expect(answerOf(await run(['memory', 'servers', '--json']))).toEqual([]);
    const version = answerOf(await run(['memory', 'setup', short, '--json'])) as { from: number; to: number };
    expect(version.from).toBe(0);
    expect(answerOf(await run(['memory', 'setup', short, '--json']))).toEqual({
      from: version.to,
      to: version.to,
    });
    writeFileSync(
      at('t.tmx'),
      '<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="zh-Hant" datatype="plaintext"/><body><tu><tuv xml:lang="zh-Hant"><seg>船走了。</seg></tuv><tuv xml:lang="en"><seg>The boat left.</seg></tuv></tu></body></tmx>',
    );
    expect(answerOf(await run(['memory', 'import', short, 't.tmx', '--json']))).toMatchObject({
      added: 1,
      skipped: 0,
    });
    expect((await run(['memory', 'lookup', short, '船走了。'])).stdout).toBe(
      '100%\t船走了。\ten\tThe boat left.\n',
    );
    const connected = await run(['memory', 'connect', short, '--project', 'p.duizhao', '--json']);
    expect(answerOf(connected)).toMatchObject({
      place: address,
      link: 'connected',
      writes: true,
      waiting: 0,
    });
    expect(answerOf(await run(['memory', 'servers', '--json']))).toMatchObject([{ place: address }]);
    await run(['memory', 'detach', 'p.duizhao', short]);
    expect(answerOf(await run(['memory', 'attach', 'p.duizhao', short, '--json']))).toMatchObject({
      memories: [{ path: address, name: 'duizhao (127.0.0.1)', writes: false }],
    });
    expect(answerOf(await run(['memory', 'disconnect', short, '--json']))).toEqual([]);
    expect(failureOf(await run(['memory', 'disconnect', short, '--json']))).toMatchObject({
      code: 'team.unknown',
    });
    expect(answerOf(await run(['memory', 'list', 'p.duizhao', '--json']))).toMatchObject({
      memories: [{ path: address, units: null, failure: { code: 'team.not-connected' } }],
    });
  },
);

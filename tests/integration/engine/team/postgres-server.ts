import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { lackOf } from '#tests/needs.ts';

/** Where PostgreSQL's programs are: Debian keeps them off the search path. Newest first; null where there are none. */
const programs = (): string | null => {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const places = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  return (
    places.find((place) => existsSync(join(place, 'initdb')) && existsSync(join(place, 'postgres'))) ?? null
  );
};

/** Null when a PostgreSQL can be started here, else the reason to skip what needs one. */
export const lackOfPostgres = (what: string): string | null =>
  lackOf('postgres', process.platform !== 'win32' && programs() !== null, what);

/** Root may not run a server: whom it is run as instead. */
const servant = (): { readonly uid?: number; readonly gid?: number } => {
  if (process.getuid?.() !== 0) return {};
  const line = readFileSync('/etc/passwd', 'utf8').match(/^(?:postgres|nobody):[^:]*:(\d+):(\d+)/m);
  return line === null ? {} : { uid: Number(line[1]), gid: Number(line[2]) };
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

export type PostgresServer = {
  readonly port: number;
  /** The certificate of the server, where it has one. */
  readonly certificate: string;
  /** The address of a memory for somebody who has no password here, since everybody on this machine is let in. */
  readonly address: (user: string, memory?: string) => string;
  readonly start: () => Promise<void>;
  /** Ends it on the spot, in the middle of whatever it does. */
  readonly kill: () => Promise<void>;
  readonly remove: () => Promise<void>;
};

export type ServerOptions = {
  /** Who is to be asked for a password (SCRAM); whoever is not listed is let in without. */
  readonly passwordFor?: readonly string[];
  readonly tls?: boolean;
  readonly settings?: readonly string[];
};

/** Where the system does not tell, none: they end by themselves then, a little later. */
const childrenOf = (parent: number): readonly number[] => {
  const list = `/proc/${parent}/task/${parent}/children`;
  return existsSync(list) ? readFileSync(list, 'utf8').split(' ').filter(Boolean).map(Number) : [];
};

const killIfThere = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
};

/** A server of this machine alone, in a folder of its own, with a superuser `owner` and a database `team`. Not started yet. */
export const makePostgres = async ({
  passwordFor = [],
  tls = false,
  settings = [],
}: ServerOptions = {}): Promise<PostgresServer> => {
  const bin = programs();
  if (bin === null) throw new Error('no PostgreSQL here');
  const who = servant();
  const folder = mkdtempSync(join(tmpdir(), 'duizhao-postgres-'));
  chmodSync(folder, 0o700);
  if (who.uid !== undefined && who.gid !== undefined) chownSync(folder, who.uid, who.gid);
  const as = { ...who, cwd: folder, env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' } };
  const data = join(folder, 'data');
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'owner', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...as, stdio: 'ignore' },
  );
  const certificate = join(folder, 'server.crt');
  const openssl = [
    'req -new -x509 -days 2 -nodes -newkey ec -pkeyopt ec_paramgen_curve:prime256v1',
    `-subj /CN=localhost -addext subjectAltName=DNS:localhost -out ${certificate} -keyout ${join(folder, 'server.key')}`,
  ];
  if (tls) execFileSync('openssl', openssl.join(' ').split(' '), { ...as, stdio: 'ignore' });
  const rules = passwordFor.map((user) => `host all ${user} 127.0.0.1/32 scram-sha-256`);
  execFileSync('sh', ['-c', 'cat > "$0"', join(data, 'pg_hba.conf')], {
    ...as,
    input: [
      ...rules,
      'local all all trust',
      'host all all 127.0.0.1/32 trust',
      'host all all ::1/128 trust',
      '',
    ].join('\n'),
  });
  const port = await freePort();
  let running: ChildProcess | null = null;
  const startOnce = async (): Promise<void> => {
    const options = [
      `listen_addresses=localhost`,
      `port=${port}`,
      `unix_socket_directories=${folder}`,
      'fsync=off',
      ...(tls
        ? ['ssl=on', `ssl_cert_file=${certificate}`, `ssl_key_file=${join(folder, 'server.key')}`]
        : []),
      ...settings,
    ];
    running = spawn(join(bin, 'postgres'), ['-D', data, ...options.flatMap((one) => ['-c', one])], {
      ...as,
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    });
    const started = running;
    await new Promise<void>((resolve, reject) => {
      let said = '';
      started.stderr?.on('data', (text: Buffer) => {
        said += text.toString();
        if (said.includes('ready to accept connections')) resolve();
      });
      started.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)));
    });
  };
  // What a killed server has left behind holds its memory until it has noticed.
  const start = async (): Promise<void> => {
    for (;;) {
      try {
        return await startOnce();
      } catch (error) {
        if (!String(error).includes('pre-existing shared memory block')) throw error;
      }
    }
  };
  const kill = async (): Promise<void> => {
    const ended = running;
    if (ended?.pid === undefined || ended.exitCode !== null || ended.signalCode !== null) return;
    const gone = once(ended, 'exit');
    // Each connection has a process, in a group of its own, that would go on for a while.
    const parts = childrenOf(ended.pid);
    process.kill(-ended.pid, 'SIGKILL');
    for (const part of parts) killIfThere(part);
    await gone;
    running = null;
  };
  await start();
  execFileSync(join(bin, 'createdb'), ['-h', folder, '-p', String(port), '-U', 'owner', 'team'], as);
  return {
    port,
    certificate,
    address: (user, memory = 'duizhao') => `postgres://${user}@127.0.0.1:${port}/team?memory=${memory}`,
    start,
    kill,
    remove: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

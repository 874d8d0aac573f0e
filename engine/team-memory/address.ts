import { isIP } from 'node:net';
import { fail, ok, type Result } from '#core/model/index.ts';

/** Where a team's memory is, and as whom one comes to it. A password is no part of it. */
export type TeamAddress = {
  /** As it is kept and compared: `postgres://USER@HOST:PORT/DATABASE?memory=NAME`. */
  readonly place: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  /** The schema its tables are in, and what it is called. */
  readonly memory: string;
  /** Always beyond this machine: the certificate is checked, and that it is for this host. */
  readonly tls: boolean;
  /** Certificates of whoever has signed that of the server, in place of those the system trusts. */
  readonly rootCertificate: string | null;
};

const scheme = /^postgres(?:ql)?:\/\//i;

/** Whether something is meant as an address of a team's memory. */
export const isTeamAddress = (place: string): boolean => scheme.test(place);

const usualPort = 5432;
const usualMemory = 'duizhao';
const memoryName = /^[a-z][a-z0-9_]{0,40}$/;

/** Whether a host is this machine, which no wire leads to. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

const known: ReadonlySet<string> = new Set(['memory', 'sslmode', 'sslrootcert']);

const bad = (detail: string): Result<never> => fail('team.bad-address', { detail });

const placeOf = ({
  host,
  port,
  user,
  database,
  memory,
  tls,
  rootCertificate,
}: Omit<TeamAddress, 'place'>): string => {
  const query = new URLSearchParams({ memory });
  if (tls && isLoopback(host)) query.set('sslmode', 'verify-full');
  if (rootCertificate !== null) query.set('sslrootcert', rootCertificate);
  const name = host.includes(':') ? `[${host}]` : host;
  return `postgres://${encodeURIComponent(user)}@${name}:${port}/${encodeURIComponent(database)}?${query.toString()}`;
};

const decoded = (part: string): string | null => {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
};

/**
 * Reads `postgres://USER@HOST[:PORT]/DATABASE[?memory=NAME&sslmode=verify-full&sslrootcert=FILE]`. Failures: team.bad-address with what is wrong (a key
 * `teamFaults.*` in failures.json); team.password-in-address, since addresses are kept, shown and logged; team.tls-needed where it asks for less than a
 * checked certificate beyond this machine.
 */
export const parseTeamAddress = (given: string): Result<TeamAddress> => {
  if (!isTeamAddress(given)) return bad('scheme');
  // Schemes that URL does not know have no rules for hosts; that of the web does.
  const url = URL.parse(given.trim().replace(scheme, 'https://'));
  if (url === null) return bad('form');
  if (url.password !== '') return fail('team.password-in-address');
  const [user, database] = [decoded(url.username), decoded(url.pathname.slice(1))];
  if (user === null || user === '') return bad('user');
  if (database === null || database === '' || database.includes('/')) return bad('database');
  for (const name of url.searchParams.keys()) if (!known.has(name)) return bad('option');
  const memory = url.searchParams.get('memory') ?? usualMemory;
  if (!memoryName.test(memory)) return bad('memory');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const mode = url.searchParams.get('sslmode');
  const isHere = isLoopback(host);
  if (mode !== null && mode !== 'verify-full' && !(isHere && mode === 'disable'))
    return fail('team.tls-needed', { host, mode });
  const about = {
    host,
    port:
      url.port === '' ? (/^[^/]*:\/\/[^/]*:443(?:[/?]|$)/.test(given) ? 443 : usualPort) : Number(url.port),
    user,
    database,
    memory,
    tls: !isHere || mode === 'verify-full',
    rootCertificate: url.searchParams.get('sslrootcert'),
  };
  return ok({ ...about, place: placeOf(about) });
};

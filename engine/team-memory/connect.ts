import { readFileSync } from 'node:fs';
import { fail, ok, type Failure, type Result } from '#core/model/index.ts';
import type { TeamAddress } from './address.ts';
import { codeOf, type Link } from './link.ts';

/** Milliseconds in which a connection must stand. */
const connectingTime = 8000;
/** Milliseconds a statement may take on the server, and a little longer here, after which the connection is given up. */
const statementTime = 8000;
const answerTime = 12_000;

/** What Node says of certificates that are not to be trusted, or are for another host. */
const certificateCodes =
  /^(?:CERT_|ERR_TLS_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|INVALID_CA|HOSTNAME_MISMATCH)/;

const failures: Readonly<Record<string, Failure['code']>> = {
  '28P01': 'team.wrong-password',
  '28000': 'team.wrong-password',
  '3D000': 'team.no-database',
  '42501': 'team.no-right',
  '57014': 'team.slow',
  '53300': 'team.full',
};

const detailOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What went wrong, for people: errors of the server and of the way to it are no faults of this program. */
export const teamFailure = (error: unknown, { host, user, database }: TeamAddress): Failure => {
  const code = codeOf(error);
  const detail = detailOf(error);
  const known = failures[code];
  if (known !== undefined) return { code: known, params: { host, user, database } };
  if (detail.includes('does not support SSL')) return { code: 'team.no-tls', params: { host } };
  if (detail.includes('password must be')) return { code: 'team.no-password', params: { host, user } };
  if (certificateCodes.test(code)) return { code: 'team.bad-certificate', params: { host, detail } };
  if (code.startsWith('42')) return { code: 'team.other-schema', params: { host, detail } };
  return { code: 'team.unreachable', params: { host, detail } };
};

/** How one comes to the server: pg checks the certificate against the host by itself. */
const tlsOf = ({ tls, rootCertificate }: TeamAddress): false | { rejectUnauthorized: true; ca?: string } => {
  if (!tls) return false;
  return rootCertificate === null
    ? { rejectUnauthorized: true }
    : { rejectUnauthorized: true, ca: readFileSync(rootCertificate, 'utf8') };
};

/**
 * Connects to a server. The code that can is loaded here, and nowhere else: nobody who has set up no server loads any. `isPatient`: statements may take as long as they like. Failures: team.* (see `teamFailure`), file.not-found for the certificate that is named.
 */
export const connectTo = async (
  address: TeamAddress,
  password: string | null,
  { isPatient = false }: { readonly isPatient?: boolean } = {},
): Promise<Result<Link>> => {
  let ssl: ReturnType<typeof tlsOf>;
  try {
    ssl = tlsOf(address);
  } catch {
    return fail('file.not-found', { path: address.rootCertificate ?? '' });
  }
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    host: address.host,
    port: address.port,
    user: address.user,
    database: address.database,
    // Without one, pg would look for it in the environment and in a file by itself.
    password: () => password ?? '',
    ssl,
    application_name: 'Duizhao',
    connectionTimeoutMillis: connectingTime,
    ...(isPatient ? {} : { statement_timeout: statementTime, query_timeout: answerTime }),
    keepAlive: true,
  });
  let isOpen = true;
  const gone = (): void => {
    isOpen = false;
  };
  // An error without a listener would end the process; what waits for an answer is told by itself.
  client.on('error', gone);
  client.on('end', gone);
  const close = (): void => {
    isOpen = false;
    void client.end().catch(() => undefined);
    const { stream } = (
      client as unknown as { readonly connection: { readonly stream: { destroy: () => void } } }
    ).connection;
    setImmediate(() => stream.destroy());
  };
  try {
    await client.connect();
  } catch (error) {
    close();
    return { ok: false, error: teamFailure(error, address) };
  }
  return ok({
    query: async <T extends object>(sql: string, values: readonly unknown[] = [], name?: string) =>
      (
        await client.query<T>({
          text: sql,
          values: [...values],
          ...(name === undefined ? {} : { name }),
        })
      ).rows,
    script: async (sql) => void (await client.query(sql)),
    close,
    isOpen: () => isOpen,
  });
};

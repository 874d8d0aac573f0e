import { PGlite } from '@electric-sql/pglite';
import { fuzzystrmatch } from '@electric-sql/pglite/contrib/fuzzystrmatch';
import type { Link } from '#engine/team-memory/link.ts';

/** PostgreSQL within this process, as a connection to a server. Starting it takes seconds: one for a file of tests. */
export const openPglite = async (): Promise<{ readonly link: Link; readonly stop: () => Promise<void> }> => {
  const server = await PGlite.create({ extensions: { fuzzystrmatch } });
  return {
    link: {
      query: async <T extends object>(sql: string, values: readonly unknown[] = []) =>
        (await server.query<T>(sql, [...values])).rows,
      script: async (sql) => void (await server.exec(sql)),
      close: () => undefined,
      isOpen: () => !server.closed,
    },
    stop: () => server.close(),
  };
};

/** A connection to a server, as much as is used of one: `pg` has it, and in tests PostgreSQL within the process. */
export type Link = {
  /**
   * Rows of a statement with `$1`, `$2` for its values; one with a `name` is planned once for a connection, which takes as long as some look-ups. Rejects with the
   * error of the server, or of the connection.
   */
  readonly query: <T extends object>(
    sql: string,
    values?: readonly unknown[],
    name?: string,
  ) => Promise<readonly T[]>;
  /** Several statements, of which nobody wants rows. */
  readonly script: (sql: string) => Promise<void>;
  /** Closes it without waiting for what is under way. */
  readonly close: () => void;
  /** Whether it still stands. */
  readonly isOpen: () => boolean;
};

/** What a server or the way to it said: SQLSTATE, or a code of Node's. */
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';

/**
 * The system's key store, as the shell of a window has it. Both answer null where there is none, or it will not: a password is then known to this process
 * only as long as it runs.
 */
export type Secrets = {
  readonly seal: (text: string) => Promise<string | null>;
  readonly unseal: (sealed: string) => Promise<string | null>;
};

/** Without a window there is no key store: passwords come from the environment. */
export const noSecrets: Secrets = {
  seal: () => Promise.resolve(null),
  unseal: () => Promise.resolve(null),
};

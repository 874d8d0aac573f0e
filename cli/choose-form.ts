import { hasDisplay } from './browser.ts';

/** What `npm start` has to know of the machine. */
export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isRoot: boolean;
  /** The Electron program, or null. */
  readonly find: () => string | null;
  /** Tries to fetch it; whether it worked. */
  readonly fetch: () => Promise<boolean>;
};

/** A window run by this program, or the browser form and the reason (a key below `start` in `shell.json`). */
export type Form = { readonly program: string } | { readonly instead: 'noDisplay' | 'asRoot' | 'noElectron' };

/** Decides whether `npm start` can open a window here. */
export const chooseForm = async (machine: Machine): Promise<Form> => {
  if (!hasDisplay(machine.platform, machine.environment)) return { instead: 'noDisplay' };
  // Chromium's sandbox does not run as root on Linux, and a window without the sandbox is not offered.
  if (machine.platform === 'linux' && machine.isRoot) return { instead: 'asRoot' };
  const program = machine.find() ?? ((await machine.fetch()) ? machine.find() : null);
  return program === null ? { instead: 'noElectron' } : { program };
};

import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../../..');

/** A served editor that was started from the command line. */
export type Served = {
  readonly address: string;
  /** All that was printed so far, standard error first. */
  readonly printed: () => { readonly out: string; readonly err: string };
  /** Stops it as Ctrl+C does; answers how it ended. */
  readonly stop: () => Promise<number | NodeJS.Signals | null>;
};

export type Ended = {
  readonly code: number | NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
};

/** Runs a script of `cli/` until it prints an address, or ends without one. */
export const runScript = (
  script: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  nodeOptions: readonly string[] = [],
): Promise<Served | Ended> =>
  new Promise((resolve) => {
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(process.execPath, [...nodeOptions, join(root, script), ...args], {
      cwd: root,
      env: { PATH, HOME, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    const ended = new Promise<number | NodeJS.Signals | null>((done) => {
      child.once('close', (code, signal) => done(signal ?? code));
    });
    void ended.then((code) => resolve({ code, out, err }));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')));
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8');
      const address = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(out)?.[0];
      if (address === undefined) return;
      resolve({
        address,
        printed: () => ({ out, err }),
        stop: () => {
          child.kill('SIGINT');
          return ended;
        },
      });
    });
  });

/** The same, for scripts that are expected to serve. */
export const runServing = async (...run: Parameters<typeof runScript>): Promise<Served> => {
  const ran = await runScript(...run);
  if ('address' in ran) return ran;
  throw new Error(`ended with ${ran.code}\n${ran.out}\n${ran.err}`);
};

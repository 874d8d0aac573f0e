import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { root } from './app.ts';

export type HostProcess = {
  /** The printed address, with the token. */
  readonly address: string;
  readonly process: ChildProcess;
  /** Sends the signal and waits for the end; answers the exit code or the signal. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | NodeJS.Signals | null>;
  /** Everything printed so far. */
  readonly printed: () => string;
};

/** Starts `duizhao web` over a data folder, on any free port or the given one, and waits for the address it prints. */
export const startHostProcess = async (
  folder: string,
  files: readonly string[],
  port = 0,
): Promise<HostProcess> => {
  const words = ['web', '--no-open', '--port', String(port), ...files];
  const child = spawn(process.execPath, [join(root, 'cli/duizhao.mjs'), ...words], {
    env: { ...process.env, DUIZHAO_DATA: folder, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString('utf8')));
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? code));
  });
  const address = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      printed += `${line}\n`;
      const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(line)?.[0];
      if (found !== undefined) resolve(found);
    });
  });
  const first = await Promise.race([address, ended]);
  if (typeof first !== 'string' || !first.startsWith('http')) {
    throw new Error(`The host ended with ${first} before it printed an address:\n${printed}`);
  }
  return {
    address: first,
    process: child,
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
    printed: () => printed,
  };
};

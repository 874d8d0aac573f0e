import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { root } from './app.ts';
import type { ResidentOrder } from './resident-host.ts';

/** `duizhao web` over one data folder. */
export type WarmHost = {
  /** The printed address, with the token. */
  readonly address: string;
  /** Stops the command as a signal would, and keeps its process for the next start. */
  readonly stop: () => Promise<void>;
  /** Sends the signal to the process itself, and waits for its end. */
  readonly end: (signal: NodeJS.Signals) => Promise<void>;
};

/** The hosts of one worker's tests, one after another, at one address: what the browser has of the first serves the others. */
export type WarmHosts = {
  /** Starts `duizhao web` over a data folder, in the process that was kept or in a new one. */
  readonly start: (folder: string, files: readonly string[]) => Promise<WarmHost>;
  /** Ends the process that was kept. */
  readonly close: () => Promise<void>;
};

type Resident = {
  readonly process: ChildProcess;
  readonly ended: Promise<unknown>;
  readonly order: (order: ResidentOrder) => void;
  /** The next address that is printed; rejects when the process ends first. */
  readonly address: () => Promise<string>;
};

const begin = (): Resident => {
  const child = spawn(process.execPath, [join(root, 'tests/e2e/resident-host.ts')], {
    env: { ...process.env, LC_ALL: 'C', NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/duizhao') },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let printed = '';
  let heard: (address: string) => void = () => undefined;
  child.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString('utf8')));
  if (child.stdout !== null) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      printed += `${line}\n`;
      const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(line)?.[0];
      if (found !== undefined) heard(found);
    });
  }
  const ended = once(child, 'exit');
  return {
    process: child,
    ended,
    order: (order) => void child.send(order),
    address: () => {
      const address = new Promise<string>((resolve) => (heard = resolve));
      const failed = ended.then(() => {
        throw new Error(`The host ended before it printed an address:\n${printed}`);
      });
      return Promise.race([address, failed]);
    },
  };
};

/** Hosts of which at most one waits without work. */
export const openWarmHosts = (): WarmHosts => {
  let kept: Resident | null = null;
  let port = 0;

  const end = async ({ process: child, ended }: Resident, signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  const startAt = async (
    wanted: number,
    folder: string,
    files: readonly string[],
  ): Promise<{ resident: Resident; address: string }> => {
    const resident = kept ?? begin();
    kept = null;
    const address = resident.address();
    resident.order({ is: 'start', folder, words: ['web', '--no-open', '--port', String(wanted), ...files] });
    return { resident, address: await address };
  };
  return {
    start: async (folder, files) => {
      // Another program may have been given the port meanwhile.
      const { resident, address } = await startAt(port, folder, files).catch((error: unknown) => {
        if (port === 0) throw error;
        return startAt(0, folder, files);
      });
      port = Number(new URL(address).port);
      return {
        address,
        stop: async () => {
          const stopped = once(resident.process, 'message');
          resident.order({ is: 'stop' });
          await Promise.race([stopped, resident.ended]);
          if (kept === null && resident.process.exitCode === null) kept = resident;
          else await end(resident, 'SIGTERM');
        },
        end: (signal) => end(resident, signal),
      };
    },
    close: async () => {
      if (kept !== null) await end(kept, 'SIGTERM');
    },
  };
};

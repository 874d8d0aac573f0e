import { spawn } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './copy.ts';
import { niceness, type Kind } from './running.ts';
import type { CameBy, Order, TrialLine } from './trial-runner.ts';

/*
 * Tries many faults in one run of the tests (`trial-runner.ts`). A run that one of them keeps from going on is ended by the processor's
 * time it has used, which says the same on a busy machine, and the next begins where it was.
 */

const linesOf = (path: string): readonly string[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : [];

/** Seconds of the processor's time a process has used; null where that is not told. */
const usedBy = (pid: number): number | null => {
  try {
    const [, , , , , , , , , , , user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/\(.*\)/, '')
      .split(/\s+/);
    return (Number(user) + Number(system)) / 100;
  } catch {
    return null;
  }
};

type Limit = {
  readonly fault?: number;
  /** The process ended by itself while it tried the fault, as when it ran out of memory. */
  readonly died?: true;
  readonly test?: string;
  readonly pid?: number;
  readonly until?: number;
  /** The file whose tests are run. */
  readonly file?: string;
};

/** Whether one of the processes of a group works, or would if the processor were free. */
const isAtWork = (group: number): boolean =>
  readdirSync('/proc').some((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/, '');
      const [state = '', , own] = stat.trim().split(' ');
      return Number(own) === group && ['R', 'D'].includes(state);
    } catch {
      return false;
    }
  });

/** Seconds after which a run of which no process is at work whenever it is looked at waits for something that does not come. */
const longestWait = 240;

/** Tells whether a run has come to wait; asked once a second. */
const waitingOf = (group: number): (() => boolean) => {
  let waited = 0;
  return () => {
    waited = isAtWork(group) ? 0 : waited + 1;
    return waited > longestWait;
  };
};

const limitNow = (folder: string): Limit => {
  try {
    return JSON.parse(readFileSync(join(folder, 'trial.json'), 'utf8')) as Limit;
  } catch {
    return {};
  }
};

/** Files of tests of one run: what they load stays until its end, and a process that has loaded some hundred of them runs out of memory. */
const filesOfRun = 40;

/** One run over these files of tests; answers the trial that had to be ended or ended the process, null when it came to its end. */
const run = (copy: string, folder: string, tests: readonly string[]): Promise<Limit | null> =>
  new Promise((resolve) => {
    const fault = pathToFileURL(join(copy, 'tests/mutation/fault.mjs')).href;
    writeFileSync(join(folder, 'trial.json'), '{}');
    const child = spawn(
      'nice',
      [
        '-n',
        String(niceness),
        'vitest',
        'run',
        '--config=tests/mutation/vitest.config.ts',
        '--reporter=dot',
        ...tests,
      ],
      {
        cwd: copy,
        stdio: 'ignore',
        // Ended with everything it has started.
        detached: true,
        env: {
          ...process.env,
          PATH: [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
          NODE_OPTIONS: `--import=${fault}`,
          DUIZHAO_FAULT_TRIALS: folder,
        },
      },
    );
    let ended: Limit | null = null;
    const isWaiting = process.platform === 'linux' ? waitingOf(child.pid ?? 0) : () => false;
    const watch = setInterval(() => {
      const limit = limitNow(folder);
      const used = limit.pid === undefined ? null : usedBy(limit.pid);
      const isOver = used !== null && used >= (limit.until ?? Infinity);
      if (!isOver && !isWaiting()) return;
      if (limit.fault !== undefined || limit.file !== undefined) ended = limit;
      process.kill(-(child.pid ?? 0), 'SIGKILL');
    }, 1000);
    child.on('exit', () => {
      clearInterval(watch);
      const limit = limitNow(folder);
      resolve(ended ?? (limit.fault === undefined ? null : { ...limit, died: true }));
    });
  });

/** What came of trials: a line for each, and by which faults each test comes. */
export type Tried = {
  readonly lines: readonly TrialLine[];
  readonly came: readonly CameBy[];
};

/** Where the trials of a round are kept in a copy. */
export const trialFolder = (copy: string, kind: Kind, round: string): string =>
  join(copy, `trials-${kind}-${round}`);

const readTrials = (path: string): readonly TrialLine[] =>
  linesOf(path).map((line) => JSON.parse(line) as TrialLine);
const readCameBy = (path: string): readonly CameBy[] =>
  linesOf(path).map((line) => JSON.parse(line) as CameBy);

/** What came of all trials in a copy that was begun earlier. */
export const linesBefore = (copy: string, kind: Kind): readonly TrialLine[] =>
  globSync(`trials-${kind}-*/results.jsonl`, { cwd: copy }).flatMap((path) => readTrials(join(copy, path)));

/** Runs these files of tests as the order says. What was run before in `folder` counts. */
export const tryAll = async (
  copy: string,
  folder: string,
  files: readonly string[],
  order: Order,
): Promise<Tried> => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'order.json'), JSON.stringify(order));
  const results = join(folder, 'results.jsonl');
  const isDone = (): ((test: string) => boolean) => {
    const done = new Set(linesOf(join(folder, 'files.txt')));
    return (test) => done.has(join(copy, test));
  };
  const before = isDone();
  /** Faults that a process died of once, which may have been for want of memory that others used. */
  const diedOf = new Set<number>();
  for (let left = files.filter((test) => !before(test)); left.length > 0;) {
    const stopped = await run(copy, folder, left.slice(0, filesOfRun));
    const mayBeChance = stopped?.fault !== undefined && stopped.died === true && !diedOf.has(stopped.fault);
    if (mayBeChance) diedOf.add(stopped.fault);
    else if (stopped?.fault !== undefined) {
      const line: TrialLine = { fault: stopped.fault, outcome: 'time', test: stopped.test ?? '' };
      appendFileSync(results, `${JSON.stringify(line)}\n`);
    } else if (stopped?.file !== undefined) {
      // It waits without any fault, and would again.
      console.log(`not run to its end: ${stopped.file}`);
      appendFileSync(join(folder, 'files.txt'), `${stopped.file}\n`);
    }
    const done = isDone();
    const next = left.filter((test) => !done(test));
    const [stuck, ...others] = next;
    // A run that comes to nothing, and was not ended for a fault, would do so again.
    const isStuck = stopped === null && next.length === left.length && stuck !== undefined;
    if (isStuck) console.log(`not run to its end: ${stuck}`);
    left = isStuck ? others : next;
  }
  return { lines: readTrials(results), came: readCameBy(join(folder, 'came-by.jsonl')) };
};

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Answer, Question } from './alone-process.ts';
import { root } from './copy.ts';

export type Kind = 'unit' | 'integration';
export const kinds: readonly Kind[] = ['unit', 'integration'];

/** One worker, and behind everything else that wants the machine. */
export const niceness = Number(process.env['DUIZHAO_NICE'] ?? '19');

const start = (
  copy: string,
  command: readonly string[],
  stdio: 'ignore' | readonly ['ignore', 'ignore', 'ignore', 'ipc'],
): ChildProcess =>
  spawn('nice', ['-n', String(niceness), ...command], {
    cwd: copy,
    stdio: stdio === 'ignore' ? stdio : [...stdio],
    // Ended with everything it has started.
    detached: true,
    env: {
      ...process.env,
      PATH: [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
      NODE_OPTIONS: `--import=${pathToFileURL(join(copy, 'tests/mutation/fault.mjs')).href}`,
    },
  });

const end = (child: ChildProcess): void => {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
    process.kill(-child.pid, 'SIGKILL');
};

/** Resolves to null when neither it answers nor ends in these seconds. */
const said = async (child: ChildProcess, seconds: number): Promise<unknown> => {
  const stop = new AbortController();
  const { signal } = stop;
  const late = setTimeout(() => stop.abort(), seconds * 1000);
  try {
    const exit = once(child, 'exit', { signal }).then(() => ['ended']);
    const [first] = (await Promise.race([once(child, 'message', { signal }), exit])) as readonly unknown[];
    return first;
  } catch {
    return null;
  } finally {
    clearTimeout(late);
    stop.abort();
  }
};

/** Seconds a file of tests takes, and starting: a machine that is busy takes several times as long. */
const usual = 80;
const starting = 400;

export type Alone = {
  /**
   * Whether one of the test files notices a fault that is on from the start; those are run one after another until one does. Throws when they
   * could not be run: what does not start would seem to notice everything.
   */
  readonly isNoticed: (kind: Kind, fault: number, tests: readonly string[]) => Promise<boolean | 'time'>;
  readonly end: () => void;
};

/** Runs files of tests of the copy, in a new process each time. */
export const alone = (copy: string): Alone => {
  let child: ChildProcess | null = null;
  const running = async (): Promise<ChildProcess> => {
    if (child !== null) return child;
    child = start(copy, ['node', 'tests/mutation/alone-process.ts'], ['ignore', 'ignore', 'ignore', 'ipc']);
    if ((await said(child, starting)) !== 'ready') throw new Error('the tests could not be run');
    return child;
  };
  const stop = (): void => {
    if (child !== null) end(child);
    child = null;
  };
  return {
    end: stop,
    isNoticed: async (kind, fault, tests) => {
      const process = await running();
      const question: Question = { fault, kind, tests };
      process.send(question);
      const answer = (await said(process, starting + usual * tests.length)) as Answer | 'ended' | null;
      if (answer === null) {
        stop();
        return 'time';
      }
      if (answer === 'ended' || answer === 'not-run') throw new Error('the tests could not be run');
      return answer === 'noticed';
    },
  };
};

/** Builds the app in the copy: some integration tests start what is built. */
export const build = async (copy: string): Promise<void> => {
  const child = start(copy, ['node', 'cli/build.ts'], 'ignore');
  const [code] = (await once(child, 'exit')) as readonly unknown[];
  if (code !== 0) throw new Error('the copy does not build');
};

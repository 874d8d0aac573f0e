import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './copy.ts';

export type Kind = 'unit' | 'integration';
export const kinds: readonly Kind[] = ['unit', 'integration'];

/** One worker, and behind everything else that wants the machine. */
export const niceness = 19;

const execute = (
  copy: string,
  [command, ...args]: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
  seconds: number,
): Promise<number | 'time'> =>
  new Promise((resolve) => {
    const fault = pathToFileURL(join(copy, 'tests/mutation/fault.mjs')).href;
    const child = spawn('nice', ['-n', String(niceness), command, ...args], {
      cwd: copy,
      stdio: 'ignore',
      // Ended with everything it has started.
      detached: true,
      env: {
        ...process.env,
        PATH: [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
        NODE_OPTIONS: `--import=${fault}`,
        ...env,
      },
    });
    let isLate = false;
    const end = setTimeout(() => {
      isLate = true;
      process.kill(-(child.pid ?? 0), 'SIGKILL');
    }, seconds * 1000);
    child.on('exit', (code) => {
      clearTimeout(end);
      resolve(isLate ? 'time' : (code ?? 1));
    });
  });

const vitest = (kind: Kind, ...args: readonly string[]): readonly [string, ...string[]] => [
  'vitest',
  'run',
  `--project=${kind}*`,
  '--maxWorkers=1',
  '--no-file-parallelism',
  '--retry=0',
  ...args,
];

/** Seconds a file of tests takes. */
const usual = 10;

/**
 * Whether one of the test files notices a fault; those are run one after another until one does. Throws when they could not be run: what
 * does not start would seem to notice everything.
 */
export const isNoticed = async (
  copy: string,
  kind: Kind,
  fault: number,
  tests: readonly string[],
): Promise<boolean | 'time'> => {
  // Loading takes a while, and a machine that is busy takes several times as long.
  const limit = 120 + 8 * usual * tests.length;
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const args = ['--bail=1', '--reporter=json', `--outputFile.json=${report}`, ...tests];
  const code = await execute(copy, vitest(kind, ...args), { DUIZHAO_FAULT: String(fault) }, limit);
  if (code === 'time') return 'time';
  if (!existsSync(report)) throw new Error('the tests could not be run');
  return code !== 0;
};

/** Builds the app in the copy: some integration tests start what is built. */
export const build = async (copy: string): Promise<void> => {
  if ((await execute(copy, ['node', 'cli/build.ts'], {}, 1200)) !== 0)
    throw new Error('the copy does not build');
};

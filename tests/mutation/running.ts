import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { filesOf, root } from './copy.ts';

export type Kind = 'unit' | 'integration';
export const kinds: readonly Kind[] = ['unit', 'integration'];

/** One worker, and behind everything else that wants the machine. */
const niceness = 15;

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
  `--project=${kind}`,
  '--maxWorkers=1',
  '--no-file-parallelism',
  '--retry=0',
  ...args,
];

/** What is known of a file of tests: the faults it comes by, and how long it takes. */
export type TestFile = {
  readonly path: string;
  readonly seconds: number;
  /** Null where that was not found out. */
  readonly faults: ReadonlySet<number> | null;
};

type Report = {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly startTime: number;
    readonly endTime: number;
  }[];
};

/** No run of all tests of a kind lasts as long, in seconds. */
const longestFirstRun = 7200;

/**
 * Runs the tests of a kind with no fault on, unless this copy has been run so already: which faults each file comes by. Files that fail so are
 * told and left out.
 */
export const firstRun = async (
  copy: string,
  kind: Kind,
  only: readonly string[],
): Promise<readonly TestFile[]> => {
  const hits = join(copy, `hits-${kind}`);
  const report = join(copy, `report-${kind}.json`);
  if (!existsSync(report))
    await execute(
      copy,
      vitest(kind, '--passWithNoTests', '--reporter=json', `--outputFile.json=${report}`, ...only),
      { DUIZHAO_FAULT_HITS: hits },
      longestFirstRun,
    );
  const faults = new Map<string, Set<number>>();
  for (const line of readFileSync(hits, { encoding: 'utf8', flag: 'a+' }).split('\n')) {
    const [number = '', test = ''] = line.split('\t');
    if (test === '') continue;
    const path = relative(copy, test);
    faults.set(path, (faults.get(path) ?? new Set()).add(Number(number)));
  }
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  return testResults.flatMap(({ name, status, startTime, endTime }) => {
    const path = relative(copy, name);
    if (status === 'passed')
      return [{ path, seconds: (endTime - startTime) / 1000, faults: faults.get(path) ?? new Set() }];
    console.log(`left out, as it fails without any fault: ${path}`);
    return [];
  });
};

/** Seconds taken for a file of which nothing is known. */
const usual = 10;

/** The files of tests of a kind, without having run them. */
export const testsOf = (kind: Kind, only: readonly string[]): readonly TestFile[] =>
  (only.length > 0 ? only : filesOf(`tests/${kind}/*.test.ts`)).map((path) => ({
    path,
    seconds: usual,
    faults: null,
  }));

/** Whether one of the test files notices a fault; those are run one after another until one does. */
export const isNoticed = async (
  copy: string,
  kind: Kind,
  fault: number,
  tests: readonly TestFile[],
): Promise<boolean | 'time'> => {
  // Loading takes a while, and a machine that is busy takes several times as long.
  const limit = 120 + 8 * tests.reduce((all, { seconds }) => all + seconds, 0);
  const args = ['--bail=1', ...tests.map(({ path }) => path)];
  const code = await execute(copy, vitest(kind, ...args), { DUIZHAO_FAULT: String(fault) }, limit);
  return code === 'time' ? 'time' : code !== 0;
};

/** Builds the app in the copy: some integration tests start what is built. */
export const build = async (copy: string): Promise<void> => {
  if ((await execute(copy, ['node', 'cli/build.ts'], {}, 1200)) !== 0)
    throw new Error('the copy does not build');
};

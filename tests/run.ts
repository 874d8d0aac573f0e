import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The whole proof in one command: `npm test`. Prints each stage, every skipped test's reason, and one line of counts. */

const root = join(import.meta.dirname, '..');
const results = join(root, 'out/results');

type Counts = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Of those passed, how many did so only at the second try: a fault to look for, in the test or in the app. */
  readonly retried?: number;
};
type Stage = {
  readonly name: string;
  readonly commands: readonly (readonly [string, ...string[]])[];
  /** Counts of a stage that runs tests, from its report. Other stages count as one. */
  readonly count?: () => Counts;
};

const reportOf = (name: string): unknown => {
  try {
    return JSON.parse(readFileSync(join(results, `${name}.json`), 'utf8'));
  } catch {
    return null;
  }
};

const numberIn = (report: unknown, key: string): number => {
  const value = typeof report === 'object' && report !== null ? Reflect.get(report, key) : 0;
  return typeof value === 'number' ? value : 0;
};

const vitestCounts = (name: string) => (): Counts => {
  const report = reportOf(name);
  return {
    passed: numberIn(report, 'numPassedTests'),
    // A file that could not be loaded holds no tests, but fails its suite.
    failed: numberIn(report, 'numFailedTests') || numberIn(report, 'numFailedTestSuites'),
    skipped: numberIn(report, 'numPendingTests') + numberIn(report, 'numTodoTests'),
  };
};

const playwrightCounts = (): Counts => {
  const report = reportOf('e2e');
  const stats: unknown = typeof report === 'object' && report !== null ? Reflect.get(report, 'stats') : null;
  return {
    passed: numberIn(stats, 'expected') + numberIn(stats, 'flaky'),
    failed: numberIn(stats, 'unexpected'),
    skipped: numberIn(stats, 'skipped'),
    retried: numberIn(stats, 'flaky'),
  };
};

const vitest = (name: string): readonly [string, ...string[]] => [
  'vitest',
  'run',
  `--project=${name}`,
  '--reporter=default',
  '--reporter=./tests/skip-reasons.ts',
  '--reporter=json',
  `--outputFile.json=out/results/${name}.json`,
];

const stages: readonly Stage[] = [
  { name: 'types', commands: [['tsc', '-b']] },
  {
    name: 'lint',
    commands: [
      ['node', 'lint/run.ts'],
      ['knip', '--no-progress'],
      ['oxlint', '--type-aware', '--deny-warnings', '.'],
      ['prettier', '--check', '.', '--log-level', 'warn'],
    ],
  },
  { name: 'unit', commands: [vitest('unit')], count: vitestCounts('unit') },
  // Before the stages that start the app, so that none of them has to build it.
  { name: 'build', commands: [['node', 'cli/build.ts']] },
  { name: 'integration', commands: [vitest('integration')], count: vitestCounts('integration') },
  { name: 'e2e', commands: [['playwright', 'test']], count: playwrightCounts },
];

const run = ([command, ...args]: readonly [string, ...string[]]): Promise<boolean> =>
  new Promise((resolve) => {
    const path = [join(root, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter);
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PATH: path },
      shell: process.platform === 'win32',
    });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });

/** Runs a stage to its end even when one of its commands fails: two faults seen at once are one round less. */
const runStage = async (stage: Stage): Promise<Counts> => {
  console.log(`\n== ${stage.name}`);
  const started = performance.now();
  let sound = true;
  for (const command of stage.commands) sound = (await run(command)) && sound;
  const counted = stage.count?.() ?? { passed: sound ? 1 : 0, failed: sound ? 0 : 1, skipped: 0 };
  // A runner that fails without a failed test (a crash, a bad configuration) is a failure too.
  const counts = !sound && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const { passed, failed, skipped, retried = 0 } = counts;
  const second = retried === 0 ? '' : ` (${retried} only at the second try, named above as flaky)`;
  console.log(
    `-- ${stage.name}: ${passed} passed${second}, ${failed} failed, ${skipped} skipped (${seconds} s)`,
  );
  return counts;
};

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
let total: Counts = { passed: 0, failed: 0, skipped: 0 };
for (const stage of stages) {
  const counts = await runStage(stage);
  total = {
    passed: total.passed + counts.passed,
    failed: total.failed + counts.failed,
    skipped: total.skipped + counts.skipped,
  };
}
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);

import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { playwrightOutcomes, vitestOutcomes, type Outcomes, type Trouble } from './outcomes.ts';

/**
 * The whole proof in one command: `npm test`. Prints each stage, every skipped test's reason, what failed, and one line of counts.
 *
 * Tests in a browser wait as often as they work, and a type checker or linter leaves a core idle: so two lanes of stages run at
 * once. What the first lane says is printed as it comes, what the other says when a stage of it has ended.
 */

const root = join(import.meta.dirname, '..');
const results = join(root, 'out/results');

type Stage = {
  readonly name: string;
  readonly commands: readonly (readonly [string, ...string[]])[];
  /** What became of the tests, from the report of a stage that runs some. Other stages count as one. */
  readonly read?: (report: unknown) => Outcomes;
};

const reportOf = (name: string): unknown => {
  try {
    return JSON.parse(readFileSync(join(results, `${name}.json`), 'utf8'));
  } catch {
    return null;
  }
};

const vitest = (name: string): readonly [string, ...string[]] => [
  'vitest',
  'run',
  `--project=${name}*`,
  '--reporter=default',
  '--reporter=./tests/skip-reasons.ts',
  '--reporter=json',
  `--outputFile.json=out/results/${name}.json`,
];

const build: Stage = { name: 'build', commands: [['node', 'cli/build.ts']] };
const browser: Stage = { name: 'e2e', commands: [['playwright', 'test']], read: playwrightOutcomes };

const others: readonly Stage[] = [
  { name: 'types', commands: [['tsc', '-b', '--singleThreaded']] },
  {
    name: 'lint',
    commands: [
      ['node', 'lint/run.ts'],
      ['knip', '--no-progress'],
      ['oxlint', '--type-aware', '--deny-warnings', '.'],
      ['oxfmt', '--check', '.'],
    ],
  },
  { name: 'unit', commands: [vitest('unit')], read: vitestOutcomes },
  { name: 'integration', commands: [vitest('integration')], read: vitestOutcomes },
];

/** Prints what a stage says: at once, or kept until it has ended. */
type Say = (text: string) => void;

const run = ([command, ...args]: readonly [string, ...string[]], say: Say): Promise<boolean> =>
  new Promise((resolve) => {
    const path = [join(root, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter);
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['inherit', 'pipe', 'pipe'],
      env: {
        // Pictures assert nothing, and nobody looks at those of a whole run.
        DUIZHAO_PICTURES: 'none',
        ...process.env,
        PATH: path,
        ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
      },
      shell: process.platform === 'win32',
    });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', say);
    child.on('error', (error) => {
      say(`${error.message}\n`);
      resolve(false);
    });
    child.on('exit', (code) => {
      // A process that it left behind may hold the other ends of its pipes: not waited for, and not held on to.
      const end = (): void => {
        for (const stream of [child.stdout, child.stderr]) stream.destroy();
        resolve(code === 0);
      };
      child.once('close', end);
      setTimeout(end, 5_000).unref();
    });
  });

/** Runs a stage to its end even when one of its commands fails: two faults seen at once are one round less. */
const runStage = async (stage: Stage, say: Say): Promise<Outcomes> => {
  say(`\n== ${stage.name}\n`);
  const started = performance.now();
  const broken: string[] = [];
  for (const command of stage.commands) if (!(await run(command, say))) broken.push(command.join(' '));
  const told = stage.read?.(reportOf(stage.name));
  const read = told ?? { passed: broken.length === 0 ? 1 : 0, skipped: 0, failed: [], retried: [] };
  // A command that fails without a failed test (a fault of types, a crash) is a failure too, and so is one that tested nothing.
  const faults = broken.length === 0 && read.passed === 0 ? ['no test was run'] : broken;
  const failed =
    read.failed.length === 0
      ? faults.map((fault) => ({ name: `${stage.name}: ${fault}`, said: '' }))
      : read.failed;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const second = read.retried.length === 0 ? '' : ` (${read.retried.length} only at the second try)`;
  say(
    `-- ${stage.name}: ${read.passed} passed${second}, ${failed.length} failed, ${read.skipped} skipped (${seconds} s)\n`,
  );
  return { ...read, failed };
};

const atOnce: Say = (text) => void process.stdout.write(text);

/** Runs a stage whose words are printed when it has ended. */
const runAside = async (stage: Stage): Promise<Outcomes> => {
  const said: string[] = [];
  const outcomes = await runStage(stage, (text) => void said.push(text));
  atOnce(said.join(''));
  return outcomes;
};

/** Once more at the end, where they are still seen when only the last part of a long log was kept. */
const tell = (heading: string, troubles: readonly Trouble[]): void => {
  if (troubles.length === 0) return;
  console.log(`\n${heading}:`);
  for (const { name, said } of troubles) console.log(`- ${[name, ...said.split('\n')].join('\n    ')}`);
};

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
/** One stage after the other. */
const inTurn = async (
  stages: readonly Stage[],
  one: (stage: Stage) => Promise<Outcomes>,
): Promise<readonly Outcomes[]> => {
  const outcomes: Outcomes[] = [];
  for (const stage of stages) outcomes.push(await one(stage));
  return outcomes;
};

// Before the stages that start the app, so that none of them has to build it.
const built = await runStage(build, atOnce);
const lanes = await Promise.all([
  inTurn([browser], (stage) => runStage(stage, atOnce)),
  inTurn(others, runAside),
]);
const outcomes = [built, ...lanes.flat()];
const failed = outcomes.flatMap((each) => each.failed);
tell(
  'Passed only at the second try',
  outcomes.flatMap((each) => each.retried),
);
tell('Failed', failed);
process.exitCode = failed.length === 0 ? 0 : 1;
const sum = (key: 'passed' | 'skipped'): number => outcomes.reduce((all, each) => all + each[key], 0);
console.log(`\n${sum('passed')} passed, ${failed.length} failed, ${sum('skipped')} skipped`);

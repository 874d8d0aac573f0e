import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { TestRunner, type RunnerTestCase } from 'vitest';

/*
 * Runs each test once as it is, which shows by which faults it comes, and then once with each of these that no test has noticed yet and that is to
 * be tried in this file. One process runs all files of tests and loads every module once. A fault that is passed only while modules load cannot be
 * tried so.
 */

type Trial = { on: number; passed: Map<number, number>; most: number };
/** What a trial came to; `passed`: the test came by the fault and did not notice it. */
export type TrialLine = {
  readonly fault: number;
  readonly outcome: 'noticed' | 'passed' | 'time';
  readonly test: string;
};
/** A file of tests that comes by a fault while it runs. */
export type CameBy = { readonly fault: number; readonly file: string };

const folder = process.env['DUIZHAO_FAULT_TRIALS'] ?? '';
const results = `${folder}/results.jsonl`;
/** The faults that are tried in each file of tests. */
const plan = JSON.parse(readFileSync(`${folder}/plan.json`, 'utf8')) as Readonly<
  Record<string, readonly number[]>
>;

/** Trials of one fault, and seconds of the processor's time they take: what comes by it in more tests is not tried in all of them. */
const mostTrials = 100;
/** Of a file of many tests, which come by the same. What the others of it notice is seen when the whole file is run with the fault alone. */
const mostTrialsOfFile = 20;
const mostSeconds = 10;
/** Tests that take longer are not used for trials: they notice little that no other does. */
const longestTest = 2;

const trialNow = (): Trial => Reflect.get(globalThis, 'duizhaoTrial') as Trial;

const linesBefore = (): readonly TrialLine[] =>
  existsSync(results)
    ? readFileSync(results, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as TrialLine)
    : [];

const noticed = new Set<number>();
const trialsOfFile = new Map<string, number>();
const trials = new Map<number, number>();
const spent = new Map<number, number>();
for (const { fault, outcome } of linesBefore()) {
  if (outcome === 'passed') trials.set(fault, (trials.get(fault) ?? 0) + 1);
  else noticed.add(fault);
}

const known = new Set<string>();
const tellCameBy = (fault: number, file: string): void => {
  const line = JSON.stringify({ fault, file } satisfies CameBy);
  if (!known.has(line)) appendFileSync(`${folder}/came-by.jsonl`, `${line}\n`);
  known.add(line);
};

const tell = (line: TrialLine): void => {
  appendFileSync(results, `${JSON.stringify(line)}\n`);
  if (line.outcome === 'passed') trials.set(line.fault, (trials.get(line.fault) ?? 0) + 1);
  else noticed.add(line.fault);
};

const seconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** Whether it fails. */
const fails = async (run: () => unknown): Promise<boolean> => {
  try {
    await run();
    return false;
  } catch {
    return true;
  }
};

const tryFault = async (
  run: () => unknown,
  fault: number,
  passings: number,
  test: string,
  usual: number,
): Promise<boolean> => {
  const trial = trialNow();
  // Whoever has started this process ends it when it computes for longer.
  const limit = { fault, test, pid: process.pid, until: seconds() + 20 + 30 * usual };
  writeFileSync(`${folder}/trial.json`, JSON.stringify(limit));
  Object.assign(trial, { on: fault, passed: new Map(), most: 100_000 + 300 * passings });
  const isNoticed = await fails(run);
  Object.assign(trial, { on: -1, most: Infinity });
  writeFileSync(`${folder}/trial.json`, '{}');
  if (!isNoticed) {
    tell({ fault, outcome: 'passed', test });
    return true;
  }
  // What fails without the fault as well says nothing of it.
  if (await fails(run)) return false;
  tell({ fault, outcome: 'noticed', test });
  return true;
};

export default class TrialRunner extends TestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    const run = TestRunner.getTestFn(test);
    const name = `${test.file.name} > ${test.name}`;
    const trial = trialNow();
    trial.passed = new Map();
    const start = seconds();
    await run();
    const usual = seconds() - start;
    const tried = new Set(plan[test.file.name]);
    for (const fault of trial.passed.keys()) tellCameBy(fault, test.file.name);
    if (usual > longestTest) return;
    for (const [fault, passings] of trial.passed) {
      if (!tried.has(fault)) continue;
      const before = spent.get(fault) ?? 0;
      if (noticed.has(fault) || (trials.get(fault) ?? 0) >= mostTrials) continue;
      const place = `${fault} ${test.file.name}`;
      if ((trialsOfFile.get(place) ?? 0) >= mostTrialsOfFile) continue;
      trialsOfFile.set(place, (trialsOfFile.get(place) ?? 0) + 1);
      if (before > 0 && before + usual > mostSeconds) continue;
      spent.set(fault, before + usual);
      if (!(await tryFault(run, fault, passings, name, usual))) return;
    }
  }

  override onAfterRunFiles(files: Parameters<TestRunner['onAfterRunFiles']>[0]): void {
    for (const file of files) appendFileSync(`${folder}/files.txt`, `${file.filepath}\n`);
    super.onAfterRunFiles(files);
  }
}

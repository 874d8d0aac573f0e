import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { TestRunner, type RunnerTestCase } from 'vitest';

/*
 * Runs each test once as it is, which shows by which faults it comes, and then once with each of these that no test has noticed yet and that is to
 * be tried in it. One process runs all files of tests and loads every module once. A fault that is passed only while modules load cannot be
 * tried so.
 */

/**
 * What a trial came to: `passed`, the test came by the fault and did not notice it; `missed`, it did not come by it a second time, since something was kept;
 * `unsure`, it failed with the fault and fails without it as well when it is run again.
 */
export type TrialLine = {
  readonly fault: number;
  readonly outcome: 'noticed' | 'passed' | 'missed' | 'unsure' | 'time';
  readonly test: string;
  readonly id?: string;
};

/** The faults that a test comes by, and the seconds of the processor's time it takes; `id` null: those passed before the first test of a file, and between them. */
export type CameBy = {
  readonly file: string;
  readonly id: string | null;
  readonly seconds: number;
  readonly faults: readonly number[];
};

/** What is to be tried: all faults of a file's list that its tests come by, or, where `tests` is there, those that are named for a test. Other tests are left out then. */
export type Order = {
  readonly files: Readonly<Record<string, readonly number[]>>;
  readonly tests: Readonly<Record<string, readonly number[]>> | null;
  readonly limits: Limits;
};

/** How far a fault is tried: in so many tests, of one file, and for so many seconds of the processor's time in all; and the longest test that is used. */
export type Limits = {
  readonly trials: number;
  readonly trialsOfFile: number;
  readonly seconds: number;
  readonly longestTest: number;
};

const folder = process.env['DUIZHAO_FAULT_TRIALS'] ?? '';
const results = `${folder}/results.jsonl`;
const order = JSON.parse(readFileSync(`${folder}/order.json`, 'utf8')) as Order;
const { limits } = order;

/** The fault that is tried, how often it may be passed, and how often each was passed (`fault.mjs`). */
const cells = Reflect.get(globalThis, 'duizhaoTrial') as Int32Array;
const passedNow = (): ReadonlyMap<number, number> => {
  const passed = new Map<number, number>();
  for (const [index, count] of cells.entries()) if (index > 1 && count > 0) passed.set(index - 2, count);
  return passed;
};
const forgetPassed = (): void => void cells.fill(0, 2);
const switchOn = (fault: number, most: number): void => {
  cells[0] = fault;
  cells[1] = most;
};

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
const count = <Key>(counts: Map<Key, number>, key: Key, more: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + more);
};
for (const { fault, outcome } of linesBefore()) {
  if (outcome === 'noticed' || outcome === 'time') noticed.add(fault);
  else count(trials, fault, 1);
}

const tellCameBy = (line: CameBy): void => {
  if (line.faults.length > 0) appendFileSync(`${folder}/came-by.jsonl`, `${JSON.stringify(line)}\n`);
};

const tell = (line: TrialLine): void => {
  appendFileSync(results, `${JSON.stringify(line)}\n`);
  if (line.outcome === 'noticed') noticed.add(line.fault);
  else count(trials, line.fault, 1);
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

type Tried = {
  readonly fault: number;
  readonly passings: number;
  readonly test: string;
  readonly id: string;
  readonly file: string;
  readonly usual: number;
};

/** Answers false when the test cannot be run twice: nothing more can be tried in it. */
const tryFault = async (
  run: () => unknown,
  { fault, passings, test, id, file, usual }: Tried,
): Promise<boolean> => {
  // Whoever has started this process ends it when it computes for longer.
  const limit = { fault, test, file, pid: process.pid, until: seconds() + 20 + 30 * usual };
  writeFileSync(`${folder}/trial.json`, JSON.stringify(limit));
  forgetPassed();
  switchOn(fault, Math.min(100_000 + 300 * passings, 2 ** 31 - 1));
  const isNoticed = await fails(run);
  switchOn(-1, 0);
  writeFileSync(`${folder}/trial.json`, JSON.stringify({ file }));
  if (!isNoticed) {
    tell({ fault, outcome: passedNow().has(fault) ? 'passed' : 'missed', test, id });
    return true;
  }
  // What fails without the fault as well says nothing of it.
  const isSound = !(await fails(run));
  tell({ fault, outcome: isSound ? 'noticed' : 'unsure', test, id });
  return isSound;
};

/** Whether a fault is tried in one more test of a file, which takes so many seconds. */
const isWithinLimits = (fault: number, file: string, usual: number): boolean => {
  const before = spent.get(fault) ?? 0;
  return (
    !noticed.has(fault) &&
    (trials.get(fault) ?? 0) < limits.trials &&
    (trialsOfFile.get(`${fault} ${file}`) ?? 0) < limits.trialsOfFile &&
    (before === 0 || before + usual <= limits.seconds)
  );
};

export default class TrialRunner extends TestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    const { id, file } = test;
    if (order.tests !== null && order.tests[id] === undefined) return;
    const run = TestRunner.getTestFn(test);
    const name = `${file.name} > ${test.name}`;
    tellCameBy({ file: file.name, id: null, seconds: 0, faults: [...passedNow().keys()] });
    forgetPassed();
    writeFileSync(`${folder}/trial.json`, JSON.stringify({ file: file.filepath }));
    const start = seconds();
    try {
      await run();
      const usual = seconds() - start;
      const passed = passedNow();
      tellCameBy({ file: file.name, id, seconds: usual, faults: [...passed.keys()] });
      if (usual > limits.longestTest) return;
      const wanted = new Set(order.tests === null ? order.files[file.name] : order.tests[id]);
      for (const [fault, passings] of passed) {
        if (!wanted.has(fault) || !isWithinLimits(fault, file.name, usual)) continue;
        count(trialsOfFile, `${fault} ${file.name}`, 1);
        count(spent, fault, usual);
        const tried = { fault, passings, test: name, id, file: file.filepath, usual };
        if (!(await tryFault(run, tried))) return;
      }
    } finally {
      forgetPassed();
    }
  }

  override onAfterRunFiles(files: Parameters<TestRunner['onAfterRunFiles']>[0]): void {
    for (const file of files) appendFileSync(`${folder}/files.txt`, `${file.filepath}\n`);
    super.onAfterRunFiles(files);
  }
}

import type { CameBy, Order, TrialLine } from './trial-runner.ts';

/*
 * Which tests a fault is tried in after all have been run once: those that come by it.
 */

/** The longest test that a fault is tried in, in seconds of the processor's time, and what all trials of a fault may take. */
const limits = { longestTest: 8, seconds: 25, trials: 60, trialsOfFile: 60 };

type Test = CameBy & { readonly id: string };

/** Turn by turn one test of each file, the files and the tests of each in the order they have. */
const byTurns = (files: readonly (readonly Test[])[]): readonly Test[] => {
  const longest = Math.max(0, ...files.map((tests) => tests.length));
  return Array.from({ length: longest }, (_, turn) => files.flatMap((tests) => tests[turn] ?? [])).flat();
};

/** The tests for one fault, of many files rather than many of one: cheap ones first within a file, the nearest files first. */
const testsFor = (came: readonly Test[], near: readonly string[]): readonly Test[] => {
  const byFile = Map.groupBy(came, ({ file }) => file);
  const files = [...byFile]
    .toSorted(([a], [b]) => near.indexOf(a) - near.indexOf(b))
    .map(([, tests]) => tests.toSorted((a, b) => a.seconds - b.seconds));
  const chosen: Test[] = [];
  let seconds = 0;
  for (const test of byTurns(files)) {
    if (chosen.length >= limits.trials) break;
    if (test.seconds > limits.longestTest || seconds + test.seconds > limits.seconds) continue;
    seconds += test.seconds;
    chosen.push(test);
  }
  return chosen;
};

/**
 * The tests in which the faults are to be tried that no test has noticed yet. `near` gives the files of tests for a fault, the nearest first.
 * What was tried before is not tried again.
 */
export const chooseTests = (
  faults: readonly number[],
  came: readonly CameBy[],
  before: readonly TrialLine[],
  near: (fault: number) => readonly string[],
): { readonly files: readonly string[]; readonly order: Order } => {
  const tried = new Set(before.map(({ fault, id }) => `${fault} ${id}`));
  const tests = new Map<string, number[]>();
  const files = new Set<string>();
  const ofTests = came.filter((line): line is Test => line.id !== null);
  for (const fault of faults) {
    const open = ofTests.filter((line) => line.faults.includes(fault) && !tried.has(`${fault} ${line.id}`));
    const once = [...new Map(open.map((line) => [line.id, line])).values()];
    for (const { id, file } of testsFor(once, near(fault))) {
      tests.set(id, [...(tests.get(id) ?? []), fault]);
      files.add(file);
    }
  }
  return { files: [...files], order: { files: {}, tests: Object.fromEntries(tests), limits } };
};

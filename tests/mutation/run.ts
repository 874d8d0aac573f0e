import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { copyWith, faultsAt, faultsIn, filesOf, placeOf, renewTests, root, type Chosen } from './copy.ts';
import { nearest } from './near.ts';
import { alone, build, kinds, type Alone, type Kind } from './running.ts';
import { sample } from './sample.ts';
import { chooseTests } from './choose.ts';
import type { CameBy, Limits, TrialLine } from './trial-runner.ts';
import { linesBefore, trialFolder, tryAll, type Tried } from './trials.ts';

/**
 * `npm run mutation -- [PLACE...]`: puts small faults into a copy of the sources under the places (folders or files; all of core, api,
 * engine and web unless said), and tells those that no test notices and the share that was noticed, per folder. Tests are run once as they are and once with each
 * fault that they come by, all in one process (`trials.ts`): first the unit tests, then the integration tests. What is not noticed so, and happens while modules load, in another process
 * or only the first time, is tried in processes of its own, with the nearest files of tests.
 *
 * `--sample N` (30) draws that many from all places together, the same ones for a `--seed` while the sources are the same; `--slice PLACE` tries
 * only those of the drawn ones that are there, so that a large sample can be tried part by part. `--unit` leaves the integration tests out, `--integration` the unit tests;
 * of these only the nearest are run for the drawn faults, with `--reach` all of them. `--tests FILE`,
 * as often as needed, runs only these. What came of each is kept in `out/mutation.json`, or where `--out` says; `--again FILE` tries the faults
 * that were not noticed in such a file once more. `--copy FOLDER` keeps the copy there: a run that was ended goes on where it was; with `--again`
 * and another `--out` it begins anew, with the tests as they are now.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    slice: { type: 'string', multiple: true, default: [] },
    unit: { type: 'boolean', default: false },
    integration: { type: 'boolean', default: false },
    reach: { type: 'boolean', default: false },
    tests: { type: 'string', multiple: true, default: [] },
    again: { type: 'string' },
    copy: { type: 'string' },
    out: { type: 'string', default: 'out/mutation.json' },
  },
});

type Outcome = Kind | 'time' | 'unnoticed' | 'unreached';
type Told = {
  readonly place: string;
  readonly fault: string;
  readonly start: number;
  readonly outcome: Outcome;
  /** The kinds of tests that have been run. */
  readonly tried: readonly Kind[];
};

const all = faultsAt(positionals.length > 0 ? positionals : ['core', 'api', 'engine', 'web']);
const isInSlice = (path: string): boolean =>
  values.slice.length === 0 || values.slice.some((place) => path === place || path.startsWith(`${place}/`));
const before = values.copy === undefined ? null : faultsIn(values.copy);
const drawn =
  before ??
  sample(all, Number(values.sample), Number(values.seed)).map((each, number): Chosen => ({
    ...each,
    ...placeOf(each),
    number,
  }));

/** So many files of tests are run for a fault in processes of its own, in portions: starting a run takes longer than most files. */
const portions: readonly number[] = values.reach ? [1, 3, 10, 30, 100] : [1, 3];

/** How many files of tests are run to see which tests come by a fault, in how many of them it is tried at once, and how far: the nearest first. */
const firstRound: Readonly<
  Record<Kind, { readonly run: number; readonly tried: number; readonly limits: Limits }>
> = {
  unit: {
    run: Infinity,
    tried: 12,
    limits: { trials: 30, trialsOfFile: 5, seconds: 5, longestTest: 0.5 },
  },
  integration: {
    run: values.reach ? Infinity : 10,
    tried: 12,
    limits: { trials: 20, trialsOfFile: 4, seconds: 8, longestTest: 2 },
  },
};

/** What these test files say of a fault in processes of its own, the nearest first. */
const outcomeAlone = async (
  { isNoticed }: Alone,
  { number }: Chosen,
  kind: Kind,
  ordered: readonly string[],
): Promise<Outcome> => {
  let from = 0;
  for (const size of portions) {
    const portion = ordered.slice(from, from + size);
    from += size;
    if (portion.length === 0) break;
    const noticed = await isNoticed(kind, number, portion);
    if (noticed !== false) return noticed === 'time' ? 'time' : kind;
  }
  return 'unnoticed';
};

const isUnnoticed = (outcome: Outcome | undefined): boolean =>
  outcome === undefined || outcome === 'unnoticed' || outcome === 'unreached';

const readTold = (path: string): readonly Told[] => JSON.parse(readFileSync(path, 'utf8')) as readonly Told[];
const keyOf = ({ place, start, fault }: Pick<Told, 'place' | 'start' | 'fault'>): string =>
  `${place} ${start} ${fault}`;
const keyOfFault = ({ place, mutant }: Chosen): string =>
  keyOf({ place, start: mutant.start, fault: mutant.fault });

const earlier = values.again === undefined ? null : readTold(values.again);
const wanted = new Set(earlier?.filter(({ outcome }) => isUnnoticed(outcome)).map(keyOf));
const chosen = drawn.filter(
  (each) => isInSlice(each.path) && (earlier === null || wanted.has(keyOfFault(each))),
);
console.log(`${chosen.length} of ${drawn.length} faults, drawn from ${all.length}\n`);

const out = join(root, values.out);
mkdirSync(join(out, '..'), { recursive: true });
if (before !== null && values.copy !== undefined && values.again !== undefined && !existsSync(out))
  renewTests(values.copy);
const toldBefore = new Map(
  before !== null && existsSync(out) ? readTold(out).map((each) => [keyOf(each), each] as const) : [],
);
const keys = new Set(chosen.map(keyOfFault));
const outcomes = new Map<Chosen, Pick<Told, 'outcome' | 'tried'>>(
  chosen.map((each) => [each, toldBefore.get(keyOfFault(each)) ?? { outcome: 'unreached', tried: [] }]),
);
const told = (): readonly Told[] => [
  ...[...toldBefore.values()].filter((each) => !keys.has(keyOf(each))),
  ...[...outcomes].map(([{ place, mutant }, { outcome, tried }]) => ({
    place,
    fault: mutant.fault,
    start: mutant.start,
    outcome,
    tried,
  })),
];

const only = (kind: Kind): readonly string[] =>
  values.tests.filter((test) => test.startsWith(`tests/${kind}/`));
const isRun = (kind: Kind): boolean =>
  !(values.unit && kind === 'integration') &&
  !(values.integration && kind === 'unit') &&
  (values.tests.length === 0 || only(kind).length > 0);
const waiting = (): readonly Chosen[] =>
  [...outcomes].flatMap(([each, { outcome }]) => (isUnnoticed(outcome) ? [each] : []));

/** The files of tests. Those of the screen come by the rules as well, and say nothing of their own about them. */
const testsOf = (kind: Kind): readonly string[] =>
  only(kind).length > 0
    ? only(kind)
    : filesOf(`tests/${kind}/*.test.ts`).filter((path) => !path.startsWith('tests/unit/renderer/'));

const settle = (each: Chosen, kind: Kind, outcome: Outcome): void => {
  const tried = outcomes.get(each)?.tried ?? [];
  outcomes.set(each, { outcome, tried: [...tried, kind] });
  writeFileSync(out, JSON.stringify(told(), null, 1));
  console.log(`${each.place} ${each.mutant.fault}: ${outcome}`);
};

/** For each file of tests the faults that are to be tried in it. */
const planOf = (
  faults: readonly (readonly [Chosen, readonly string[]])[],
): Readonly<Record<string, readonly number[]>> => {
  const plan = new Map<string, number[]>();
  for (const [{ number }, within] of faults)
    for (const test of within) plan.set(test, [...(plan.get(test) ?? []), number]);
  return Object.fromEntries(plan);
};

/**
 * The files of tests for a fault in processes of its own, the nearest first. None where tests that can be run twice came by it and did not notice it:
 * alone they would not either. Nor where all unit tests were run and none came by it: they start no processes.
 */
const filesAlone = (
  kind: Kind,
  { number }: Chosen,
  came: readonly CameBy[],
  lines: readonly TrialLine[],
  near: readonly string[],
): readonly string[] => {
  if (values.reach) return near;
  const own = came.filter(({ faults }) => faults.includes(number));
  if (own.length === 0) return kind === 'unit' ? [] : near;
  const isTried = lines.some((line) => line.fault === number && line.outcome === 'passed');
  const isPassedBetween = own.some(({ id }) => id === null);
  const unsure = lines.filter(
    ({ fault, outcome }) => fault === number && (outcome === 'missed' || outcome === 'unsure'),
  );
  if (isTried && !isPassedBetween && unsure.length === 0) return [];
  const ofUnsure = new Set(
    own.flatMap(({ id, file }) => (unsure.some((line) => line.id === id) ? [file] : [])),
  );
  return near.toSorted((a, b) => Number(ofUnsure.has(b)) - Number(ofUnsure.has(a)));
};

/** Tries with the tests of a kind what no test has noticed yet: in the nearest files, then in tests that come by it, then in processes of its own. */
const tryWith = async (copy: string, kind: Kind): Promise<void> => {
  const tests = testsOf(kind);
  console.log(`\n== ${kind}: ${tests.length} files of tests`);
  const settleNoticed = (lines: readonly TrialLine[]): void => {
    const noticed = new Map(
      lines
        .filter(({ outcome }) => outcome === 'noticed' || outcome === 'time')
        .map((line) => [line.fault, line.outcome]),
    );
    for (const each of waiting()) {
      const outcome = noticed.get(each.number);
      if (outcome !== undefined) settle(each, kind, outcome === 'time' ? 'time' : kind);
    }
  };
  settleNoticed(linesBefore(copy, kind));
  const near = new Map(waiting().map((each) => [each, nearest(each.path, tests)]));
  const nearOf = (each: Chosen): readonly string[] => near.get(each) ?? [];
  const first = firstRound[kind];
  const files = [...new Set(waiting().flatMap((each) => nearOf(each).slice(0, first.run)))];
  const plan = planOf(waiting().map((each) => [each, nearOf(each).slice(0, first.tried)]));
  console.log(`\n== ${kind}: ${waiting().length} faults in ${files.length} files of tests`);
  const tried: Tried = await tryAll(copy, trialFolder(copy, kind, 'near'), files, {
    files: plan,
    tests: null,
    limits: first.limits,
  });
  settleNoticed(tried.lines);
  const byNumber = new Map(waiting().map((each) => [each.number, each]));
  const chosen = chooseTests([...byNumber.keys()], tried.came, tried.lines, (number) => {
    const each = byNumber.get(number);
    return each === undefined ? [] : nearOf(each);
  });
  console.log(
    `\n== ${kind}: ${waiting().length} faults in tests of ${chosen.files.length} files that come by them`,
  );
  const further = await tryAll(copy, trialFolder(copy, kind, 'further'), chosen.files, chosen.order);
  settleNoticed(further.lines);
  console.log(`\n== ${kind}: ${waiting().length} faults alone`);
  const process = alone(copy);
  const lines = [...tried.lines, ...further.lines];
  for (const each of waiting()) {
    if (outcomes.get(each)?.tried.includes(kind) === true) continue;
    settle(
      each,
      kind,
      await outcomeAlone(process, each, kind, filesAlone(kind, each, tried.came, lines, nearOf(each))),
    );
  }
  process.end();
};

const copy = before !== null && values.copy !== undefined ? values.copy : copyWith(drawn, values.copy);
try {
  for (const kind of kinds.filter(isRun)) {
    // Some integration tests start what is built.
    if (kind === 'integration' && !existsSync(join(copy, 'dist'))) await build(copy);
    await tryWith(copy, kind);
  }
} finally {
  if (values.copy === undefined) rmSync(copy, { recursive: true, force: true });
}

console.log('\n== not noticed');
for (const [each, { outcome }] of outcomes) {
  const { place, line } = each;
  if (isUnnoticed(outcome)) console.log(`${place} ${each.mutant.fault} (${outcome})  ${line}`);
}

const folderOf = ({ place }: Told): string => place.split('/', place.startsWith('core/') ? 2 : 1).join('/');
const line = (name: string, of: readonly Told[]): string => {
  const count = (...outcomes: readonly Outcome[]): number =>
    of.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const noticed = count('unit', 'integration', 'time');
  const share = Math.floor((1000 * noticed) / of.length) / 10;
  return `${name}: ${noticed} of ${of.length} noticed (${share} %): ${count('unit')} by unit tests, ${count('integration')} by integration tests, ${count('time')} by running out of time`;
};
console.log('');
for (const [folder, of] of Map.groupBy(told(), folderOf)) console.log(line(folder, of));
if (chosen.length > 0) console.log(line('all', told()));

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { copyWith, faultsAt, placeOf, root, type Chosen } from './copy.ts';
import { build, firstRun, isNoticed, kinds, testsOf, type Kind, type TestFile } from './running.ts';
import { sample } from './sample.ts';

/**
 * `npm run mutation -- [PLACE...]`: puts small faults into a copy of the sources under the places (folders or files; all of core, api,
 * engine and web unless said), one at a time, and runs the tests that come by it until one fails: first the unit tests, then, where those
 * notice nothing, the integration tests. Prints every fault that no test noticed and the share that was noticed, per folder.
 *
 * `--sample N` (30) draws that many from all places together, the same ones for a `--seed` while the sources are the same; `--slice PLACE` tries
 * only those of the drawn ones that are there, so that a large sample can be tried part by part. `--unit` leaves the integration tests out;
 * which of these come by a fault takes a run of all of them: with `--reach` it is found out, else the nearest by name are taken. `--tests FILE`,
 * as often as needed, runs only these. What came of each is kept in `out/mutation.json`, or where `--out` says; `--again FILE` tries the faults
 * that were not noticed in such a file once more. `--copy FOLDER` keeps the copy there: a run that was ended goes on where it was.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    slice: { type: 'string', multiple: true, default: [] },
    unit: { type: 'boolean', default: false },
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
const drawn = sample(all, Number(values.sample), Number(values.seed)).map((each, number): Chosen => ({
  ...each,
  number,
}));

/** The beginnings of the words of a path: what is merged in `merge-plan.ts` is tested in `merging.test.ts`. */
const beginnings = (path: string): ReadonlySet<string> =>
  new Set(path.split(/[/.-]/).map((word) => word.slice(0, 4)));

/** How much of its path a file of tests shares with a source: tests mirror the sources, and the nearest ones notice first. */
const nearness = (test: string, source: string): number => {
  const ofSource = beginnings(source);
  return [...beginnings(test)].filter((each) => ofSource.has(each)).length;
};

/**
 * So many test files of a kind are run for a fault, the nearest first, in portions: starting a run takes longer than most files. What only a
 * farther one would notice counts as not noticed.
 */
const portions: Readonly<Record<Kind, readonly number[]>> = { unit: [1, 3, 8], integration: [2, 3] };

/** What those of these test files that come by a fault say of it: null when none does. */
const outcomeOf = async (
  copy: string,
  { path, number }: Chosen,
  kind: Kind,
  tests: readonly TestFile[],
): Promise<Outcome | null> => {
  const reaching = tests
    .filter(({ faults }) => faults?.has(number) ?? true)
    .sort((a, b) => nearness(b.path, path) - nearness(a.path, path) || a.seconds - b.seconds);
  let from = 0;
  for (const size of portions[kind]) {
    const portion = reaching.slice(from, from + size);
    from += size;
    if (portion.length === 0) break;
    const noticed = await isNoticed(copy, kind, number, portion);
    if (noticed !== false) return noticed === 'time' ? 'time' : kind;
  }
  return reaching.length === 0 ? null : 'unnoticed';
};

const isUnnoticed = (outcome: Outcome | undefined): boolean =>
  outcome === undefined || outcome === 'unnoticed' || outcome === 'unreached';

const readTold = (path: string): readonly Told[] => JSON.parse(readFileSync(path, 'utf8')) as readonly Told[];
const keyOf = ({ place, start, fault }: Pick<Told, 'place' | 'start' | 'fault'>): string =>
  `${place} ${start} ${fault}`;
const keyOfFault = (each: Pick<Chosen, 'path' | 'mutant'>): string =>
  keyOf({ place: placeOf(each).place, start: each.mutant.start, fault: each.mutant.fault });

const earlier = values.again === undefined ? null : readTold(values.again);
const wanted = new Set(earlier?.filter(({ outcome }) => isUnnoticed(outcome)).map(keyOf));
const chosen = drawn.filter(
  (each) => isInSlice(each.path) && (earlier === null || wanted.has(keyOfFault(each))),
);
console.log(`${chosen.length} of ${drawn.length} faults, drawn from ${all.length}\n`);

const out = join(root, values.out);
mkdirSync(join(out, '..'), { recursive: true });
const isGoingOn = values.copy !== undefined && existsSync(values.copy);
const before = new Map(
  isGoingOn && existsSync(out) ? readTold(out).map((each) => [keyOf(each), each] as const) : [],
);
const keys = new Set(chosen.map(keyOfFault));
const outcomes = new Map<Chosen, Pick<Told, 'outcome' | 'tried'>>(
  chosen.map((each) => [each, before.get(keyOfFault(each)) ?? { outcome: 'unreached', tried: [] }]),
);
const told = (): readonly Told[] => [
  ...[...before.values()].filter((each) => !keys.has(keyOf(each))),
  ...[...outcomes].map(([{ path, mutant }, { outcome, tried }]) => ({
    place: placeOf({ path, mutant }).place,
    fault: mutant.fault,
    start: mutant.start,
    outcome,
    tried,
  })),
];

const only = (kind: Kind): readonly string[] =>
  values.tests.filter((test) => test.startsWith(`tests/${kind}/`));
const isRun = (kind: Kind): boolean =>
  !(values.unit && kind === 'integration') && (values.tests.length === 0 || only(kind).length > 0);

const copy = isGoingOn && values.copy !== undefined ? values.copy : copyWith(drawn, values.copy);
try {
  for (const kind of kinds.filter(isRun)) {
    // Some integration tests start what is built.
    if (kind === 'integration' && !existsSync(join(copy, 'dist'))) await build(copy);
    const tests =
      kind === 'unit' || values.reach ? await firstRun(copy, kind, only(kind)) : testsOf(kind, only(kind));
    console.log(`\n== ${kind}: ${tests.length} files of tests`);
    for (const [each, { outcome, tried }] of outcomes) {
      if (!isUnnoticed(outcome) || tried.includes(kind)) continue;
      const now = await outcomeOf(copy, each, kind, tests);
      outcomes.set(each, { outcome: now ?? outcome, tried: [...tried, kind] });
      if (now !== null) console.log(`${placeOf(each).place} ${each.mutant.fault}: ${now}`);
      writeFileSync(out, JSON.stringify(told(), null, 1));
    }
  }
} finally {
  if (values.copy === undefined) rmSync(copy, { recursive: true, force: true });
}

console.log('\n== not noticed');
for (const [each, { outcome }] of outcomes) {
  const { place, line } = placeOf(each);
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

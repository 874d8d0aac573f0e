import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { copyWith, faultsAt, placeOf, root, type Chosen } from './copy.ts';
import { build, firstRun, isNoticed, kinds, type Kind, type TestFile } from './running.ts';
import { sample } from './sample.ts';

/**
 * `npm run mutation -- [PLACE...]`: puts small faults into a copy of the sources under the places (folders or files; all of core, api,
 * engine and web unless said), one at a time, and runs the tests that come by it until one fails: first the unit tests, then, where those
 * notice nothing, the integration tests. Prints every fault that no test noticed and the share that was noticed, per folder.
 *
 * `--sample N` (30) draws that many from all places together, the same ones for a `--seed` while the sources are the same; `--slice PLACE` tries
 * only those of the drawn ones that are there, so that a large sample can be tried part by part. `--unit` leaves the integration tests out. `--tests FILE`, as often as needed, runs only these. What came of each is kept in `out/mutation.json`, or where `--out`
 * says; `--again FILE` tries the faults that were not noticed in such a file once more.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    slice: { type: 'string', multiple: true, default: [] },
    unit: { type: 'boolean', default: false },
    tests: { type: 'string', multiple: true, default: [] },
    again: { type: 'string' },
    out: { type: 'string', default: 'out/mutation.json' },
  },
});

type Outcome = Kind | 'time' | 'unnoticed' | 'unreached';
type Told = {
  readonly place: string;
  readonly fault: string;
  readonly start: number;
  readonly outcome: Outcome;
};

const all = faultsAt(positionals.length > 0 ? positionals : ['core', 'api', 'engine', 'web']);
const isInSlice = (path: string): boolean =>
  values.slice.length === 0 || values.slice.some((place) => path === place || path.startsWith(`${place}/`));
const drawn = sample(all, Number(values.sample), Number(values.seed)).filter(({ path }) => isInSlice(path));

/** How much of its path a file of tests shares with a source: tests mirror the sources, and the nearest ones notice first. */
const nearness = (test: string, source: string): number => {
  const words = new Set(source.split(/[/.-]/));
  return test.split(/[/.-]/).filter((word) => words.has(word)).length;
};

/** Test files are run in portions of these sizes: starting a run takes longer than most files. */
const portions = [3, 12, 40, Infinity];

/** What those of these test files that come by a fault say of it: null when none does. */
const outcomeOf = async (
  copy: string,
  { path, number }: Chosen,
  kind: Kind,
  tests: readonly TestFile[],
): Promise<Outcome | null> => {
  const reaching = tests
    .filter(({ faults }) => faults.has(number))
    .sort((a, b) => nearness(b.path, path) - nearness(a.path, path) || a.seconds - b.seconds);
  let from = 0;
  for (const size of portions) {
    const portion = reaching.slice(from, from + size);
    from += size;
    if (portion.length === 0) break;
    const noticed = await isNoticed(copy, kind, number, portion);
    if (noticed !== false) return noticed === 'time' ? 'time' : kind;
  }
  return reaching.length === 0 ? null : 'unnoticed';
};

const isUnnoticed = (outcome: Outcome): boolean => outcome === 'unnoticed' || outcome === 'unreached';

const earlier =
  values.again === undefined ? null : (JSON.parse(readFileSync(values.again, 'utf8')) as readonly Told[]);
const wanted = new Set(
  earlier?.flatMap(({ place, fault, start, outcome }) =>
    isUnnoticed(outcome) ? [`${place} ${start} ${fault}`] : [],
  ),
);
const chosen = drawn.flatMap((each, number): Chosen[] =>
  earlier === null || wanted.has(`${placeOf(each).place} ${each.mutant.start} ${each.mutant.fault}`)
    ? [{ ...each, number }]
    : [],
);
console.log(`${chosen.length} faults, drawn from ${all.length}\n`);

const out = join(root, values.out);
mkdirSync(join(out, '..'), { recursive: true });
const outcomes = new Map<Chosen, Outcome>();
const told = (): readonly Told[] =>
  chosen.map((each) => ({
    place: placeOf(each).place,
    fault: each.mutant.fault,
    start: each.mutant.start,
    outcome: outcomes.get(each) ?? 'unreached',
  }));

const only = (kind: Kind): readonly string[] =>
  values.tests.filter((test) => test.startsWith(`tests/${kind}/`));
const isRun = (kind: Kind): boolean =>
  !(values.unit && kind === 'integration') && (values.tests.length === 0 || only(kind).length > 0);

const copy = copyWith(chosen);
try {
  for (const kind of kinds.filter(isRun)) {
    // Some integration tests start what is built.
    if (kind === 'integration') await build(copy);
    const tests = await firstRun(copy, kind, only(kind));
    console.log(`\n== ${kind}: ${tests.length} files of tests`);
    for (const each of chosen) {
      if (!isUnnoticed(outcomes.get(each) ?? 'unreached')) continue;
      const outcome = await outcomeOf(copy, each, kind, tests);
      if (outcome !== null) outcomes.set(each, outcome);
      if (outcome !== null) console.log(`${placeOf(each).place} ${each.mutant.fault}: ${outcome}`);
      writeFileSync(out, JSON.stringify(told(), null, 1));
    }
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}

console.log('\n== not noticed');
for (const each of chosen) {
  const outcome = outcomes.get(each) ?? 'unreached';
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

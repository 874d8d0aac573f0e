import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { mutantsOf, withMutant, type Mutant } from './mutants.ts';
import { sample } from './sample.ts';

/**
 * `npm run mutation -- [PLACE...]`: puts one small fault after another into a copy of the sources under the places (folders or files; all
 * of core, api, engine and web unless said) and runs the tests that load the file, first the unit tests, then, where those notice
 * nothing, the integration tests. Prints every fault that no test noticed, and the share that was noticed. `--sample N` (30) draws that
 * many from all places together, the same ones for a `--seed`; `--unit` leaves the integration tests out.
 */

const root = join(import.meta.dirname, '../..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    unit: { type: 'boolean', default: false },
  },
});
const places = positionals.length > 0 ? positionals : ['core', 'api', 'engine', 'web'];

/** Seconds after which a run that has not ended is one that noticed: a fault may make an endless loop. */
const longestRun = 1200;

type Chosen = { readonly path: string; readonly mutant: Mutant };
type Outcome = 'unit' | 'integration' | 'unnoticed';

const filesOf = (...patterns: readonly string[]): readonly string[] =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...patterns], {
    cwd: root,
  })
    .toString()
    .split('\0')
    .filter((path) => path !== '');

const textAt = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');

/** A copy to put faults into, with what was built and installed by reference. */
const copyProject = (): string => {
  const copy = mkdtempSync(join(tmpdir(), 'duizhao-mutation-'));
  for (const path of filesOf('.')) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    cpSync(join(root, path), join(copy, path));
  }
  for (const folder of ['node_modules', 'dist']) symlinkSync(join(root, folder), join(copy, folder));
  return copy;
};

/** Whether the tests of a kind that load the file all pass. */
const passes = (copy: string, path: string, project: 'unit' | 'integration'): Promise<boolean> =>
  new Promise((resolve) => {
    const args = [
      'related',
      path,
      '--run',
      `--project=${project}`,
      '--bail=1',
      '--retry=0',
      '--passWithNoTests',
    ];
    const child = spawn('vitest', args, {
      cwd: copy,
      stdio: 'ignore',
      // Ended with everything it has started.
      detached: true,
      env: { ...process.env, PATH: [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter) },
    });
    const end = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), longestRun * 1000);
    child.on('exit', (code) => {
      clearTimeout(end);
      resolve(code === 0);
    });
  });

const outcomeOf = async (copy: string, { path, mutant }: Chosen): Promise<Outcome> => {
  const sound = textAt(root, path);
  writeFileSync(join(copy, path), withMutant(sound, mutant));
  try {
    if (!(await passes(copy, path, 'unit'))) return 'unit';
    if (values.unit || (await passes(copy, path, 'integration'))) return 'unnoticed';
    return 'integration';
  } finally {
    writeFileSync(join(copy, path), sound);
  }
};

const placeOf = ({ path, mutant }: Chosen): string =>
  `${path}:${textAt(root, path).slice(0, mutant.start).split('\n').length}`;
const lineOf = ({ path, mutant }: Chosen): string =>
  textAt(root, path)
    .slice(0, mutant.end)
    .split('\n')
    .at(-1 - (textAt(root, path).slice(mutant.start, mutant.end).split('\n').length - 1))
    ?.trim() ?? '';

const sources = filesOf(...places).filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'));
const all = sources.flatMap((path) =>
  mutantsOf(path, textAt(root, path)).map((mutant): Chosen => ({ path, mutant })),
);
const chosen = sample(all, Number(values.sample), Number(values.seed));
console.log(`${chosen.length} of ${all.length} faults in ${sources.length} files\n`);

const copy = copyProject();
const noticed = { unit: 0, integration: 0, unnoticed: 0 };
try {
  for (const [number, each] of chosen.entries()) {
    const outcome = await outcomeOf(copy, each);
    noticed[outcome] += 1;
    const told = outcome === 'unnoticed' ? `NOT NOTICED  ${lineOf(each)}` : `noticed (${outcome})`;
    console.log(`${number + 1}. ${placeOf(each)} ${each.mutant.fault}: ${told}`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
const share = ((100 * (noticed.unit + noticed.integration)) / Math.max(1, chosen.length)).toFixed(1);
console.log(
  `\n${share} % noticed: ${noticed.unit} by unit tests, ${noticed.integration} by integration tests; ${noticed.unnoticed} not`,
);

import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mutantsOf, withSwitches, type Mutant, type Numbered } from './mutants.ts';

export const root = join(import.meta.dirname, '../..');

/** A fault that was drawn, and where: file and line, and the line's text. */
export type Chosen = Numbered & { readonly path: string; readonly place: string; readonly line: string };

export const filesOf = (...patterns: readonly string[]): readonly string[] =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...patterns], {
    cwd: root,
  })
    .toString()
    .split('\0')
    .filter((path) => path !== '');

const textAt = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Every fault that can be put into the sources at these places. */
export const faultsAt = (
  places: readonly string[],
): readonly { readonly path: string; readonly mutant: Mutant }[] =>
  filesOf(...places)
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .flatMap((path) => mutantsOf(path, textAt(path)).map((mutant) => ({ path, mutant })));

const chosenFile = 'faults.json';

/** A copy of the project with these faults in it, each to be switched on by its number; what is installed is shared. */
export const copyWith = (
  chosen: readonly Chosen[],
  copy = mkdtempSync(join(tmpdir(), 'duizhao-mutation-')),
): string => {
  for (const path of filesOf('.')) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    cpSync(join(root, path), join(copy, path));
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const [path, faults] of Map.groupBy(chosen, (each) => each.path))
    writeFileSync(join(copy, path), withSwitches(textAt(path), faults));
  writeFileSync(join(copy, chosenFile), JSON.stringify(chosen));
  return copy;
};

/** Puts the tests as they are now into a kept copy, and takes out what those it had have found. */
export const renewTests = (copy: string): void => {
  for (const folder of globSync('trials-*', { cwd: copy }))
    rmSync(join(copy, folder), { recursive: true, force: true });
  rmSync(join(copy, 'tests'), { recursive: true, force: true });
  for (const path of filesOf('tests')) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    cpSync(join(root, path), join(copy, path));
  }
};

/** The faults in a copy; null where there is no whole copy. The sources may be others by now. */
export const faultsIn = (copy: string): readonly Chosen[] | null => {
  const path = join(copy, chosenFile);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as readonly Chosen[]) : null;
};

/** Where a fault stands, and the line in which it does. */
export const placeOf = ({
  path,
  mutant,
}: Pick<Chosen, 'path' | 'mutant'>): Pick<Chosen, 'place' | 'line'> => {
  const text = textAt(path);
  const number = text.slice(0, mutant.start).split('\n').length;
  return { place: `${path}:${number}`, line: text.split('\n')[number - 1]?.trim() ?? '' };
};

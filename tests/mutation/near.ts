import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { importsOf } from '#lint/read-imports.ts';
import { filesOf, root } from './copy.ts';

/*
 * Which files of tests are tried first with a fault: those that mirror its file and those that import it.
 */

/** The beginnings of the words of a path: what is merged in `merge-plan.ts` is tested in `merging.test.ts`. */
const beginnings = (path: string): ReadonlySet<string> =>
  new Set(path.split(/[/.-]/).map((word) => word.slice(0, 4)));

/** How much of its path a file of tests shares with a source: tests mirror the sources, and the nearest ones notice first. */
const likeness = (test: string, source: string): number => {
  const ofSource = beginnings(source);
  return [...beginnings(test)].filter((each) => ofSource.has(each)).length;
};

const files = new Set(filesOf('*.ts', '*.tsx'));

/** The file of the project that is meant by an import; null for what is installed. */
const meant = (from: string, specifier: string | null): string | null => {
  if (specifier === null) return null;
  const path = specifier.startsWith('#')
    ? specifier.slice(1)
    : specifier.startsWith('.')
      ? join(dirname(from), specifier)
      : '';
  return files.has(path) ? path : null;
};

const read = new Map<string, readonly string[]>();
const importedBy = (path: string): readonly string[] => {
  const known = read.get(path);
  if (known !== undefined) return known;
  const text = readFileSync(join(root, path), 'utf8');
  const found = importsOf({ path, text }).flatMap(({ specifier }) => meant(path, specifier) ?? []);
  read.set(path, found);
  return found;
};

const distances = new Map<string, ReadonlyMap<string, number>>();

/** How many imports lead from a file of tests to each file it loads. */
const distancesFrom = (test: string): ReadonlyMap<string, number> => {
  const known = distances.get(test);
  if (known !== undefined) return known;
  const found = new Map([[test, 0]]);
  for (const [path, distance] of found)
    for (const next of importedBy(path)) if (!found.has(next)) found.set(next, distance + 1);
  distances.set(test, found);
  return found;
};

/** Files of tests that try all of their folder: no name tells so. */
const broad =
  /\/(?:journeys|listing)\/|\/(?:golden|filled|refilled|written|refused|pieces|listing|rules|cases|inputs|frames|parts|constants|registry|[\w-]*listing)\.test\.ts$/;

/** The files of tests that load a file by what they import, the likeliest to notice a fault in it first. */
export const nearest = (source: string, tests: readonly string[]): readonly string[] =>
  tests
    .flatMap((test) => {
      const distance = distancesFrom(test).get(source);
      return distance === undefined
        ? []
        : [{ test, rank: likeness(test, source) - Math.min(distance, 8) / 2 + (broad.test(test) ? 2 : 0) }];
    })
    .sort((a, b) => b.rank - a.rank)
    .map(({ test }) => test);

import { posix } from 'node:path';
import { entries } from './entries.ts';
import type { Layer } from './layers/layer.ts';
import { layers } from './layers.ts';
import { ambientUses, importsOf, type ImportSite, type SourceFile } from './read-imports.ts';

/** The rule that is broken, for tests; `message` says it to people. */
export type Rule =
  | 'arrow'
  | 'package'
  | 'naming'
  | 'computed'
  | 'ambient'
  | 'homeless'
  | 'orphan'
  | 'missing';
export type Violation = {
  readonly rule: Rule;
  readonly path: string;
  readonly line: number;
  readonly message: string;
};

/** Levels up from which on a path within a layer is written from the root. */
const highestClimb = 2;

/**
 * Whether `path` is what `pattern` names: a file; a folder, with everything beneath it; with `*`, anything within one part of a
 * path (`renderer/*.ts` are the files of a folder, not those of its folders; `features/*` the folders there, not its files).
 */
const covers = (pattern: string, path: string): boolean => {
  const wanted = pattern.split('/');
  const parts = path.split('/');
  const last = wanted.at(-1) ?? '';
  if (parts.length < wanted.length) return false;
  if (last === '*' ? parts.length === wanted.length : last.includes('.') && parts.length > wanted.length) {
    return false;
  }
  return wanted.every((part, index) => {
    const present = parts[index] ?? '';
    const [before = '', after] = part.split('*');
    if (after === undefined) return part === present;
    return (
      present.length >= before.length + after.length && present.startsWith(before) && present.endsWith(after)
    );
  });
};

/** How narrowly a pattern names: longer ones before shorter, written out before `*`. */
const narrowness = (pattern: string): number =>
  pattern.split('/').length * 1000 + pattern.replaceAll('*', '').length;

/** The layer a file belongs to: the one that names it most narrowly. */
const layerOf = (path: string): Layer | null =>
  layers
    .filter(({ at }) => covers(at, path))
    .reduce<Layer | null>(
      (best, one) => (best !== null && narrowness(best.at) >= narrowness(one.at) ? best : one),
      null,
    );

/** What belongs together within a layer: of `features/*`, each folder for itself. */
const unitOf = ({ at }: Layer, path: string): string =>
  path.split('/').slice(0, at.split('/').length).join('/');

const isTogether = (layer: Layer, from: string, to: string): boolean =>
  layerOf(to) === layer && (!layer.at.endsWith('/*') || unitOf(layer, from) === unitOf(layer, to));

/** `mdast-util/x` → `mdast-util`, `@a/b/c` → `@a/b`, `node:fs/promises` → `node:fs`. */
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const topOf = (path: string): string => path.split('/')[0] ?? '';

/** The file a specifier leads to, from the root; null for a package. */
const targetOf = (from: string, specifier: string): string | null => {
  const [plain = ''] = specifier.split('?');
  if (plain.startsWith('#')) return posix.normalize(plain.slice(1));
  return plain.startsWith('.') ? posix.normalize(posix.join(posix.dirname(from), plain)) : null;
};

/** What is made by the build stands in no tree of sources. */
const isBuilt = (target: string): boolean => target.startsWith('dist/');

const climbOf = (specifier: string): number => specifier.split('/').filter((part) => part === '..').length;

const isPackageAllowed = ({ packages }: Layer, name: string): boolean =>
  packages.some((one) => one === name || (one.endsWith('*') && name.startsWith(one.slice(0, -1))));

const checkImport = (
  layer: Layer,
  { path }: SourceFile,
  { specifier, line, isPlace }: ImportSite,
): readonly Violation[] => {
  const found = (rule: Rule, message: string): Violation => ({ rule, path, line, message });
  if (specifier === null) {
    return layer.computed === true ? [] : [found('computed', 'imports what is only known as it runs')];
  }
  const target = targetOf(path, specifier);
  if (target === null) {
    const name = packageOf(specifier);
    return isPackageAllowed(layer, name)
      ? []
      : [found('package', `${layer.at} may not use the package ${name}`)];
  }
  // What lies beside the project is found by tests only, which say so when it is missing.
  if (isPlace === true && target.startsWith('..')) return [];
  if (isBuilt(target) && topOf(path) === 'tests') return [];
  const violations: Violation[] = [];
  const leaves = topOf(target) !== topOf(path) && path.includes('/');
  // Names from the root are Node's and TypeScript's: a style sheet knows none.
  const isRelative = !specifier.startsWith('#') && isPlace !== true && !path.endsWith('.css');
  if (isRelative && (target.startsWith('..') || leaves || climbOf(specifier) > highestClimb)) {
    const named = target.startsWith('..') ? specifier : `#${target}`;
    violations.push(found('naming', `"${specifier}" is written from the root: "${named}"`));
  }
  if (!isTogether(layer, path, target) && !layer.imports.some((one) => covers(one, target))) {
    violations.push(found('arrow', `${layer.at} may not import ${target}`));
  }
  return violations;
};

/** What one file imports or asks of the machine against the table of layers. Looks at nothing but the file. */
export const checkFile = (
  file: SourceFile,
  sites: readonly ImportSite[] = importsOf(file),
): readonly Violation[] => {
  const layer = layerOf(file.path);
  if (layer === null) {
    return [{ rule: 'homeless', path: file.path, line: 1, message: 'belongs to no layer of lint/layers.ts' }];
  }
  const imports = sites.flatMap((site) => checkImport(layer, file, site));
  if (layer.pure !== true) return imports;
  const ambient = ambientUses(file).map(({ name, line }): Violation => {
    const message = `${layer.at} is pure: it is given the time, chance and the machine, and does not use ${name}`;
    return { rule: 'ambient', path: file.path, line, message };
  });
  return [...imports, ...ambient];
};

/** Files that declare types only; nobody imports them by name. */
const isDeclaration = (path: string): boolean => /\.d\.[cm]?ts$/.test(path);
const isTest = (path: string): boolean => path.startsWith('tests/') || path.startsWith('bench/');

/** Everything that is reached from `starts` along imports. */
const reached = (
  starts: readonly string[],
  targets: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> => {
  const seen = new Set(starts);
  for (const path of seen) for (const target of targets.get(path) ?? []) seen.add(target);
  return seen;
};

/**
 * Files that nothing imports, and imports of files that are not there. What only tests and benches import counts as imported
 * by nothing, unless it is theirs.
 */
const checkReach = (imports: ReadonlyMap<string, readonly ImportSite[]>): readonly Violation[] => {
  const present = new Set(imports.keys());
  const missing: Violation[] = [];
  const targets = new Map(
    Array.from(imports, ([path, sites]) => {
      const asked = sites.flatMap(({ specifier, line, isPlace }) => {
        const target = specifier === null ? null : targetOf(path, specifier);
        if (target === null) return [];
        if (
          !present.has(target) &&
          isPlace !== true &&
          !isBuilt(target) &&
          /\.(?:[cm]?[jt]sx?|css)$/.test(target)
        ) {
          missing.push({ rule: 'missing', path, line, message: `there is no ${target}` });
        }
        return [target];
      });
      return [path, asked] as const;
    }),
  );
  const starts = [...present].filter((path) => entries.some((entry) => covers(entry, path)));
  const bySources = reached(
    starts.filter((path) => !isTest(path)),
    targets,
  );
  const byAll = reached(starts, targets);
  const orphans = [...present].flatMap((path): readonly Violation[] => {
    if (isDeclaration(path) || (isTest(path) ? byAll : bySources).has(path)) return [];
    const message = byAll.has(path) ? 'is imported by tests only' : 'is imported by nothing';
    return [{ rule: 'orphan', path, line: 1, message: `${message}, and is no entry of lint/entries.ts` }];
  });
  return [...missing, ...orphans];
};

/** The whole project against the table of layers. Linear in its text. */
export const checkLayers = (files: readonly SourceFile[]): readonly Violation[] => {
  const imports = new Map(files.map((file) => [file.path, importsOf(file)]));
  return [...files.flatMap((file) => checkFile(file, imports.get(file.path))), ...checkReach(imports)];
};

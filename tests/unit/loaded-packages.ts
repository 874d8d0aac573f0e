import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';

const root = join(import.meta.dirname, '../..');

/** What a file imports as values, and re-exports, when it is loaded: not what it asks for later, and no types. */
const loadedWith = (path: string): readonly string[] => {
  const { staticImports, staticExports } = parseSync(path, readFileSync(path, 'utf8')).module;
  const imported = staticImports
    .filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType))
    .map(({ moduleRequest }) => moduleRequest.value);
  const exported = staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) =>
      moduleRequest === null || isType ? [] : [moduleRequest.value],
    ),
  );
  return [...imported, ...exported];
};

const fileOf = (specifier: string, from: string): string | null => {
  if (specifier.startsWith('#')) return join(root, specifier.slice(1));
  return specifier.startsWith('.') ? resolve(dirname(from), specifier) : null;
};

/** The packages that come with a file (by its path from the root), each with the way from it. */
export const packagesOf = (start: string): ReadonlyMap<string, string> => {
  const packages = new Map<string, string>();
  const ways = new Map([[join(root, start), start]]);
  for (const [path, way] of ways) {
    for (const specifier of loadedWith(path)) {
      const file = fileOf(specifier, path);
      if (file === null) packages.set(specifier, packages.get(specifier) ?? way);
      else if (/\.tsx?$/.test(file) && existsSync(file) && !ways.has(file))
        ways.set(file, `${way} > ${specifier}`);
    }
  }
  return packages;
};

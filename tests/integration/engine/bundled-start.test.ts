import { parseSync } from 'oxc-parser';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { startable } from '../programs.ts';

/** The files of a bundle that are loaded with one of them: not those that it asks for later. */
const loadedWith = (entry: string): ReadonlySet<string> => {
  const folder = dirname(entry);
  const found = new Set([entry]);
  for (const path of found) {
    const { staticImports, staticExports } = parseSync(path, readFileSync(path, 'utf8')).module;
    const asked = [
      ...staticImports.map(({ moduleRequest }) => moduleRequest.value),
      ...staticExports.flatMap(({ entries }) =>
        entries.flatMap(({ moduleRequest }) => (moduleRequest === null ? [] : [moduleRequest.value])),
      ),
    ];
    for (const one of asked) if (one.startsWith('./')) found.add(join(folder, one));
  }
  return found;
};

// Where tests are run by another configuration than usual there is no bundle. A bundler may put code that is asked for later into a file that is loaded anyway: these tables were a third of what an engine held.
test.skipIf(inject('bundledPrograms') === undefined)(
  'a bundled engine starts without the tables of Cantonese readings',
  () => {
    const entry = startable(join(import.meta.dirname, 'undo-kill-child.ts'));
    const readings = readdirSync(dirname(entry))
      .filter((name) => name.startsWith('jyutping-'))
      .map((name) => join(dirname(entry), name));
    expect(readings).toHaveLength(1);
    const loaded = loadedWith(entry);
    expect(loaded.size).toBeGreaterThan(1);
    expect(readings.filter((path) => loaded.has(path))).toEqual([]);
  },
);

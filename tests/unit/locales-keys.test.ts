import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const folder = new URL('../../locales/', import.meta.url).pathname;

it('no string of the screen names a key that is another one on a Mac: keys are given by the platform', () => {
  const found = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => join(name, file)))
    // The command line and the address in a terminal speak of terminals.
    .filter((file) => !/(?:cli|shell)\.json$/u.test(file))
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').match(/"[^"]*Ctrl\+[^"]*"/gu) ?? []);
  expect(found).toEqual([]);
});

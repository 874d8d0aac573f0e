import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { bundleInputs, currentBundle } from '#cli/bundle.mjs';

/** An installation whose sources are from second 100, and whose bundle was begun at second 200. */
const built = () => {
  const root = mkdtempSync(join(tmpdir(), 'duizhao-bundle-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const at = (name: string): string => join(root, name);
  const touch = (name: string, second: number): void => utimesSync(at(name), second, second);
  for (const name of [...bundleInputs, 'core/text', 'dist/cli']) mkdirSync(at(name), { recursive: true });
  for (const name of ['package-lock.json', 'core/text/rule.ts', 'dist/cli/duizhao.mjs', 'dist/cli.digest']) {
    writeFileSync(at(name), '');
  }
  for (const name of ['core/text/rule.ts', 'core/text', ...bundleInputs, 'package-lock.json'])
    touch(name, 100);
  touch('dist/cli.digest', 200);
  return { root, at, touch };
};

test('the bundle is used while nothing has changed since it was begun', () => {
  const { root, at } = built();
  expect(currentBundle(root)).toEqual(pathToFileURL(at('dist/cli/duizhao.mjs')));
});

test('a changed, added or removed source, other packages, or no bundle: the sources are run', () => {
  const changes: readonly ((place: ReturnType<typeof built>) => void)[] = [
    ({ touch }) => touch('core/text/rule.ts', 201),
    ({ touch }) => touch('core/text/rule.ts', 200),
    ({ at }) => writeFileSync(at('core/text/other.ts'), ''),
    ({ at }) => rmSync(at('core/text/rule.ts')),
    ({ touch }) => touch('package-lock.json', 300),
    ({ at }) => rmSync(at('dist/cli/duizhao.mjs')),
    ({ at }) => rmSync(at('dist/cli.digest')),
    ({ at }) => rmSync(at('web'), { recursive: true }),
  ];
  for (const change of changes) {
    const place = built();
    change(place);
    expect(currentBundle(place.root)).toBeNull();
  }
});

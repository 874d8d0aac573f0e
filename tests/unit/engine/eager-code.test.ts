import { expect, it } from 'vitest';
import { packagesOf } from '../loaded-packages.ts';

// They were a third of the memory of an engine that does nothing, and of what it takes to start.
it('an engine starts without the tables of Cantonese readings', () => {
  const packages = packagesOf('engine/engine.ts');
  expect(packages.has('better-sqlite3')).toBe(true);
  expect(packages.get('to-jyutping')).toBeUndefined();
});

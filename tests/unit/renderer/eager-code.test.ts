import { expect, it } from 'vitest';
import { packagesOf } from '../loaded-packages.ts';

// What checks shapes was a fifth of the processor's time between a click on a project and its rows.
it.each(['renderer/main.tsx', 'renderer/OpenProject.tsx'])('%s comes without what checks shapes', (start) => {
  const packages = packagesOf(start);
  expect(packages.has('react')).toBe(true);
  expect(packages.get('zod')).toBeUndefined();
});

import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** How the trials of a mutation run (`trials.ts`) run the tests of a copy. */
export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: {
    include: ['tests/{unit,integration}/**/*.test.ts'],
    runner: join(import.meta.dirname, 'trial-runner.ts'),
    setupFiles: ['tests/properties.ts'],
    pool: 'forks',
    maxWorkers: 1,
    isolate: false,
    fileParallelism: false,
    testTimeout: 120_000,
    env: { DUIZHAO_SHRINK: '0' },
  },
});

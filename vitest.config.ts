import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const common = {
  // Bounds on waiting, not on speed: a machine that is busy with something else takes ten times as long.
  testTimeout: 300_000,
  hookTimeout: 300_000,
  teardownTimeout: 120_000,
  expect: { poll: { timeout: 120_000 } },
  setupFiles: ['tests/properties.ts'],
};

export default defineConfig({
  test: {
    // Most files wait for processes they have started: on two cores Vitest would by itself run one file at a time.
    maxWorkers: 2,
    // Each worker loads the sources once and keeps them: to go through all of it for little garbage takes a sixth of the processor's time.
    execArgv: ['--initial-old-space-size=512', '--min-semi-space-size=16', '--max-semi-space-size=32'],
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          exclude: ['tests/unit/renderer/**'],
          // Loading the sources for each file anew takes as long as the tests. What they test remembers nothing.
          isolate: false,
        },
      },
      {
        // The screen's modules hold what is open and chosen: each file has its own.
        test: { ...common, name: 'unit-renderer', include: ['tests/unit/renderer/**/*.test.{ts,tsx}'] },
      },
      {
        test: {
          ...common,
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/integration/bundle-programs.ts'],
          // Once more, so that a stutter of the machine does not hide what all the others say. What needs it is named and counted.
          retry: 1,
          // Loading the engine takes longer than most tests. Each test has folders and engines of its own, and no module is mocked.
          isolate: false,
          env: {
            // Threads and commands that tests start take half the time with what was compiled before.
            NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/duizhao'),
            DUIZHAO_SHRINK: process.env['DUIZHAO_SHRINK'] ?? '0',
          },
        },
      },
    ],
  },
});

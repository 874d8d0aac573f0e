import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Bench } from '../measure.ts';

/** Tests that repeat one trial: a few times in every run of the tests, and here as often as makes a figure. */
const trials = [
  { file: 'engine/kill', variable: 'DUIZHAO_KILLS', times: 300 },
  { file: 'engine/review/kill', variable: 'DUIZHAO_KILLS', times: 300 },
  { file: 'engine/memory-edits-killed', variable: 'DUIZHAO_KILLS', times: 60 },
  { file: 'engine/review/nothing-lost', variable: 'DUIZHAO_HISTORIES', times: 200 },
  { file: 'engine/kept-in-memory', variable: 'DUIZHAO_HISTORIES', times: 50 },
  { file: 'engine/refused-open', variable: 'DUIZHAO_STATES', times: 1000 },
  { file: 'engine/salvage', variable: 'DUIZHAO_DAMAGED', times: 200 },
  { file: 'engine/broken-projects', variable: 'DUIZHAO_BREAKS', times: 20 },
  { file: 'engine/history', variable: 'DUIZHAO_RUNS', times: 600 },
  { file: 'engine/replace-one-by-one', variable: 'DUIZHAO_RUNS', times: 250 },
  { file: 'engine/review/deciding', variable: 'DUIZHAO_RUNS', times: 120 },
] as const;

const root = join(import.meta.dirname, '../..');

/** Runs one file of integration tests; answers whether it passed and the lines it printed itself. */
const run = (
  file: string,
  environment: NodeJS.ProcessEnv,
): Promise<{ readonly passed: boolean; readonly printed: readonly string[] }> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        join(root, 'node_modules/vitest/vitest.mjs'),
        'run',
        '--project=integration',
        '--testTimeout=3600000',
        '--reporter=dot',
        '--silent=false',
        '--disableConsoleIntercept',
        `tests/integration/${file}.test.ts`,
      ],
      { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({
        passed: code === 0,
        // What a test prints itself is a sentence with figures; the runner's own lines are indented.
        printed: stripVTControlCharacters(printed)
          .split('\n')
          .filter((line) => /^\w.*\d/.test(line)),
      }),
    );
  });

/** Kills, damaged files and states of a file and its log, far more often than `npm test` tries them. Takes long. */
export const repeated: Bench = {
  name: 'trials',
  run: async () => {
    const lines = [];
    for (const { file, variable, times } of trials) {
      const { passed, printed } = await run(file, { [variable]: String(times) });
      lines.push({ test: file, times, passed: passed ? 'yes' : 'NO', figures: printed.join(' ') });
    }
    return { title: 'Repeated trials', notes: [], lines };
  },
};

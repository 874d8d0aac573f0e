import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { holderOf } from '#engine/store/open-marks.ts';
import { root, type App } from './app.ts';
import { expect } from './fixtures.ts';
import { startHostProcess } from './host-process.ts';

/** The one project file below the app's folder. */
export const findProject = async (app: App): Promise<string> => {
  const found = (await readdir(app.folder, { recursive: true })).filter((name) => name.endsWith('.duizhao'));
  if (found.length !== 1) throw new Error(`expected one project, found ${found.length}`);
  return join(app.folder, found[0] ?? '');
};

/** Runs `duizhao` on the command line over the app's data, to its end. `error` is what it said on stderr. */
export const runCommandLine = (
  app: App,
  words: readonly string[],
): Promise<{ readonly code: number | null; readonly error: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'cli/duizhao.mjs'), ...words], {
      env: { ...process.env, DUIZHAO_DATA: app.folder, LC_ALL: 'C', LANGUAGE: 'en' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let error = '';
    child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString('utf8')));
    child.once('exit', (code) => resolve({ code, error: error.trim() }));
  });

/** Lets another Duizhao open a project, until released. */
export const holdOpen = async (
  app: App,
  project: string,
): Promise<{ readonly release: () => Promise<void> }> => {
  const host = await startHostProcess(join(app.folder, 'other'), [project]);
  // The address is printed before the project is open.
  await expect.poll(() => holderOf(join(app.folder, 'other', 'data'), project)).toBe('browser');
  return {
    release: async () => {
      await host.end('SIGTERM');
    },
  };
};

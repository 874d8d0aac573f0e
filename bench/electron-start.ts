import { _electron } from '@playwright/test';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '#tests/e2e/app.ts';
import { electronForTests, testSwitches, windowEnvironment } from '#tests/e2e/in-window.ts';
import { median } from './measure.ts';

/** Held back until Playwright is attached, as `held-main.cjs` holds the app back. */
const loader = join(root, 'node_modules/playwright-core/lib/server/electron/loader.js');

/** An Electron program that opens one window of our size and preferences, with one word in it. */
const emptyMain = `
require(${JSON.stringify(loader)});
const { app, BrowserWindow } = require('electron');
app.setPath('userData', process.env.DUIZHAO_DATA);
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false, webPreferences: { sandbox: true, contextIsolation: true } });
  window.once('ready-to-show', () => window.show());
  return window.loadFile('empty.html');
});
app.on('window-all-closed', () => app.quit());
`;
const emptyPage = '<!doctype html><meta charset="utf-8"><title>Empty</title><main>empty</main>';

const makeEmpty = async (folder: string): Promise<string> => {
  await mkdir(folder);
  await writeFile(join(folder, 'main.cjs'), emptyMain);
  await writeFile(join(folder, 'empty.html'), emptyPage);
  return join(folder, 'main.cjs');
};

/** Milliseconds from starting the program to the first screen. */
const startOnce = async (program: string, main: string, data: string): Promise<number> => {
  const begun = performance.now();
  const running = await _electron.launch({
    executablePath: program,
    args: [...testSwitches(), main],
    env: windowEnvironment(program, data),
  });
  const page = await running.firstWindow();
  await page.locator('main').first().waitFor();
  const ms = performance.now() - begun;
  await running.close();
  return ms;
};

export type ElectronStarts = {
  readonly app: number;
  readonly empty: number;
};

/**
 * Medians over `runs` starts of the app up to its first screen, and of an empty window, in turns. Each was started
 * before, as on a machine where it is used: the third start is the first that finds the screen compiled. Null: no Electron here.
 */
export const electronStarts = async (folder: string, runs: number): Promise<ElectronStarts | null> => {
  const runtime = electronForTests();
  if ('missing' in runtime) return null;
  const { program } = runtime;
  const empty = await makeEmpty(join(folder, 'empty'));
  const [appData, emptyData] = [join(folder, 'app-data'), join(folder, 'empty-data')];
  await Promise.all([mkdir(appData), mkdir(emptyData)]);
  const taken: { app: number[]; empty: number[] } = { app: [], empty: [] };
  for (let run = -2; run < runs; run += 1) {
    const ofApp = await startOnce(program, join(root, 'tests/e2e/held-main.cjs'), appData);
    const ofEmpty = await startOnce(program, empty, emptyData);
    if (run < 0) continue;
    taken.app.push(ofApp);
    taken.empty.push(ofEmpty);
  }
  return { app: median(taken.app), empty: median(taken.empty) };
};

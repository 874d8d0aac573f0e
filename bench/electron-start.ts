import { _electron } from '@playwright/test';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '#tests/e2e/app.ts';
import { electronForTests, testSwitches, windowEnvironment } from '#tests/e2e/in-window.ts';
import { engineIn, must } from './engine.ts';
import { median } from './measure.ts';
import { processorTime } from './process-tree.ts';

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

/** What a start takes until there is something to use, in milliseconds: by the clock, and of the processor in all its processes. */
type Start = { readonly ms: number; readonly processor: number | null };

const startOnce = async (program: string, main: string, data: string, usable: string): Promise<Start> => {
  const begun = performance.now();
  const running = await _electron.launch({
    executablePath: program,
    args: [...testSwitches(), main],
    env: windowEnvironment(program, data),
  });
  const page = await running.firstWindow();
  await page.locator(usable).first().waitFor();
  const ms = performance.now() - begun;
  const processor = await processorTime(running.process().pid ?? 0);
  await running.close();
  return { ms, processor };
};

/** Leaves a project in the list of the first screen. */
const makeKnown = async (data: string): Promise<void> => {
  const engine = engineIn(data);
  must(await engine.client.library.create({ name: 'Known' }));
  await engine.close();
};

export type ElectronStarts = {
  readonly app: Start;
  readonly empty: Start;
  /** How many times as long the app took as the empty window right behind it: median, least, most. */
  readonly times: readonly [median: number, least: number, most: number];
  readonly processorTimes: number | null;
};

const middle = (starts: readonly Start[]): Start => ({
  ms: median(starts.map(({ ms }) => ms)),
  processor: starts[0]?.processor === null ? null : median(starts.map(({ processor }) => processor ?? 0)),
});

/**
 * Medians over `runs` starts of the app until the list of projects can be used, and of an empty window until it shows a word, in turns. Each was
 * started before, as on a machine where it is used: the third start is the first that finds the screen compiled. Null: no Electron here.
 */
export const electronStarts = async (folder: string, runs: number): Promise<ElectronStarts | null> => {
  const runtime = electronForTests();
  if ('missing' in runtime) return null;
  const { program } = runtime;
  const empty = await makeEmpty(join(folder, 'empty'));
  const [appData, emptyData] = [join(folder, 'app-data'), join(folder, 'empty-data')];
  await Promise.all([mkdir(appData), mkdir(emptyData)]);
  await makeKnown(appData);
  const pairs: { readonly app: Start; readonly empty: Start }[] = [];
  for (let run = -2; run < runs; run += 1) {
    const main = join(root, 'tests/e2e/held-main.cjs');
    const pair = {
      app: await startOnce(program, main, appData, 'main section[aria-labelledby="recent"] button'),
      empty: await startOnce(program, empty, emptyData, 'main'),
    };
    if (run >= 0) pairs.push(pair);
  }
  const times = pairs.map((pair) => pair.app.ms / pair.empty.ms);
  const [ofApp, ofEmpty] = [
    middle(pairs.map(({ app }) => app)),
    middle(pairs.map(({ empty: each }) => each)),
  ];
  return {
    app: ofApp,
    empty: ofEmpty,
    times: [median(times), Math.min(...times), Math.max(...times)],
    processorTimes:
      ofApp.processor === null || ofEmpty.processor === null ? null : ofApp.processor / ofEmpty.processor,
  };
};

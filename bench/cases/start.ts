import { join } from 'node:path';
import { startHostProcess } from '#tests/e2e/host-process.ts';
import { root } from '#tests/e2e/app.ts';
import { openBrowser } from '../browser.ts';
import { electronStarts } from '../electron-start.ts';
import { engineIn, must } from '../engine.ts';
import { median, round, timed, type Bench } from '../measure.ts';

const runs = 5;

/** From starting the program to a window in which the text can be edited, over a project that exists. */
export const start: Bench = {
  name: 'start',
  run: async (folder) => {
    const engine = engineIn(folder);
    const path = join(root, 'samples/dirty-news-zh-Hant.txt');
    const made = must(await engine.client.documents.import({ from: { path }, into: 'new', job: 'bench' }));
    await engine.close();
    const browser = await openBrowser();
    const served: number[] = [];
    const usable: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const begun = performance.now();
      const { value: host, ms } = await timed(() => startHostProcess(folder, [made.project.path]));
      const page = await browser.newPage();
      await page.goto(host.address);
      await page.locator('[role="grid"] [data-side][aria-selected="true"]').waitFor();
      served.push(ms);
      usable.push(performance.now() - begun);
      await page.close();
      await host.end('SIGTERM');
    }
    await browser.close();
    const windows = await electronStarts(folder, runs);
    return {
      title: 'Start to usable window',
      notes: [
        `Median of ${runs}; the browser itself was running already.`,
        windows === null
          ? 'No Electron, or no display: its start was not measured.'
          : `The first screen in Electron takes ${round(windows.app / windows.empty, 2)} times as long as an empty window.`,
      ],
      lines: [
        { what: 'process start to address served', ms: round(median(served), 0) },
        { what: 'process start to a cell that can be edited', ms: round(median(usable), 0) },
        ...(windows === null
          ? []
          : [
              { what: 'an empty Electron window', ms: round(windows.empty, 0) },
              { what: 'Electron start to the first screen', ms: round(windows.app, 0) },
            ]),
      ],
    };
  },
};

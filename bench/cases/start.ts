import { join } from 'node:path';
import { startHostProcess } from '#tests/e2e/host-process.ts';
import { root } from '#tests/e2e/app.ts';
import { openBrowser } from '../browser.ts';
import { electronStarts } from '../electron-start.ts';
import { engineIn, must } from '../engine.ts';
import { median, round, timed, type Bench, type Line } from '../measure.ts';

const runs = 5;

const told = ({ ms, processor }: { readonly ms: number; readonly processor: number | null }): Line => ({
  ms: round(ms, 0),
  'ms of the processor': processor === null ? '' : round(processor, 0),
});

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
          : `Until the list of projects can be used, the app in Electron takes ${round(windows.times[0], 2)} times as long as an empty window in the same turn (${round(windows.times[1], 2)} to ${round(windows.times[2], 2)}).`,
        windows === null || windows.processorTimes === null
          ? 'Processor time was not measured.'
          : `Of processor time, in all processes, ${round(windows.processorTimes, 2)} times as much.`,
      ],
      lines: [
        { what: 'process start to address served', ...told({ ms: median(served), processor: null }) },
        {
          what: 'process start to a cell that can be edited',
          ...told({ ms: median(usable), processor: null }),
        },
        ...(windows === null
          ? []
          : [
              { what: 'an empty Electron window', ...told(windows.empty) },
              { what: 'Electron start to the list of projects', ...told(windows.app) },
            ]),
      ],
    };
  },
};

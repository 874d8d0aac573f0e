import type { Page } from '@playwright/test';
import { startHostProcess } from '#tests/e2e/host-process.ts';
import { keydownToPaint, openBrowser, scrollFrames } from '../browser.ts';
import { makeProject } from '../engine.ts';
import { percentile, round, type Bench } from '../measure.ts';

/** About 100,000 segments of generated prose. */
const characters = 3_550_000;
const turns = 9;
const keys = 100;
const frames = 300;

const grid = '[role="grid"] [data-row] [data-text]';
const reading = '[data-view="reading"] [data-row] [data-text]';
const scrollers = { grid: '[data-place="grid"]', reading: '[data-view="reading"] > div:nth-of-type(2)' };

/** Milliseconds from the key that switches the view to the frame in which the other one has words. */
const switchTo = async (page: Page, selector: string): Promise<number> => {
  const shown = page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        addEventListener(
          'keydown',
          ({ timeStamp }) => {
            const look = (): void => {
              if (document.querySelector(wanted)?.textContent) resolve(performance.now() - timeStamp);
              else requestAnimationFrame(look);
            };
            look();
          },
          // The modifiers are struck first.
          { capture: true, once: true },
        );
      }),
    selector,
  );
  await page.keyboard.press('Control+Alt+n');
  return shown;
};

const spread = (taken: readonly number[]): string =>
  `p50 ${round(percentile(taken, 0.5))} ms, p95 ${round(percentile(taken, 0.95))} ms`;

const typeIn = async (page: Page): Promise<readonly number[]> => {
  await page.keyboard.press('Enter');
  await page.locator('.cm-content').waitFor();
  const taken = await keydownToPaint(page, keys);
  await page.keyboard.press('Escape');
  return taken;
};

/** The reading view over a project of 100,000 segments, beside the grid over the same, in turns. */
export const readingView: Bench = {
  name: 'reading',
  run: async (folder) => {
    await makeProject(folder, characters);
    const host = await startHostProcess(folder, []);
    const browser = await openBrowser();
    try {
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
      await page.goto(host.address);
      await page.getByRole('listitem').getByRole('button', { name: /prose/ }).first().click();
      await page.locator(grid).first().waitFor();
      const rows = await page.locator('[role="grid"]').getAttribute('aria-rowcount');
      // The first time asks the engine for the paragraphs of the whole text.
      const first = await switchTo(page, reading);
      const there: number[] = [];
      const back: number[] = [];
      for (let turn = 0; turn < turns; turn += 1) {
        back.push(await switchTo(page, grid));
        there.push(await switchTo(page, reading));
      }
      const read = {
        scrolled: await scrollFrames(page, scrollers.reading, 120, frames),
        typed: await typeIn(page),
      };
      await switchTo(page, grid);
      const gridded = {
        scrolled: await scrollFrames(page, scrollers.grid, 120, frames),
        typed: await typeIn(page),
      };
      return {
        title: `The reading view over ${Number(rows) - 1} segments`,
        notes: ['Floor: the grid over the same project, in the same browser and run.'],
        lines: [
          { what: 'key to the first words, the first time', duizhao: `${round(first, 0)} ms`, floor: '' },
          { what: 'key to the first words, in turns', duizhao: spread(there), floor: spread(back) },
          {
            what: 'frame while scrolling 120 px a frame',
            duizhao: spread(read.scrolled),
            floor: spread(gridded.scrolled),
          },
          { what: 'keydown to paint', duizhao: spread(read.typed), floor: spread(gridded.typed) },
        ],
      };
    } finally {
      await browser.close();
      await host.end('SIGTERM');
    }
  },
};

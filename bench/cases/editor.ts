import type { Browser, Page } from '@playwright/test';
import { startHostProcess } from '#tests/e2e/host-process.ts';
import { keydownToPaint, openBrowser, rendererMemory, scrollFrames, shownAfter } from '../browser.ts';
import { makeProject } from '../engine.ts';
import { megabytes, percentile, round, type Bench, type Line } from '../measure.ts';

/** About 100,000 segments of generated prose. */
const characters = 3_550_000;
const keys = 200;
const frames = 600;

const grid = '[role="grid"]';
const firstText = `${grid} [data-row] [data-text]`;

/** From the click on the project in the library to the frame in which its rows have words. */
const openFromLibrary = async (page: Page): Promise<number> => {
  const known = page.getByRole('listitem').getByRole('button', { name: /prose/ }).first();
  await known.waitFor();
  return shownAfter(page, 'click', firstText, () => known.click());
};

const bareTextarea = async (browser: Browser): Promise<readonly number[]> => {
  const page = await browser.newPage();
  await page.setContent('<textarea autofocus rows="4" cols="40"></textarea>');
  await page.locator('textarea').focus();
  const taken = await keydownToPaint(page, keys);
  await page.close();
  return taken;
};

const bareFrames = async (browser: Browser): Promise<readonly number[]> => {
  const page = await browser.newPage();
  await page.setContent(
    `<div id="long" style="height:90vh;overflow:auto"><div style="height:6000000px"></div></div>`,
  );
  const lengths = await scrollFrames(page, '#long', 120, frames);
  await page.close();
  return lengths;
};

const spread = (taken: readonly number[]): string =>
  `p50 ${round(percentile(taken, 0.5))} ms, p95 ${round(percentile(taken, 0.95))} ms`;

/** The screen over a project of 100,000 segments, in a headless browser, beside the least a browser can do. */
export const editor: Bench = {
  name: 'editor',
  run: async (folder) => {
    await makeProject(folder, characters);
    const host = await startHostProcess(folder, []);
    const browser = await openBrowser();
    try {
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
      await page.goto(host.address);
      const opened = await openFromLibrary(page);
      const rows = await page.locator(grid).getAttribute('aria-rowcount');
      const scrolled = await scrollFrames(page, '[data-place="grid"]', 120, frames);
      await page.locator(`${grid} [data-side="en"]`).nth(3).dblclick();
      await page.locator(`${grid} .cm-content`).waitFor();
      const typed = await keydownToPaint(page, keys);
      const memory = await rendererMemory(browser);
      const floor = { typed: await bareTextarea(browser), scrolled: await bareFrames(browser) };
      const lines: Line[] = [
        { what: 'click on the project to rows with words', duizhao: `${round(opened, 0)} ms`, floor: '' },
        {
          what: 'frame while scrolling 120 px a frame',
          duizhao: spread(scrolled),
          floor: spread(floor.scrolled),
        },
        { what: 'keydown to paint', duizhao: spread(typed), floor: spread(floor.typed) },
        {
          what: 'memory of the renderer process',
          duizhao: memory === null ? 'not measured here' : `${megabytes(memory)} MB`,
          floor: '',
        },
      ];
      return {
        title: `The editor over ${Number(rows) - 1} segments`,
        notes: ['Floor: a bare textarea, and an empty scrolled box, in the same browser and run.'],
        lines,
      };
    } finally {
      await browser.close();
      await host.end('SIGTERM');
    }
  },
};

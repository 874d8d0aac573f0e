import type { Browser, Page } from '@playwright/test';
import { startHostProcess } from '#tests/e2e/host-process.ts';
import { keydownToPaint, openBrowser, rendererMemory, scrollFrames, shownAfter } from '../browser.ts';
import { makeProject } from '../engine.ts';
import { median, megabytes, percentile, round, type Bench, type Line } from '../measure.ts';

/** About 100,000 segments of generated prose. */
const characters = 3_550_000;
const keys = 200;
const frames = 600;

const grid = '[role="grid"]';
const firstText = `${grid} [data-row] [data-text]`;

/** Openings of each kind; the median counts. */
const openings = 5;

/** Until the page has fetched the code of the workspace and has nothing to do: a person who looks for a project in the list takes longer. */
const untilAtRest = async (page: Page): Promise<void> => {
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('OpenProject')),
  );
  await page.evaluate(
    (whole) =>
      new Promise<void>((resolve) => {
        const look = (deadline: IdleDeadline): void => {
          if (deadline.timeRemaining() > whole) resolve();
          else requestIdleCallback(look);
        };
        requestIdleCallback(look);
      }),
    // Milliseconds: an idle page is given 50.
    45,
  );
};

/**
 * From the click on the project in the library to the frame in which its rows have words: as soon as the list is there, or once the page
 * is at rest. Host and browser have shown nothing before.
 */
const openFromLibrary = async (folder: string, atRest: boolean): Promise<number> => {
  const host = await startHostProcess(folder, []);
  const browser = await openBrowser();
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    await page.goto(host.address);
    const known = page.getByRole('listitem').getByRole('button', { name: /prose/ }).first();
    await known.waitFor();
    if (atRest) await untilAtRest(page);
    return await shownAfter(page, 'click', firstText, () => known.click());
  } finally {
    await browser.close();
    await host.end('SIGTERM');
  }
};

const openedOften = async (folder: string, atRest: boolean): Promise<string> => {
  const taken: number[] = [];
  for (let n = 0; n < openings; n += 1) taken.push(await openFromLibrary(folder, atRest));
  const [least, most] = [Math.min(...taken), Math.max(...taken)];
  return `${round(median(taken), 0)} ms (${round(least, 0)} to ${round(most, 0)})`;
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
    const opened = { atRest: await openedOften(folder, true), atOnce: await openedOften(folder, false) };
    const host = await startHostProcess(folder, []);
    const browser = await openBrowser();
    try {
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
      await page.goto(host.address);
      await page.getByRole('listitem').getByRole('button', { name: /prose/ }).first().click();
      await page.locator(firstText).first().waitFor();
      const rows = await page.locator(grid).getAttribute('aria-rowcount');
      const scrolled = await scrollFrames(page, '[data-place="grid"]', 120, frames);
      await page.locator(`${grid} [data-side="en"]`).nth(3).dblclick();
      await page.locator(`${grid} .cm-content`).waitFor();
      const typed = await keydownToPaint(page, keys);
      const memory = await rendererMemory(browser);
      const floor = { typed: await bareTextarea(browser), scrolled: await bareFrames(browser) };
      const lines: Line[] = [
        {
          what: 'click on the project to rows with words, the page at rest',
          duizhao: opened.atRest,
          floor: '',
        },
        { what: 'the same as soon as the list is there', duizhao: opened.atOnce, floor: '' },
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

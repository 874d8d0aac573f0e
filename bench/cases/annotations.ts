import type { Page } from '@playwright/test';
import type { AnnotationContent } from '#api/annotations.ts';
import { annotationKinds } from '#core/model/index.ts';
import { startHostProcess } from '#tests/e2e/host-process.ts';
import { keydownToPaint, openBrowser, rendererMemory, scrollFrames, shownAfter } from '../browser.ts';
import { engineIn, makeProject, must } from '../engine.ts';
import { megabytes, percentile, round, timed, type Bench, type Line } from '../measure.ts';

/** About 100,000 segments of generated prose. */
const characters = 3_550_000;
const annotated = 5000;
const keys = 200;
const frames = 600;

const grid = '[role="grid"]';
const panelItem = '[data-region="panel"] [data-list-focus]';
const sheetItem = '[data-sheet] [data-list-focus]';

const contentOf = (n: number): AnnotationContent => ({
  kind: annotationKinds[n % annotationKinds.length] ?? 'comment',
  body: `Note ${n}: 這裡的說法要再查一次, see the report.`,
  wording: null,
  category: null,
  severity: null,
  tags: n % 3 === 0 ? ['names'] : [],
  visibility: 'shared',
});

/** Notes on the words of every so many rows, and several on the first; answers how long one takes (ms). */
const annotate = async (folder: string, path: string): Promise<readonly number[]> => {
  const engine = engineIn(folder);
  const { client } = engine;
  const { rows } = must(await client.project.open({ path }));
  const taken: number[] = [];
  for (let n = 0; n < annotated; n += 1) {
    const row = n < 5 ? 1 : 1 + Math.floor((n * rows) / annotated);
    const page = must(await client.rows.page({ from: row, count: 1 }));
    const segment = page.rows[0]?.segment;
    if (segment === undefined) throw new Error(`no row ${row}`);
    const start = n < 5 ? n : 1;
    const range = { segment, side: 'source' as const, start, end: start + 4 };
    const made = await timed(() => client.annotations.create({ content: contentOf(n), ranges: [range] }));
    must(made.value);
    taken.push(made.ms);
  }
  await engine.close();
  return taken;
};

/** From the key that opens a panel or a sheet to the frame in which `item` of its list is shown. */
const openList = (page: Page, key: string, item: string): Promise<number> =>
  shownAfter(page, 'keydown', item, () => page.keyboard.press(key));

/** Typing into the original of a row, in a cell that the annotations may be on. */
const typeInto = async (page: Page, row: number): Promise<readonly number[]> => {
  await page.locator(`${grid} [data-row="${row}"] [data-side="source"]`).dblclick();
  await page.locator(`${grid} [data-row="${row}"] .cm-content`).waitFor();
  const taken = await keydownToPaint(page, keys);
  await page.keyboard.press('Escape');
  return taken;
};

const spread = (taken: readonly number[]): string =>
  `p50 ${round(percentile(taken, 0.5))} ms, p95 ${round(percentile(taken, 0.95))} ms`;

/** The screen over 5,000 annotations in 100,000 segments. */
export const annotations: Bench = {
  name: 'annotations',
  run: async (folder) => {
    const path = await makeProject(folder, characters);
    const created = await annotate(folder, path);
    const host = await startHostProcess(folder, []);
    const browser = await openBrowser();
    try {
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
      await page.goto(host.address);
      await page.getByRole('listitem').getByRole('button', { name: /prose/ }).first().click();
      await page.locator(`${grid} [data-row="1"] [data-text]`).first().waitFor();
      const scrolled = await scrollFrames(page, '[data-place="grid"]', 120, frames);
      await page.locator('[data-place="grid"]').evaluate((box) => box.scrollTo(0, 0));
      const onNotes = await typeInto(page, 1);
      const bare = await typeInto(page, 3);
      const beside = await openList(page, 'Control+Alt+y', sheetItem);
      await page.keyboard.press('Escape');
      await page.locator('[data-sheet]').waitFor({ state: 'detached' });
      const opened = await openList(page, 'Control+Alt+k', panelItem);
      const memory = await rendererMemory(browser);
      const lines: Line[] = [
        {
          what: 'key to the panel with annotations',
          duizhao: `${round(opened, 0)} ms`,
          beside: `the sheet of history: ${round(beside, 0)} ms`,
        },
        { what: 'frame while scrolling 120 px a frame', duizhao: spread(scrolled), beside: '' },
        {
          what: 'keydown to paint in an annotated cell',
          duizhao: spread(onNotes),
          beside: `a bare cell: ${spread(bare)}`,
        },
        { what: 'annotating, from the call to the commit', duizhao: spread(created), beside: '' },
        {
          what: 'memory of the renderer process',
          duizhao: memory === null ? 'not measured here' : `${megabytes(memory)} MB`,
          beside: '',
        },
      ];
      return {
        title: `${annotated} annotations`,
        notes: ['A bare cell: one without annotations, in the same window and run.'],
        lines,
      };
    } finally {
      await browser.close();
      await host.end('SIGTERM');
    }
  },
};

import type { Page } from '@playwright/test';
import { writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { workspaceOf } from './pages/workspace.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

/** How far the caret, or the first of some painted words, stands outside what is seen of the grid, in pixels; 0 when it is in sight. */
const outOfSight = (page: Page, painted: string | null): Promise<number> =>
  page.evaluate((painted) => {
    const grid = document.querySelector('[role="grid"]')?.parentElement?.getBoundingClientRect();
    const [range] =
      painted === null ? [document.getSelection()?.getRangeAt(0)] : [...(CSS.highlights.get(painted) ?? [])];
    if (grid === undefined || !(range instanceof Range)) return Number.NaN;
    // A caret behind the last character of its text has no place of its own: then it is that character's.
    const beside = range.cloneRange();
    if (range.collapsed && range.startOffset > 0)
      beside.setStart(range.startContainer, range.startOffset - 1);
    const place = range.getClientRects()[0] ?? [...beside.getClientRects()].at(-1);
    if (place === undefined) return Number.NaN;
    const heads = document.querySelector('[role="grid"] thead')?.getBoundingClientRect().bottom ?? grid.top;
    return Math.max(heads - place.top, place.bottom - grid.bottom, 0);
  }, painted);

const expectInSight = (page: Page, painted: string | null = null): Promise<void> =>
  expect.poll(() => outOfSight(page, painted)).toBeLessThanOrEqual(1);

test('in rows taller than the window the caret and what is gone to stay in sight', async ({ app }) => {
  const { page } = app;
  await page.setViewportSize({ width: 900, height: 420 });
  await libraryOf(app).import(await writeDocument(app, 'long.txt', '一。\n二。\n三。\n'));
  const workspace = workspaceOf(app);
  await workspace.expectReady(3);
  await workspace.edit(2, 'en');
  await page.keyboard.insertText(Array.from({ length: 500 }, (_, n) => `rain${n}`).join(' '));
  await expectInSight(page);
  // Line by line, by the whole text, while typing, and by lines that are added above the end.
  for (let step = 0; step < 40; step += 1) {
    await workspace.press('ArrowUp');
    if (step % 8 === 0) await expectInSight(page);
  }
  await expectInSight(page);
  await page.keyboard.type(' and it rains and rains and rains and rains', { delay: 5 });
  await expectInSight(page);
  for (let step = 0; step < 25; step += 1) await workspace.press('ArrowDown');
  await expectInSight(page);
  // From the neighbours into it, at either end.
  await workspace.edit(1, 'en');
  await workspace.press('ArrowDown');
  await workspace.expectActive(2, 'en');
  await expectInSight(page);
  await workspace.edit(3, 'en');
  await workspace.press('ArrowUp');
  await expect(workspace.cell(2, 'en')).toHaveAttribute('aria-selected', 'true');
  await expectInSight(page);
  // What is found in the middle of it.
  await workspace.press('Escape');
  await workspace.press('Mod+f');
  await page.getByRole('textbox', { name: t('find:query'), exact: true }).fill('rain300');
  await page.keyboard.press('Enter');
  await expectInSight(page, 'found-now');
  await page.getByRole('textbox', { name: t('find:query'), exact: true }).fill('rain455');
  await page.keyboard.press('Enter');
  await expectInSight(page, 'found-now');
  // The short text beside it is gone to while what was found in the long one is still painted.
  await workspace.press('F6', 'ArrowLeft');
  await workspace.expectActive(2, 'source');
  // By pages one reads through it, and comes out at its end.
  await workspace.press('Escape');
  await workspace.goTo(2, 'source');
  const seen = (): Promise<number> =>
    page.evaluate(() => document.querySelector('[role="grid"]')?.parentElement?.scrollTop ?? 0);
  for (let step = 0; step < 2; step += 1) {
    const before = await seen();
    await workspace.press('PageDown');
    await expect.poll(seen).toBeGreaterThan(before + 100);
    await expect(workspace.cell(2, 'source')).toHaveAttribute('aria-selected', 'true');
  }
});

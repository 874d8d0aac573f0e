import type { Locator } from '@playwright/test';
import { expectAccessibleInBothThemes } from './accessibility.ts';
import type { App } from './app.ts';
import { writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { exportingOf } from './pages/exporting.ts';
import { libraryOf } from './pages/library.ts';
import { workspaceOf } from './pages/workspace.ts';
import { screenshots } from './screenshot.ts';
import { chromiumPrinter } from '#engine/books/print-chromium.ts';
import { lackOf } from '#tests/needs.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

const lacking = lackOf('browser', chromiumPrinter().isThere(), 'pages of books');

const chapter = (title: string, first: string): string =>
  `# ${title}\n\n${first}\n\n${Array.from({ length: 30 }, (_, n) => `渡船還沒有來，河上只有霧。他把燈籠掛在柳樹上，坐下來聽水聲，聽了第${n + 1}遍。`).join('\n\n')}`;

const novel = `${chapter('第一章　渡口', '老張說：「再等一會兒吧。」')}\n\n${chapter('第二章　對岸', '天亮的時候，霧散了。')}\n`;

/** Opens the novel and the sheet that writes it as a book, at its second row or its last one. */
const opened = async (app: App, at: 'second' | 'last'): Promise<Locator> => {
  await libraryOf(app).import(await writeDocument(app, 'novel.md', novel));
  const workspace = workspaceOf(app);
  await workspace.expectReady(124);
  await workspace.write(2, 'en', 'The mist had lifted by the time it was light.');
  await workspace.press('Escape');
  if (at === 'last') {
    await workspace.press('Control+End');
    await expect(workspace.text(124, 'source')).toBeVisible();
  }
  await app.page.keyboard.press('Control+Shift+e');
  const sheet = exportingOf(app).sheet();
  await sheet.getByRole('radio', { name: new RegExp(`^${t('exporting:books.card')}`) }).click();
  return sheet;
};

const output = (sheet: Locator, name: string): Locator =>
  sheet.getByRole('radio', { name: t(`exporting:books.outputs.${name}`), exact: true });

const layout = (sheet: Locator): Locator =>
  sheet.getByRole('combobox', { name: t('exporting:books.layout'), exact: true });

const pagesIn = (sheet: Locator): Locator =>
  sheet.getByRole('region', { name: t('exporting:books.previewTitle'), exact: true });

/** Points of a page that are neither white nor transparent, of a thousand. */
const inked = (page: Locator): Promise<number> =>
  page.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { width, height } = canvas;
    const points = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
    let dark = 0;
    for (let at = 0; at < points.length; at += 4)
      if ((points[at + 3] ?? 0) > 0 && (points[at] ?? 255) < 128) dark += 1;
    return (1000 * dark) / (width * height);
  });

test('shows the pages of a book as they are printed, and follows what is chosen @window', async ({ app }) => {
  test.skip(lacking !== null, lacking ?? '');
  const sheet = await opened(app, 'second');
  await output(sheet, 'pdf').click();
  const pages = pagesIn(sheet);
  const page = pages.getByRole('figure');
  await expect(page.first()).toHaveAccessibleName(
    new RegExp(`^${t('exporting:books.pageKinds.title')} · 1`, 'u'),
    { timeout: 60_000 },
  );
  // The title, and seven pages at most of the text.
  await expect(page).toHaveCount(8);
  const opening = pages.locator('[data-kind=opening]').first();
  await expect(opening).toContainText('第一章');
  // Printing in earlier runtimes leaves ligatures, as of ft, without the letters that they stand for.
  await expect(opening).toContainText('by the time it was light');
  for (const one of [page.first(), opening]) await expect.poll(() => inked(one)).toBeGreaterThan(0.2);
  await screenshots(app, 'book-pages');
  await expectAccessibleInBothThemes(app);

  const height = await page
    .nth(2)
    .locator('canvas')
    .evaluate((canvas) => canvas.clientHeight);
  await sheet.getByRole('radio', { name: t('exporting:books.papers.letter'), exact: true }).click();
  await expect
    .poll(
      () =>
        page
          .nth(2)
          .locator('canvas')
          .evaluate((canvas) => canvas.clientHeight),
      { timeout: 60_000 },
    )
    .toBeLessThan(height);

  await layout(sheet).selectOption('vertical');
  await expect(page.nth(1)).toContainText('第一章', { timeout: 60_000 });
  await screenshots(app, 'book-pages-vertical');

  await pages.focus();
  await app.page.keyboard.press('End');
  await expect.poll(() => pages.evaluate((one) => one.scrollTop)).toBeGreaterThan(0);

  await app.page.setViewportSize({ width: 900, height: 600 });
  await layout(sheet).selectOption('facing');
  await pages.scrollIntoViewIfNeeded();
  await screenshots(app, 'book-pages-900');
});

test('shows the opening of the chapter and then the page one is at, or the book from its beginning', async ({
  app,
}) => {
  test.skip(lacking !== null, lacking ?? '');
  const sheet = await opened(app, 'last');
  await output(sheet, 'pdf').click();
  const page = pagesIn(sheet).getByRole('figure');
  await expect(page.nth(1)).toContainText('第二章', { timeout: 60_000 });
  await expect(page.last()).toContainText(/聽水聲，聽了第\s*30\s*遍/u);
  await sheet.getByRole('radio', { name: t('exporting:books.fromStart'), exact: true }).click();
  await expect(page.nth(1)).toContainText('第一章', { timeout: 60_000 });

  // A Word document is shown by the same pages, and it is said that Word has its own.
  await output(sheet, 'docx').click();
  await expect(page.nth(1)).toContainText('第一章');
  await expect(sheet.getByText(t('exporting:books.previewNotes.docx'))).toBeVisible();
});

test('shows what has no pages as on the screen of a reader', async ({ app }) => {
  const sheet = await opened(app, 'second');
  const frame = sheet.locator('iframe');
  const inside = app.page.frameLocator(`iframe[title="${t('exporting:books.previewTitle')}"]`);
  for (const [width, pixels] of [
    ['phone', 390],
    ['tablet', 820],
  ] as const) {
    await sheet.getByRole('radio', { name: t(`exporting:books.widths.${width}`), exact: true }).click();
    await expect(frame).toHaveCSS('width', `${pixels}px`);
    await expect(inside.locator('.row').first()).toBeVisible();
    await screenshots(app, `book-${width}`);
  }
  await expect(frame).toHaveAttribute('sandbox', 'allow-same-origin');
  await layout(sheet).selectOption('cards');
  await expect(inside.locator('.card').first()).toContainText('The mist had lifted');
  await screenshots(app, 'book-cards');
  await sheet.getByRole('checkbox', { name: t('editor:columns.en'), exact: true }).click();
  await sheet.getByRole('checkbox', { name: t('editor:columns.zh-Hans'), exact: true }).click();
  await expect(sheet.getByText(t('exporting:books.needs', { count: 2 })).first()).toBeVisible();
});

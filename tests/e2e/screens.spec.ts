import { interfaceLanguages, type InterfaceLanguage } from '#api/index.ts';
import { expectAccessible, expectContrast } from './accessibility.ts';
import type { Theme } from './app.ts';
import { expect, test, type App } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { openSheet, type SheetName } from './pages/sheets.ts';
import { workspaceOf } from './pages/workspace.ts';
import { wantsAllPictures } from './pictures.ts';
import { screenshot } from './screenshot.ts';
import { wordsIn } from './words.ts';

/** Opens the first sample, the dirty article. */
const openSample = async (app: App) => {
  await libraryOf(app).samples().first().click();
  const workspace = workspaceOf(app);
  await workspace.expectReady();
  return workspace;
};

/** The panels, each by the keys that open it. */
const panels = [
  ['cleanup', 'Mod+Alt+c', 'check:title'],
  ['review', 'Mod+Alt+v', 'review:title'],
] as const;

const sheets: readonly SheetName[] = ['export', 'statistics', 'history', 'backups', 'settings'];

/** Looks for words and lists what is found below the text. */
const openResults = async (app: App): Promise<void> => {
  const t = wordsIn(app.setting.language);
  await app.page.keyboard.press('Control+f');
  const bar = app.page.getByRole('search', { name: t('find:title') });
  await bar.getByRole('textbox', { name: t('find:query'), exact: true }).fill('发现');
  const list = app.page.getByRole('list', { name: t('find:list') });
  await bar.getByRole('button', { name: t('find:list'), exact: true }).click();
  await expect(list.getByRole('listitem').first()).toBeVisible();
  await bar.getByRole('textbox', { name: t('find:query'), exact: true }).focus();
};

/** Goes through every main screen; `look` is called on each. */
const walk = async (
  app: App,
  look: (name: string, region: 'page' | 'panel') => Promise<void>,
): Promise<void> => {
  const t = wordsIn(app.setting.language);
  await expect(libraryOf(app).samples().first()).toBeVisible();
  await look('library', 'page');
  const workspace = await openSample(app);
  await workspace.write(1, 'en', 'The old tram line is being laid again.');
  await workspace.press('Mod+Enter');
  await workspace.expectSaved();
  for (const [name, keys, title] of panels) {
    await workspace.press(keys);
    await expect(app.page.getByRole('tabpanel', { name: t(title) })).toBeVisible();
    await look(name, name === 'cleanup' ? 'page' : 'panel');
  }
  await openResults(app);
  await look('find', 'page');
  await workspace.press('Escape');
  for (const name of sheets) {
    const sheet = await openSheet(app, name);
    if (name === 'history') await expect(sheet.getByRole('listitem').first()).toBeVisible();
    await look(name, 'page');
    await workspace.press('Escape');
    await expect(sheet).toHaveCount(0);
  }
  await workspace.press('Mod+Shift+p');
  await expect(app.page.getByRole('dialog', { name: t('palette:title') })).toBeVisible();
  await look('palette', 'page');
  await workspace.press('Escape', 'F1');
  await expect(app.page.getByRole('dialog', { name: t('shortcuts:title') })).toBeVisible();
  await look('shortcuts', 'page');
};

/** Together they see every language and both themes. */
const looks = wantsAllPictures
  ? interfaceLanguages.flatMap((language) => [[language, 'light'] as const, [language, 'dark'] as const])
  : ([
      ['en', 'light'],
      ['zh-Hans', 'dark'],
      ['zh-Hant', 'light'],
    ] as const);

/** What axe is asked: all of it once, in other colours the colours alone, and nothing where it was asked the same before. */
const checkOf = (language: InterfaceLanguage, theme: Theme) =>
  language === 'en' && theme === 'light'
    ? expectAccessible
    : language === 'zh-Hans' && theme === 'dark'
      ? expectContrast
      : null;

for (const [language, theme] of looks) {
  test.describe(`${language}, ${theme}`, () => {
    test.use({ language, theme });
    const check = checkOf(language, theme);
    // Where nothing is asked of axe the walk is short: that one is gone in a window, whose engine of pages is an older one.
    const title = check === null ? 'pictured @window @window-alone' : 'pictured, and open to everyone';
    test(`the main screens are ${title}`, async ({ app }) => {
      test.slow();
      await walk(app, async (name, region) => {
        await screenshot(app, name);
        // The rows beside a panel stay the same: they are looked at once.
        await check?.(app, region === 'panel' ? 'aside' : undefined);
      });
    });
  });
}

/** What sticks out of the page to the side, in pixels. */
const overflow = (app: App): Promise<number> =>
  app.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Rows that can be read whole without scrolling. */
const wholeRows = (app: App): Promise<number> =>
  workspaceOf(app)
    .rows()
    .evaluateAll((rows) => {
      const grid = rows[0]?.closest('[role="grid"]')?.getBoundingClientRect();
      const head = rows[0]?.closest('[role="grid"]')?.querySelector('[role="columnheader"], thead');
      const top = head?.getBoundingClientRect().bottom ?? 0;
      return rows.filter((row) => {
        const { top: rowTop, bottom } = row.getBoundingClientRect();
        return rowTop >= top - 1 && bottom <= (grid?.bottom ?? 0) + 1;
      }).length;
    });

test('ten rows and more of the article are seen at 1280 by 800', async ({ app }) => {
  const workspace = await openSample(app);
  await workspace.press('Mod+Alt+b');
  await expect(app.page.getByRole('tabpanel')).toHaveCount(0);
  await expect.poll(() => wholeRows(app)).toBeGreaterThanOrEqual(10);
});

const sizes = [
  { name: 'a small window', width: 900, height: 600 },
  { name: 'a page twice its size', width: 640, height: 400 },
] as const;

test('a small window and a page twice its size are narrow but whole: nothing sticks out, everything is in reach', async ({
  app,
}) => {
  test.slow();
  const t = wordsIn('en');
  /** Looks at the screen as it stands in each size. */
  const inEach = async (look: (width: number) => Promise<void>): Promise<void> => {
    for (const { name, width, height } of sizes) {
      await test.step(name, async () => {
        await app.page.setViewportSize({ width, height });
        await look(width);
        expect(await overflow(app)).toBeLessThanOrEqual(0);
      });
    }
  };
  await inEach(() => expect(libraryOf(app).samples().first()).toBeInViewport());
  const workspace = await openSample(app);
  await inEach(() => expect(workspace.grid()).toBeInViewport());
  for (const [, keys, title] of panels) {
    await workspace.press(keys);
    await inEach(() => expect(app.page.getByRole('tabpanel', { name: t(title) })).toBeInViewport());
  }
  await inEach((width) => screenshot(app, `width-${width}`));
  for (const name of sheets) {
    const sheet = await openSheet(app, name);
    const close = sheet.getByRole('button', { name: t('common:close'), exact: true });
    await inEach(async (width) => {
      await expect(sheet).toBeInViewport();
      await expect(close).toBeInViewport();
      await screenshot(app, `${name}-${width}`);
    });
    await close.click();
    await expect(sheet).toHaveCount(0);
  }
  const panel = app.page.getByRole('tabpanel');
  const closePanel = app.page.getByRole('button', { name: t('common:closePanel'), exact: true });
  await inEach(() => expect(closePanel).toBeInViewport());
  await closePanel.click();
  await expect(panel).toHaveCount(0);
  await inEach(async (width) => {
    for (const id of ['undo', 'redo', 'annotate', 'find', 'togglePanel', 'palette'] as const) {
      await expect(workspace.button(t(`commands:titles.${id}`))).toBeInViewport();
    }
    await expect(workspace.status().locator('[data-saving]')).toBeInViewport();
    await workspace.write(2, 'en', `Words in a window of ${width} pixels.`);
    await workspace.expectSaved();
    await expect(workspace.editor()).toBeInViewport();
  });
});

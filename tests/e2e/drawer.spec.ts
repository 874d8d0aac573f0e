import type { Locator } from '@playwright/test';
import { expectAccessibleInBothThemes } from './accessibility.ts';
import { expect, test, type App } from './fixtures.ts';
import { expectFocusIn } from './focus.ts';
import { libraryOf } from './pages/library.ts';
import { openLetter } from './pages/open-letter.ts';
import { screenshots } from './screenshot.ts';
import { wordsIn } from './words.ts';

const heightOf = async (drawer: Locator): Promise<number> => (await drawer.boundingBox())?.height ?? 0;

/** The places around the text, on the page as it is now. */
const placesOf = (app: App) => {
  const { page } = app;
  const t = wordsIn(app.setting.language);
  const bar = page.getByRole('search', { name: t('find:title') });
  const drawer = page.getByRole('region', { name: t('common:drawer'), exact: true });
  return {
    t,
    bar,
    query: bar.getByRole('textbox', { name: t('find:query'), exact: true }),
    drawer,
    edge: drawer.getByRole('slider', { name: t('common:drawerHeight') }),
    panel: page.getByRole('complementary', { name: t('common:sidePanel') }),
    width: page.getByRole('slider', { name: t('common:panelWidth') }),
  };
};

const open = async (app: App) => ({ workspace: await openLetter(app), ...placesOf(app) });

test('by keys alone: find, list, go through the results, come back, and all of it goes with Escape', async ({
  app,
}) => {
  const { t, workspace, bar, query, drawer, edge } = await open(app);
  await workspace.edit(2, 'en');
  await app.page.keyboard.insertText('Clean');
  await workspace.press('Mod+f');
  await expect(query).toBeFocused();
  await app.page.keyboard.insertText('发现');
  await expect(bar).toContainText(t('find:results', { count: 2, cells: t('find:cells', { count: 2 }) }));
  await expect(drawer).toHaveCount(0);
  // From region to region.
  await workspace.press('Mod+Alt+j');
  await expectFocusIn(drawer);
  await workspace.press('F6');
  await expect(workspace.editor()).toBeFocused();
  await workspace.press('Shift+F6');
  await expectFocusIn(drawer);
  await workspace.press('Shift+F6');
  await expect(query).toBeFocused();
  await workspace.press('ArrowDown');
  const hits = drawer.getByRole('listitem');
  await expect(hits.first().getByRole('button')).toBeFocused();
  await workspace.press('ArrowDown', 'Enter');
  await workspace.expectActive(4, 'zh-Hans');
  await expect(hits.nth(1).getByRole('button')).toHaveAttribute('aria-current', 'true');
  // The height, by keys.
  const before = await heightOf(drawer);
  await edge.focus();
  await workspace.press('ArrowUp');
  await expect.poll(() => heightOf(drawer)).toBeGreaterThan(before);
  await expectAccessibleInBothThemes(app);
  await screenshots(app, 'drawer');
  // In the drawer Escape leads to the text, in the bar it puts both away.
  await workspace.press('Escape');
  await expect(workspace.activeCell()).toBeFocused();
  await expect(drawer).toBeVisible();
  await workspace.press('Mod+f');
  await expect(query).toBeFocused();
  await workspace.press('Escape');
  await expect(bar).toHaveCount(0);
  await expect(drawer).toHaveCount(0);
  await expect(workspace.activeCell()).toBeFocused();
  // The list was open, and opens with the bar.
  await workspace.press('Mod+f');
  await expect(drawer).toBeVisible();
});

test.describe('in Chinese', () => {
  test.use({ language: 'zh-Hans' });

  test('in a small window one of panel and drawer is shown', async ({ app }) => {
    await app.page.setViewportSize({ width: 900, height: 600 });
    const { t, workspace, bar, query, drawer, panel } = await open(app);
    const toggle = workspace.button(t('commands:titles.togglePanel'));
    await expect(toggle).toHaveAttribute('aria-pressed', 'false');
    await workspace.press('Mod+Alt+k');
    await expect(panel).toBeVisible();
    await expect(toggle).toHaveAttribute('aria-pressed', 'true');
    await workspace.press('Mod+f');
    await app.page.keyboard.insertText('信');
    await expect(panel).toBeVisible();
    await bar.getByRole('button', { name: t('find:list'), exact: true }).click();
    await expect(drawer.getByRole('listitem').first()).toBeVisible();
    await expect(panel).toBeHidden();
    await screenshots(app, 'drawer-900');
    await workspace.press('Mod+h');
    await expect(query).toBeFocused();
    await screenshots(app, 'replace-900');
    await workspace.press('Mod+Alt+k');
    await expect(panel).toBeVisible();
    await expect(drawer).toBeHidden();
    // F6 passes over what is not seen.
    await workspace.press('F6');
    await expect(query).toBeFocused();
    await workspace.press('F6');
    await expect(workspace.activeCell()).toBeFocused();
    await app.page.setViewportSize({ width: 1280, height: 800 });
    await expect(panel).toBeVisible();
    await expect(drawer).toBeVisible();
    await screenshots(app, 'drawer-and-panel');
  });
});

test('in a small window the panel does not lie over the cell one writes in, and is back behind it', async ({
  app,
}) => {
  await app.page.setViewportSize({ width: 900, height: 600 });
  const { workspace, panel } = await open(app);
  await workspace.press('Mod+Alt+k');
  await expect(panel).toBeVisible();
  /** Whether what is seen in the middle of the cell belongs to it. */
  const isSeen = (): Promise<boolean> =>
    workspace.cell(1, 'en').evaluate((cell) => {
      const { left, top, width, height } = cell.getBoundingClientRect();
      return cell.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    });
  expect(await isSeen()).toBe(false);
  await workspace.edit(1, 'en');
  await expect.poll(isSeen).toBe(true);
  await workspace.press('Mod+Alt+k');
  await expectFocusIn(panel);
  await expect.poll(isSeen).toBe(false);
  await workspace.press('Escape');
});

/** Whether what is seen where the caret stands is the text it stands in. */
const isCaretSeen = (app: App): Promise<boolean> =>
  app.page.evaluate(() => {
    const range = getSelection()?.getRangeAt(0);
    const around = range?.startContainer;
    const line = around instanceof Element ? around : around?.parentElement;
    const field = line?.closest('[role="textbox"]');
    // Where nothing is written yet the caret has no box of its own.
    const box = range?.getClientRects()[0] ?? line?.getBoundingClientRect();
    if (box === undefined || field === null || field === undefined) return false;
    const x = Math.max(field.getBoundingClientRect().left + 1, box.left - 2);
    return field.contains(document.elementFromPoint(x, (box.top + box.bottom) / 2));
  });

test('in a small window the drawer does not lie over the words one writes, however long they get', async ({
  app,
}) => {
  const { workspace, drawer } = await open(app);
  for (const [width, height] of [
    [900, 600],
    [640, 400],
  ] as const) {
    await app.page.setViewportSize({ width, height });
    await workspace.goTo(5, 'en');
    await workspace.press('Mod+Alt+j');
    await expectFocusIn(drawer);
    await workspace.edit(5, 'en');
    await expect.poll(() => isCaretSeen(app)).toBe(true);
    await app.page.keyboard.insertText('It rained for as long as anyone there could remember. '.repeat(9));
    await expect.poll(() => isCaretSeen(app)).toBe(true);
    await workspace.press('Mod+Home');
    await expect.poll(() => isCaretSeen(app)).toBe(true);
    await workspace.press('Mod+End');
    await expect.poll(() => isCaretSeen(app)).toBe(true);
    await workspace.press('Escape', 'Mod+Alt+j');
    await expect(drawer).toHaveCount(0);
  }
});

test('what is open and how large is kept with the project', async ({ app }) => {
  const { workspace, drawer, edge, width } = await open(app);
  await workspace.press('Mod+Alt+k', 'Mod+Alt+j');
  await expectFocusIn(drawer);
  const before = await heightOf(drawer);
  await edge.hover({ position: { x: 200, y: 3 } });
  const { x = 0, y = 0 } = (await edge.boundingBox()) ?? {};
  await app.page.mouse.down();
  await app.page.mouse.move(x + 200, y + 3 - 60, { steps: 3 });
  await app.page.mouse.up();
  await expect.poll(() => heightOf(drawer)).toBeGreaterThan(before + 40);
  const height = await heightOf(drawer);
  await width.focus();
  await workspace.press('ArrowLeft', 'ArrowLeft');
  const wide = await width.inputValue();
  await workspace.write(1, 'en', 'It rained.');
  await workspace.expectSaved();
  await workspace.close();
  // Another project begins without them.
  await libraryOf(app).samples().first().click();
  await workspace.expectReady();
  await expect(drawer).toHaveCount(0);
  await workspace.close();
  await app.restart();
  await workspace.reopen('letter');
  const again = placesOf(app);
  await expect(again.panel).toBeVisible();
  await expect(again.drawer).toBeVisible();
  expect(await heightOf(again.drawer)).toBe(height);
  await expect(again.width).toHaveValue(wide);
});

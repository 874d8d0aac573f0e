import { cleanLetter, writeDocument } from './documents.ts';
import { expect, test, type App } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { openLetter } from './pages/open-letter.ts';
import { workspaceOf } from './pages/workspace.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

test('every command is found by name and run where one was, or says why not, and the sheet shows every key', async ({
  app,
}) => {
  const workspace = await openLetter(app);
  const { page } = app;
  const palette = page.getByRole('dialog', { name: t('palette:title') });
  await workspace.goTo(3, 'en');
  await workspace.press('Mod+k');
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(t('commands:titles.copySource'));
  await expect(palette.getByRole('option')).toHaveCount(1);
  await workspace.press('Enter');
  await expect(palette).toHaveCount(0);
  await expect(workspace.text(3, 'en')).toHaveText('圖書館的門還沒有開。');
  await workspace.expectActive(3, 'en');
  await expect(workspace.activeCell()).toBeFocused();
  // A number goes to a row; words that fit nothing say so; Escape changes nothing.
  await workspace.press('Mod+k');
  await page.keyboard.type('5');
  await workspace.press('Enter');
  await workspace.expectActive(5, 'en');
  await workspace.press('Mod+k');
  await page.keyboard.type('qqqq');
  await expect(palette).toContainText(t('palette:none'));
  await workspace.press('Escape');
  await expect(palette).toHaveCount(0);
  await workspace.expectActive(5, 'en');
  await expect(workspace.activeCell()).toBeFocused();

  // What cannot be done now is listed too, with the reason, and Enter on it says why.
  const why = t('commands:unavailable.original-column');
  await workspace.goTo(3, 'source');
  await workspace.press('Mod+k');
  const option = palette.getByRole('option', { name: t('commands:titles.copySource') });
  await page.keyboard.type(t('commands:titles.copySource'));
  await expect(palette.getByRole('option')).toHaveCount(1);
  await expect(option).toHaveAttribute('aria-disabled', 'true');
  await expect(option).toHaveAttribute('aria-description', why);
  await expect(option).toContainText(why);
  await workspace.press('ArrowDown');
  await expect(option).toHaveAttribute('aria-selected', 'true');
  const id = (await option.getAttribute('id')) ?? '';
  await expect(palette.getByRole('combobox')).toHaveAttribute('aria-activedescendant', id);
  await workspace.press('Enter');
  // Said aloud, and shown over the palette, which stays.
  await expect(page.locator('li').filter({ hasText: why })).toBeVisible();
  await expect(palette).toBeVisible();
  await workspace.press('Escape');
  await expect(palette).toHaveCount(0);
  await workspace.goTo(5, 'en');

  // The sheet can be searched, and closes with Escape at once.
  const sheet = page.getByRole('dialog', { name: t('shortcuts:title') });
  await workspace.press('F1');
  await expect(sheet).toContainText(t('commands:titles.confirmNext'));
  await expect(sheet.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('split');
  await expect(sheet).not.toContainText(t('commands:titles.confirmNext'));
  await expect(sheet).toContainText('Ctrl');
  await workspace.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(workspace.activeCell()).toBeFocused();
  await workspace.press('Mod+/');
  await expect(sheet.getByRole('searchbox')).toBeFocused();
  await workspace.press('Escape');
  await expect(sheet).toHaveCount(0);

  // Also while its close button has the focus.
  await workspace.press('F1');
  await expect(sheet.getByRole('searchbox')).toBeFocused();
  await workspace.press('Shift+Tab');
  await expect(sheet.getByRole('button', { name: t('common:close') })).toBeFocused();
  await workspace.press('Escape');
  await expect(sheet).toHaveCount(0);

  // And from the moment it has the focus.
  await page.evaluate(() => {
    const escape = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element) || target.closest('[role="dialog"]') === null) return;
      document.removeEventListener('focusin', escape);
      document.documentElement.dataset['escaped'] = '';
      target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    };
    document.addEventListener('focusin', escape);
  });
  await workspace.press('F1');
  await expect(page.locator('html')).toHaveAttribute('data-escaped', '');
  await expect(sheet).toHaveCount(0);
  await expect(workspace.activeCell()).toBeFocused();
});

/** Loads the page again, up to the first screen: the code that follows it waits for the answer to be called. */
const holdCode = async ({ page }: App): Promise<() => void> => {
  const code = Promise.withResolvers<undefined>();
  await page.route(/\/OpenProject-[^/]*\.js$/, async (route) => {
    await code.promise;
    await route.continue();
  });
  await page.reload();
  await expect(page.locator('main')).toBeVisible();
  return () => code.resolve(undefined);
};

test('keys that come before the code of their command are struck once it is there', async ({ app }) => {
  test.skip(app.form === 'window', 'only in a browser can code be held back');
  const { page } = app;
  const release = await holdCode(app);
  await page.keyboard.press('Control+Shift+P');
  await page.keyboard.type('short');
  // As from an input method or a dead key: text without a key stroke.
  await page.keyboard.insertText('cut');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  release();
  const dialog = page.getByRole('dialog', { name: t('palette:title') });
  await expect(dialog.getByRole('combobox')).toHaveValue('shortcut');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: t('shortcuts:title') })).toBeVisible();
});

test('a file is asked about, and its project shown, once the code for it is there', async ({ app }) => {
  test.skip(app.form === 'window', 'only in a browser can code be held back');
  const { page } = app;
  const library = libraryOf(app);
  const release = await holdCode(app);
  await library.drop(await writeDocument(app, 'letter.txt', cleanLetter));
  await expect(
    page.getByRole('progressbar', { name: t('library:inspecting', { name: 'letter.txt' }) }),
  ).toBeVisible();
  await expect(library.go()).toHaveCount(0);
  release();
  await library.go().click();
  await workspaceOf(app).expectReady(5);
});

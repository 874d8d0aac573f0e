import { expect, test } from './fixtures.ts';
import { openLetter } from './pages/open-letter.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

test('every command is found by name and run where one was @window', async ({ app }) => {
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
});

test('what cannot be done now is listed too, with the reason, and Enter on it says why', async ({ app }) => {
  const workspace = await openLetter(app);
  const { page } = app;
  const palette = page.getByRole('dialog', { name: t('palette:title') });
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
});

test('the sheet shows every key, can be searched, and closes with Escape at once', async ({ app }) => {
  const workspace = await openLetter(app);
  const sheet = app.page.getByRole('dialog', { name: t('shortcuts:title') });
  await workspace.press('F1');
  await expect(sheet).toContainText(t('commands:titles.confirmNext'));
  await expect(sheet.getByRole('searchbox')).toBeFocused();
  await app.page.keyboard.type('split');
  await expect(sheet).not.toContainText(t('commands:titles.confirmNext'));
  await expect(sheet).toContainText('Ctrl');
  await workspace.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(workspace.activeCell()).toBeFocused();
  await workspace.press('Mod+/');
  await expect(sheet.getByRole('searchbox')).toBeFocused();
  await workspace.press('Escape');
  await expect(sheet).toHaveCount(0);
});

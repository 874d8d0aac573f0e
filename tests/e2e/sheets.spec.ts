import { expectAccessibleInBothThemes } from './accessibility.ts';
import { expect, test } from './fixtures.ts';
import { expectFocusIn } from './focus.ts';
import { libraryOf } from './pages/library.ts';
import { openLetter } from './pages/open-letter.ts';
import { openSheet, sheetOf } from './pages/sheets.ts';
import { wordsIn } from './words.ts';

test('a sheet takes the keys and gives them back: opened by key, menu and palette, closed by Escape and button', async ({
  app,
}) => {
  const { page } = app;
  const t = wordsIn(app.setting.language);
  const workspace = await openLetter(app);
  const sheet = sheetOf(app, 'history');
  await workspace.edit(2, 'en');
  await page.keyboard.insertText('Clean');
  await workspace.press('Mod+Alt+y');
  await expectFocusIn(sheet);
  // What was typed is committed by then, and listed.
  await expect(sheet.getByRole('listitem').first()).toContainText('Clean');
  // Nothing beneath is in reach, by Tab, key or name.
  await expect(page.locator('[inert] main')).toHaveCount(1);
  for (let step = 0; step < 6; step += 1) {
    await workspace.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('[inert]') ?? null)).toBeNull();
  }
  await workspace.press('Mod+z', 'ArrowDown');
  await workspace.press('Escape');
  await expect(sheet).toHaveCount(0);
  // The caret stands where it was, and what is typed goes on there.
  await expect(workspace.editor()).toBeFocused();
  await page.keyboard.type(' coat');
  await expect(workspace.editor()).toHaveText('Clean coat');
  await workspace.press('Escape');

  await openSheet(app, 'history');
  await expectFocusIn(sheet);
  // Over a sheet the palette opens, and gives the focus back to it.
  await workspace.press('Mod+Shift+p');
  const palette = page.getByRole('dialog', { name: t('palette:title') });
  await expect(palette).toBeVisible();
  await workspace.press('Escape');
  await expectFocusIn(sheet);
  // The same where a frame is drawn before the palette has given it back, as on a busy machine.
  await workspace.press('Mod+Shift+p');
  await expectFocusIn(palette);
  await page.evaluate(() => {
    const soon = window.setTimeout.bind(window);
    const late = (run: () => void, after = 0): number => soon(run, after + 200);
    Object.assign(window, { setTimeout: late, asBefore: soon });
  });
  await workspace.press('Escape');
  await expect(palette).toHaveCount(0);
  await expectFocusIn(sheet);
  await page.evaluate(() => Object.assign(window, { setTimeout: Reflect.get(window, 'asBefore') }));
  await sheet.getByRole('button', { name: t('common:close'), exact: true }).click();
  await expect(sheet).toHaveCount(0);
  // Where one was before the menu.
  await expect(workspace.activeCell()).toBeFocused();

  // Of what the palette runs, that which lies beneath closes the sheet.
  await workspace.goTo(3, 'en');
  await workspace.press('Mod+Alt+y', 'Mod+Shift+p');
  await page.keyboard.type(t('commands:titles.copySource'));
  await workspace.press('Enter');
  await expect(sheet).toHaveCount(0);
  await expect(workspace.text(3, 'en')).toHaveText('圖書館的門還沒有開。');
});

test.describe('in Chinese', () => {
  test.use({ language: 'zh-Hans' });

  test('one sheet gives way to another, by keys and from the line below the text', async ({ app }) => {
    const { page } = app;
    const t = wordsIn(app.setting.language);
    const workspace = await openLetter(app);
    await workspace.press('Mod+Alt+y', 'Mod+Shift+e');
    await expect(page.getByRole('dialog')).toHaveAccessibleName(t('exporting:title'));
    await expectAccessibleInBothThemes(app);
    await workspace.press('Mod+,');
    await expect(page.getByRole('dialog')).toHaveAccessibleName(t('settings:title'));
    await workspace.press('Escape');
    await expect(workspace.activeCell()).toBeFocused();
    // The counts of the column lead to all counts.
    await workspace.write(1, 'en', 'It rained this morning.');
    await workspace.press('Mod+Shift+Enter');
    await workspace
      .status()
      .getByText(t('status:words', { count: 4 }))
      .click();
    const statistics = sheetOf(app, 'statistics');
    const line = (table: string) =>
      statistics
        .getByRole('region', { name: t(`statistics:${table}`) })
        .getByRole('row', { name: 'English' });
    await expect(line('length').getByRole('cell')).toHaveText(['4', '20', '23']);
    await expect(line('progress').getByRole('cell')).toHaveText(['4', '0', '1', '0', '0', /^20\s?%$/]);
    await expectAccessibleInBothThemes(app);
  });
});

test('settings open before any project is, those of the user alone', async ({ app }) => {
  const t = wordsIn(app.setting.language);
  await expect(libraryOf(app).samples().first()).toBeVisible();
  await app.page.keyboard.press('Control+,');
  const sheet = sheetOf(app, 'settings');
  await expect(sheet.getByLabel(t('settings:language'), { exact: true })).toBeVisible();
  await expect(sheet.getByRole('heading', { name: t('settings:project') })).toHaveCount(0);
  await expectFocusIn(sheet);
  await app.page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(libraryOf(app).samples().first()).toBeVisible();
});

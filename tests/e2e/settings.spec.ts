import { cleanLetter, writeDocument } from './documents.ts';
import { expect, test, type App } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { workspaceOf } from './pages/workspace.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

const openSettings = async (app: App) => {
  await libraryOf(app).import(await writeDocument(app, 'letter.txt', cleanLetter));
  const workspace = workspaceOf(app);
  await workspace.expectReady(5);
  await workspace.press('Mod+,');
  return workspace;
};

test('the language of the interface changes at once, everywhere, and is kept', async ({ app }) => {
  const workspace = await openSettings(app);
  const language = app.page.locator('select').first();
  await expect(app.page.getByLabel(t('settings:language'))).toBeVisible();
  for (const wanted of ['zh-Hans', 'zh-Hant'] as const) {
    const words = wordsIn(wanted);
    await language.selectOption(wanted);
    await expect(app.page.getByRole('dialog', { name: words('settings:title') })).toBeVisible();
    await expect(app.page.locator('html')).toHaveAttribute('lang', wanted);
    await expect(workspace.grid().getByRole('columnheader').nth(1)).toContainText(
      words('editor:columns.source'),
    );
    await expect(workspace.status()).toContainText(words('status:saving.saved'));
    await expect(workspace.button(words('commands:titles.undo'))).toBeVisible();
  }
  await app.restart();
  await expect(
    app.page.getByRole('button', { name: wordsIn('zh-Hant')('library:open'), exact: true }),
  ).toBeVisible();
});

test('theme, size and spacing of the text take effect at once and are kept', async ({ app }) => {
  const workspace = await openSettings(app);
  const { page } = app;
  const colour = (): Promise<string> =>
    app.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const heightOf = async (): Promise<number> => (await workspace.row(2).boundingBox())?.height ?? 0;
  const light = await colour();
  await page.getByRole('radio', { name: t('settings:themes.dark'), exact: true }).click();
  await expect.poll(colour).not.toBe(light);
  const dark = await colour();

  const before = await heightOf();
  await page.getByRole('button', { name: t('settings:larger'), exact: true }).click();
  await page.getByRole('button', { name: t('settings:larger'), exact: true }).click();
  await expect.poll(heightOf).toBeGreaterThan(before);
  const larger = await heightOf();
  await page.getByRole('button', { name: t('settings:looser'), exact: true }).click();
  await expect.poll(heightOf).toBeGreaterThan(larger);
  await page.getByLabel(t('settings:author')).fill('陳');
  await page.getByLabel(t('settings:author')).press('Enter');
  await app.restart();
  await workspace.reopen('letter');
  expect(await colour()).toBe(dark);
  await workspace.write(1, 'en', 'Rain.');
  await workspace.expectSaved();
  await workspace.press('Mod+Alt+y');
  await expect(app.page.getByRole('dialog', { name: t('history:title') })).toContainText('陳');
});

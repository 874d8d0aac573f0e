import { screenshots } from './screenshot.ts';
import { workbook } from '../integration/engine/small-documents.ts';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from './app.ts';
import { expectAccessible } from './accessibility.ts';
import { cleanLetter, writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { choosePath } from './pages/choose-path.ts';
import { libraryOf } from './pages/library.ts';
import { workspaceOf } from './pages/workspace.ts';
import { picturedIn } from './pictures.ts';
import { wordsIn } from './words.ts';

/** Chooses a newer file of the document that is open. */
const updateFrom = async (app: App, path: string): Promise<void> => {
  const t = wordsIn(app.setting.language);
  await choosePath(app, path, async () => {
    await app.page.getByRole('banner').getByRole('button').first().click();
    await app.page.getByRole('menuitem', { name: t('library:documents.update') }).click();
  });
};

test('a document follows a newer file, keeps what was translated, and goes back as one step', async ({
  app,
}) => {
  const t = wordsIn('en');
  const workspace = workspaceOf(app);
  await libraryOf(app).import(await writeDocument(app, 'letter.txt', cleanLetter));
  await workspace.expectReady(5);
  const second = await workspace.text(2, 'source').innerText();
  await workspace.write(2, 'en', 'The second sentence.');
  await workspace.press('Escape');
  await workspace.expectSaved();

  await updateFrom(app, await writeDocument(app, 'corrected.txt', `這一句是新加的。\n\n${cleanLetter}`));
  // What it would change is told first, and nothing is changed yet.
  const changes = app.page.getByRole('list', { name: t('history:changes.list') });
  const title = t('library:update.title', { name: 'letter.txt', file: 'corrected.txt' });
  await expect(app.page.getByRole('heading', { name: title })).toBeVisible();
  await expect(changes.getByRole('listitem')).toHaveText([/這一句是新加的。/]);
  await expect(app.page.getByRole('button', { name: t('library:update.go') })).toBeFocused();
  await app.page.keyboard.press('Enter');
  await expect(
    app.page.getByRole('heading', { name: t('library:update.done', { name: 'letter.txt' }) }),
  ).toBeVisible();
  await expect(app.page.getByText(t('library:update.rows.added', { count: 1 }))).toBeVisible();
  await expect(app.page.getByText(t('library:update.rows.kept', { count: 5 }))).toBeVisible();
  // The row that came leads to its place; the list of what changed is at hand again in the history.
  await expect(changes.getByRole('listitem')).toHaveText([/這一句是新加的。/]);
  await changes.getByRole('button').click();
  await workspace.expectActive(1, 'source');
  await workspace.press('Mod+Alt+y');
  await expect(changes.getByRole('listitem')).toHaveText([/這一句是新加的。/]);
  await expect(changes.getByRole('button')).toBeFocused();
  await workspace.press('Escape');
  await expect(workspace.activeCell()).toBeFocused();
  await workspace.expectReady(6);
  await expect(workspace.text(1, 'zh-Hans')).toHaveText('这一句是新加的。');
  await expect(workspace.text(3, 'source')).toHaveText(second);
  await expect(workspace.text(3, 'en')).toHaveText('The second sentence.');

  await workspace.press('Mod+z');
  await workspace.expectReady(5);
  await expect(workspace.text(2, 'en')).toHaveText('The second sentence.');
});

const numbered = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => `第${n}頁說的是第${(n * 7919) % 10007}條河。`);

for (const language of picturedIn('zh-Hant')) {
  test.describe(language, () => {
    test.use({ language });
    test('a newer workbook is asked its options, and its many changes are searched by keys before and after', async ({
      app,
    }) => {
      const t = wordsIn(language);
      const workspace = workspaceOf(app);
      const { page } = app;
      const path = join(app.folder, 'pages.xlsx');
      await writeFile(path, workbook({ 甲: numbered(60), 乙: ['別的一頁。'] }));
      await libraryOf(app).drop(path);
      const sheets = page.getByRole('textbox', { name: t('formats:xlsx.options.sheets.name') });
      const options = page.getByText(t('library:import.options', { format: t('formats:xlsx.name') }));
      await options.click();
      await sheets.fill('甲');
      await libraryOf(app).go().click();
      await workspace.expectReady(60);

      const newer = numbered(60).map((text, n) => (n % 2 === 0 ? text.replace('河', '大河') : text));
      await writeFile(path, workbook({ 甲: newer, 乙: ['別的一頁。'] }));
      await updateFrom(app, path);
      await options.click();
      await expect(sheets).toHaveValue('甲');
      await expectAccessible(app);
      await screenshots(app, 'update-options');
      await sheets.press('Enter');
      const changes = page.getByRole('list', { name: t('history:changes.list') });
      await expect(page.getByText(t('library:update.rows.changed', { count: 30 }))).toBeVisible();
      await expect(changes.getByRole('listitem').first()).toContainText('第0頁');
      const search = page.getByRole('searchbox', { name: t('history:changes.search') });
      await search.fill('第58页');
      await expect(changes.getByRole('listitem')).toHaveText([/第58頁說的是.*大河。/]);
      await expect(page.getByText(t('history:changes.found', { count: 1 }))).toBeVisible();
      await expectAccessible(app);
      await screenshots(app, 'update-compared-search');
      await search.fill('');
      await expect(changes.getByRole('listitem').nth(1)).toBeVisible();
      await search.press('ArrowDown');
      await page.keyboard.press('End');
      await expect(changes.getByText(/第58頁/)).toBeInViewport();
      await screenshots(app, 'update-compared');
      await page.setViewportSize({ width: 900, height: 600 });
      await screenshots(app, 'update-compared-small');
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.getByRole('button', { name: t('library:update.go'), exact: true }).click();
      await expect(
        page.getByRole('heading', { name: t('library:update.done', { name: 'pages.xlsx' }) }),
      ).toBeVisible();
      await screenshots(app, 'updated');
      await page.keyboard.press('Escape');
      await workspace.press('Mod+Alt+y');
      await page
        .getByRole('button', { name: t('history:changes.show') })
        .first()
        .click();
      await search.fill('第58页');
      await expect(changes.getByRole('listitem')).toHaveText([/第58頁/]);
      await screenshots(app, 'update-history');
      await changes.getByRole('button').click();
      await workspace.expectActive(59, 'source');
      await workspace.press('Mod+z');
      await workspace.expectActive(1, 'source');
      await expect(workspace.text(1, 'source')).toHaveText(numbered(60)[0] ?? '');
    });
  });
}

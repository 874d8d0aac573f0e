import { expectAccessibleInBothThemes } from './accessibility.ts';
import { writeDocument } from './documents.ts';
import { expect, test, type App } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { workspaceOf } from './pages/workspace.ts';
import { picturedIn } from './pictures.ts';
import { screenshots } from './screenshot.ts';
import { wordsIn } from './words.ts';

const letter = ['渡口的船已經開走了。', '天色暗了。', '渡口沒有人。', '渡口沒有人。'].join('\n\n');

const open = async (app: App) => {
  const t = wordsIn(app.setting.language);
  await libraryOf(app).import(await writeDocument(app, 'letter.txt', `${letter}\n`));
  const workspace = workspaceOf(app);
  await workspace.expectReady(4);
  const confirm = async (row: number, text: string): Promise<void> => {
    await workspace.write(row, 'en', text);
    await workspace.press('Mod+Enter');
    await workspace.expectSaved();
    await workspace.press('Escape');
  };
  await confirm(1, 'The ferry has gone.');
  await confirm(3, 'Nobody at the ferry.');
  await confirm(4, 'No one at the ferry.');
  const drawer = app.page.getByRole('region', { name: t('common:drawer'), exact: true });
  return {
    t,
    workspace,
    drawer,
    items: drawer.getByRole('listitem'),
    search: drawer.getByRole('searchbox', { name: t('concordance:search') }),
  };
};

test('words are searched by keys in either script, and a result is inserted at the caret or behind the text', async ({
  app,
}) => {
  const { workspace, drawer, items, search, t } = await open(app);
  await workspace.edit(2, 'en');
  await app.page.keyboard.type('So: . Dark.');
  await workspace.press('Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  await workspace.press('Mod+Shift+f');
  await expect(search).toBeFocused();
  await app.page.keyboard.type('开走 渡口');
  await expect(items).toHaveCount(1);
  await expect(items.locator('mark')).toHaveText(['渡口', '開走']);
  await expect(drawer).toContainText(t('concordance:counts.words', { count: 1 }));
  await workspace.press('ArrowDown', 'Enter');
  await expect(workspace.editor()).toHaveText('So: The ferry has gone.. Dark.');
  await workspace.press('Escape');
  await expect(workspace.editor()).toBeFocused();
  await workspace.press('Escape');
  await workspace.expectSaved();
  await items.getByRole('button').first().click();
  await expect(workspace.text(2, 'en')).toHaveText('So: The ferry has gone.. Dark. The ferry has gone.');
  await workspace.press('Mod+z');
  await expect(workspace.text(2, 'en')).toHaveText('So: The ferry has gone.. Dark.');
  await search.fill('FERRY');
  await expect(items).toHaveCount(3);
  await items
    .nth(2)
    .getByRole('button', { name: t('concordance:go') })
    .click();
  await workspace.expectActive(4, 'en');
});

for (const language of picturedIn('zh-Hant')) {
  test.describe(language, () => {
    test.use({ language });
    test('what is translated differently is listed, written to a file, pictured and accessible', async ({
      app,
    }) => {
      const { workspace, drawer, items, search, t } = await open(app);
      await workspace.press('Mod+Shift+f');
      await search.fill('渡口');
      await expect(items).toHaveCount(3);
      await expectAccessibleInBothThemes(app);
      await screenshots(app, 'concordance');
      await drawer.getByRole('radio', { name: t('concordance:views.differences') }).click();
      await expect(items).toHaveCount(2);
      await expect(drawer).toContainText(t('concordance:counts.differences', { count: 1 }));
      await drawer.getByRole('button', { name: t('concordance:exportCsv') }).click();
      await expect(drawer).toContainText(/\.csv/);
      await screenshots(app, 'concordance-differences');
      await items.nth(1).getByRole('button').first().click();
      await workspace.expectActive(4, 'en');
    });
  });
}

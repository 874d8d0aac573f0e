import { expectAccessibleInBothThemes } from './accessibility.ts';
import { writeDocument } from './documents.ts';
import { expect, test, type App } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { painted } from './pages/notes.ts';
import { rowOf } from './pages/row.ts';
import { openSheet, sheetOf } from './pages/sheets.ts';
import { workspaceOf } from './pages/workspace.ts';
import { picturedIn } from './pictures.ts';
import { screenshots } from './screenshot.ts';
import { wordsIn } from './words.ts';

const open = async (app: App, name: string, text: string) => {
  await libraryOf(app).import(await writeDocument(app, name, `${text}\n`));
  await workspaceOf(app).expectReady(1);
};

for (const language of picturedIn('zh-Hant')) {
  test.describe(language, () => {
    test.use({ language });
    test('a shared termbase is made, takes a term from two selections, and is found and checked in another project', async ({
      app,
    }) => {
      const t = wordsIn(app.setting.language);
      const [workspace, row] = [workspaceOf(app), rowOf(app)];
      await open(app, 'letter.txt', '今天的船已經開走了。');
      await workspace.write(1, 'en', 'Today it has gone.');
      await workspace.press('Escape');
      await workspace.expectSaved();

      const sheet = await openSheet(app, 'termbase');
      const menu = (name: string) => sheet.getByRole('button', { name: t('terms:shared.of', { name }) });
      const item = (name: string) => app.page.getByRole('menuitem', { name, exact: true });
      await menu(t('terms:shared.project')).press('Enter');
      await item(t('terms:shared.open')).click();
      const shared = sheetOf(app, 'sharedTermbases');
      await expect(shared).toContainText(t('terms:shared.none'));
      await shared.getByRole('button', { name: t('terms:shared.new') }).click();
      await app.page.keyboard.type('甲社術語');
      await app.page.keyboard.press('Enter');
      await expect(shared.getByRole('listitem')).toHaveCount(1);
      await expect(shared.getByRole('checkbox', { name: t('terms:shared.takesNew') })).toBeChecked();
      await screenshots(app, 'shared-termbases');
      await expectAccessibleInBothThemes(app);
      await app.page.keyboard.press('Escape');

      await workspace.press('Mod+Alt+p');
      for (const side of ['source', 'en']) {
        await workspace.goTo(1, side);
        await workspace.press('F8', 'Mod+Alt+e');
      }
      const added = { termbase: '甲社術語', first: '今天', second: 'Today' };
      await expect(workspace.notice(t('terms:shared.added.concept', added))).toBeVisible();
      await expect.poll(() => painted(app, 'known-term')).toEqual(['今天']);
      await workspace.goTo(1, 'en');
      await expect(row.items('terms').first()).toContainText('甲社術語');

      await row
        .items('terms')
        .first()
        .getByRole('button', { name: t('terms:editOf', { term: '今天' }) })
        .click();
      const form = sheetOf(app, 'termbase');
      await expect(form).toContainText(t('terms:shared.isIn', { name: '甲社術語' }));
      await form.getByRole('button', { name: t('terms:addTerm') }).click();
      await form.getByLabel(t('terms:term'), { exact: true }).nth(2).fill('this day');
      await form.getByLabel(t('terms:status'), { exact: true }).nth(2).selectOption('forbidden');
      await form.getByLabel(t('terms:language'), { exact: true }).nth(2).selectOption('en');
      await form.getByRole('button', { name: t('terms:save') }).click();
      await expect(form.getByRole('button', { name: t('terms:save') })).toHaveCount(0);
      await app.page.keyboard.press('Escape');
      await workspace.close();

      await open(app, 'second.txt', '船今天沒有開。');
      await expect.poll(() => painted(app, 'known-term')).toEqual([]);
      await openSheet(app, 'termbase');
      await menu(t('terms:shared.project')).press('Enter');
      await item(t('terms:shared.open')).click();
      await shared.getByRole('button', { name: t('terms:shared.add') }).press('Enter');
      await item('甲社術語').click();
      await expect(shared.getByRole('listitem')).toHaveCount(1);
      await app.page.keyboard.press('Escape');
      await expect.poll(() => painted(app, 'known-term')).toEqual(['今天']);
      await workspace.write(1, 'en', 'No boat this day.');
      await workspace.press('Escape', 'Mod+Alt+p');
      await expect(row.section('issues')).toContainText('this day');
      await expect(row.items('terms').first()).toContainText('甲社術語');
      await screenshots(app, 'row-shared-terms');
      await expectAccessibleInBothThemes(app);
    });
  });
}

import { expectAccessibleInBothThemes } from './accessibility.ts';
import { writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { workspaceOf } from './pages/workspace.ts';
import { picturedIn } from './pictures.ts';
import { screenshots } from './screenshot.ts';
import { wordsIn } from './words.ts';

for (const language of picturedIn('zh-Hant')) {
  test.describe(language, () => {
    test.use({ language });
    test('misspelt words are underlined while one writes, replaced by a key, and added to the project’s words', async ({
      app,
    }) => {
      const t = wordsIn(app.setting.language);
      await libraryOf(app).import(
        await writeDocument(app, 'ferry.txt', '他收到了一封信。\n\n渡口在一座小鎮。\n'),
      );
      const workspace = workspaceOf(app);
      await workspace.expectReady(2);
      const underlined = () => app.page.evaluate(() => CSS.highlights.get('issue-words')?.size ?? 0);
      await workspace.write(2, 'en', 'The ferry is in Tangqiaozhen.');
      await workspace.write(1, 'en', 'He recieved a leter.');
      await workspace.expectSaved();
      // While the cell is open: two words of it, and the name in the other row.
      await expect.poll(underlined).toBe(3);
      await workspace.press('Escape');
      await workspace.press('Alt+F7');
      const menu = app.page.getByRole('dialog', { name: t('editor:spelling.title', { word: 'recieved' }) });
      await expect(menu.getByRole('button').first()).toContainText('received');
      await screenshots(app, 'spelling');
      await expectAccessibleInBothThemes(app);
      await app.page.keyboard.press('1');
      await expect(workspace.cell(1, 'en')).toContainText('He received a leter.');
      await workspace.press('Alt+F7');
      await expect(
        app.page.getByRole('dialog', { name: t('editor:spelling.title', { word: 'leter' }) }),
      ).toBeVisible();
      await app.page.keyboard.press('Escape');
      await workspace.press('Alt+F7');
      const name = app.page.getByRole('dialog', {
        name: t('editor:spelling.title', { word: 'Tangqiaozhen' }),
      });
      await expect(name).toContainText(t('editor:spelling.noSuggestions'));
      await app.page.keyboard.press('+');
      await expect(workspace.notice(t('editor:spelling.added', { word: 'Tangqiaozhen' }))).toBeVisible();
      await expect.poll(underlined).toBe(1);
      await workspace.press('Mod+z');
      await expect.poll(underlined).toBe(2);
      await workspace.press('Mod+z');
      await expect(workspace.cell(1, 'en')).toContainText('He recieved a leter.');
    });

    test('marks of spelling are switched off and on in the settings of the project, which keeps it', async ({
      app,
    }) => {
      const t = wordsIn(app.setting.language);
      await libraryOf(app).import(await writeDocument(app, 'ferry.txt', '他收到了一封信。\n'));
      const workspace = workspaceOf(app);
      await workspace.expectReady(1);
      const underlined = () => app.page.evaluate(() => CSS.highlights.get('issue-words')?.size ?? 0);
      await workspace.write(1, 'en', 'He recieved a leter.');
      await workspace.press('Escape');
      await expect.poll(underlined).toBe(2);
      const checks = () =>
        app.page.getByRole('checkbox', { name: t('settings:spellingChecks'), exact: true });
      const issues = workspace.status().getByRole('button', { name: t('checks:panel.issues', { count: 2 }) });
      await expect(issues).toBeVisible();

      await workspace.press('Mod+,');
      await expect(checks()).toBeChecked();
      await checks().focus();
      await workspace.press('Space');
      await expect(checks()).not.toBeChecked();
      await screenshots(app, 'spelling-switch');
      await expectAccessibleInBothThemes(app);
      await workspace.press('Escape');
      await expect.poll(underlined).toBe(0);
      await expect(issues).toHaveCount(0);

      await app.restart();
      await workspace.reopen('ferry');
      await expect(workspace.text(1, 'en')).toHaveText('He recieved a leter.');
      await workspace.press('Mod+,');
      await expect(checks()).not.toBeChecked();
      expect(await underlined()).toBe(0);
      await checks().click();
      await expect.poll(underlined).toBe(2);
    });
  });
}

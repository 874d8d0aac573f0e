import { expectAccessibleInBothThemes } from './accessibility.ts';
import { writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { workspaceOf } from './pages/workspace.ts';
import { picturedIn } from './pictures.ts';
import { screenshots } from './screenshot.ts';
import { wordsIn } from './words.ts';

/** Milliseconds within which the checker has begun, on a machine that does much else. */
const begins = 120_000;

for (const language of picturedIn('zh-Hant')) {
  test.describe(language, () => {
    test.use({ language });
    test('grammar is checked once it is switched on: underlined, replaced and ignored by keys, and looked for in all rows', async ({
      app,
    }) => {
      test.setTimeout(3 * begins);
      const t = wordsIn(app.setting.language);
      await libraryOf(app).import(
        await writeDocument(app, 'school.txt', '他去學校。\n\n我們有蘋果。\n\n沒有人。\n'),
      );
      const workspace = workspaceOf(app);
      await workspace.expectReady(3);
      const underlined = () => app.page.evaluate(() => CSS.highlights.get('issue-words')?.size ?? 0);
      await workspace.write(1, 'en', 'He go to the the school.');
      await workspace.press('Escape');
      await workspace.expectSaved();
      expect(await underlined()).toBe(0);

      await workspace.press('Mod+,');
      const checks = app.page.getByRole('checkbox', { name: t('settings:grammarChecks'), exact: true });
      await expect(checks).not.toBeChecked();
      await checks.click();
      await expect(checks).toBeChecked();
      await checks.scrollIntoViewIfNeeded();
      await screenshots(app, 'grammar-switch');
      await expectAccessibleInBothThemes(app);
      await expect(app.page.getByText(t('settings:grammarPhases.ready'))).toBeVisible({ timeout: begins });
      await workspace.press('Escape');
      await expect.poll(underlined, { timeout: begins }).toBe(2);

      // While one writes.
      await workspace.write(2, 'en', 'We have an 𠮷 and an book.');
      await expect.poll(underlined, { timeout: begins }).toBe(3);
      await workspace.press('Escape');
      await workspace.cell(1, 'en').click();
      await workspace.press('Escape');

      await workspace.press('Alt+F7');
      const menu = app.page.getByRole('dialog', { name: t('editor:spelling.title', { word: 'go' }) });
      await expect(menu.getByRole('button').first()).toContainText('goes');
      await screenshots(app, 'grammar');
      await expectAccessibleInBothThemes(app);
      await app.page.keyboard.press('1');
      await expect(workspace.cell(1, 'en')).toContainText('He goes to the the school.');
      await expect.poll(underlined, { timeout: begins }).toBe(2);
      await workspace.press('Alt+F7');
      await expect(
        app.page.getByRole('dialog', { name: t('editor:spelling.title', { word: 'the the' }) }),
      ).toBeVisible();
      await app.page.keyboard.press('i');
      await expect.poll(underlined).toBe(1);

      await workspace.press('F7');
      await app.page.getByRole('button', { name: t('checks:grammar.checkAll') }).click();
      await expect(workspace.notice(t('checks:grammar.done', { texts: 2, count: 1 }))).toBeVisible({
        timeout: begins,
      });
      await screenshots(app, 'grammar-issues');
      await expectAccessibleInBothThemes(app);
    });
  });
}

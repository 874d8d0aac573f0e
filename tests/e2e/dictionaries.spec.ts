import { interfaceLanguages } from '#api/index.ts';
import { expectAccessibleInBothThemes } from './accessibility.ts';
import { writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { choosePath } from './pages/choose-path.ts';
import { libraryOf } from './pages/library.ts';
import { openSheet } from './pages/sheets.ts';
import { workspaceOf } from './pages/workspace.ts';
import { screenshots } from './screenshot.ts';
import { wordsIn } from './words.ts';

const own =
  'word,reading,definition\n渡口,dùkǒu,the crossing of this novel\n擺渡人,bǎidùrén,the man with the pole\n';

for (const language of interfaceLanguages) {
  test.describe(language, () => {
    test.use({ language });
    test('a dictionary of one’s own is imported, ordered by keys, found under the pointer, removed, brought back and switched off', async ({
      app,
    }) => {
      const t = wordsIn(app.setting.language);
      const { page } = app;
      await page.setViewportSize({ width: 900, height: 600 });
      await libraryOf(app).import(await writeDocument(app, 'novel.txt', '渡口的船開走了。\n'));
      const workspace = workspaceOf(app);
      await workspace.expectReady(1);
      const path = await writeDocument(app, 'own.csv', own);

      const sheet = await openSheet(app, 'dictionaries');
      const button = (key: string) =>
        sheet.getByRole('button', { name: t(`dictionary:${key}`, { name: 'own' }), exact: true });
      const items = sheet.getByRole('list', { name: t('dictionary:dictionaries') }).getByRole('listitem');
      const checkbox = sheet.getByRole('checkbox', { name: 'own', exact: true });
      await expect(items).toHaveCount(1);
      await choosePath(app, path, () =>
        sheet.getByRole('button', { name: t('dictionary:import'), exact: true }).click(),
      );
      await expect(items).toHaveCount(2);
      await expect(workspace.notice(t('dictionary:imported', { count: 2, name: 'own' }))).toBeVisible();

      // At the top the button can do no more, and the focus goes to the other.
      await button('earlier').focus();
      await workspace.press('Enter');
      await expect(items.first()).toContainText('own');
      await expect(button('later')).toBeFocused();
      await screenshots(app, 'dictionaries');
      await expectAccessibleInBothThemes(app);

      await button('remove').click();
      await expect(items).toHaveCount(1);
      await page
        .getByRole('region', { name: new RegExp(t('common:notices')) })
        .getByRole('button', { name: t('dictionary:undo'), exact: true })
        .click();
      await expect(items).toHaveCount(2);
      await expect(checkbox).toBeChecked();
      await workspace.press('Escape');
      await expect(sheet).toHaveCount(0);

      await workspace.press('Mod+Alt+x');
      await expect(page.getByRole('searchbox', { name: t('dictionary:search') })).toBeFocused();
      await page.keyboard.type('擺渡人');
      const entries = page.getByRole('region', { name: t('dictionary:list'), exact: true });
      await expect(entries).toContainText('the man with the pole');
      await page.getByRole('checkbox', { name: t('dictionary:hover') }).click();
      await workspace.text(1, 'source').hover({ position: { x: 8, y: 10 } });
      await expect(page.getByRole('tooltip')).toContainText('the crossing of this novel');
      await screenshots(app, 'dictionaries-hover');

      await openSheet(app, 'dictionaries');
      await checkbox.click();
      await expect(checkbox).not.toBeChecked();
      await workspace.press('Escape');
      await expect(page.getByText('the man with the pole')).toHaveCount(0);
    });
  });
}

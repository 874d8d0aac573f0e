import { expectAccessibleInBothThemes } from './accessibility.ts';
import { writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { rowOf } from './pages/row.ts';
import { openSheet, sheetOf } from './pages/sheets.ts';
import { workspaceOf } from './pages/workspace.ts';
import { picturedIn } from './pictures.ts';
import { screenshots } from './screenshot.ts';
import { wordsIn } from './words.ts';

const letter = ['孫中山到了霧燈車站。', '孫先生喜歡霧燈車站。', '船開走了。'].join('\n\n');

for (const language of picturedIn('zh-Hant')) {
  test.describe(language, () => {
    test.use({ language });
    test('a name is read and known by its title, a changed spelling changes the texts it touches at once, and candidates are confirmed by keys', async ({
      app,
    }) => {
      const t = wordsIn(app.setting.language);
      await libraryOf(app).import(await writeDocument(app, 'letter.txt', `${letter}\n`));
      const workspace = workspaceOf(app);
      await workspace.expectReady(3);
      await workspace.write(1, 'en', 'Sun Yat-sen came to the station.');
      await workspace.write(2, 'en', 'Mr Sun likes it.');
      await workspace.press('Escape');
      await workspace.expectSaved();

      const sheet = await openSheet(app, 'termbase');
      await sheet.getByRole('button', { name: t('terms:add') }).click();
      const terms = sheet.getByLabel(t('terms:term'), { exact: true });
      await expect(terms.first()).toBeFocused();
      await app.page.keyboard.type('孫中山');
      await terms.nth(2).fill('Sun Yat-sen');
      await sheet.getByLabel(t('terms:name.kind')).selectOption('person');
      await expect(sheet.getByLabel(t('terms:name.romanisations.wadeGiles'))).toHaveValue('Sun Chung-shan');
      await expect(sheet.getByLabel(t('terms:name.surname'))).toHaveValue('孫');
      await sheet.getByLabel(t('terms:name.gender')).selectOption('male');
      await sheet.getByLabel(t('terms:name.titles')).fill('大總統=President');
      await screenshots(app, 'name-entry');
      await expectAccessibleInBothThemes(app);
      await sheet.getByRole('button', { name: t('terms:save') }).click();
      await expect(sheet.getByRole('listitem')).toHaveCount(1);
      await app.page.keyboard.press('Escape');

      await workspace.press('Mod+Alt+p');
      await workspace.edit(2, 'en');
      const known = rowOf(app).items('terms');
      await expect(known.first()).toContainText('Mr Sun');
      await expect(known.nth(1)).toContainText('Sun Yat-sen');
      await workspace.press('Escape');

      await openSheet(app, 'termbase');
      const again = sheetOf(app, 'termbase');
      await again.getByRole('listitem').first().getByRole('button').click();
      await again.getByLabel(t('terms:term'), { exact: true }).nth(1).fill('Soon Yat-sen');
      await again.getByRole('button', { name: t('terms:save') }).click();
      const proposals = again.getByRole('checkbox');
      await expect(proposals).toHaveCount(2);
      await screenshots(app, 'term-impact');
      await expectAccessibleInBothThemes(app);
      await proposals.first().focus();
      await app.page.keyboard.press('Space');
      await expect(proposals.first()).not.toBeChecked();
      await app.page.keyboard.press('Space');
      await expect(proposals.first()).toBeChecked();
      await app.page.keyboard.press('ControlOrMeta+Enter');
      await expect(workspace.notice(t('terms:impact.saved', { count: 2 }))).toBeVisible();

      await again.getByRole('button', { name: t('terms:candidates.open') }).click();
      const proposed = sheetOf(app, 'termCandidates');
      const candidates = proposed.getByRole('list').getByRole('listitem');
      await expect(candidates.first()).toContainText('霧燈車站');
      await screenshots(app, 'term-candidates');
      await expectAccessibleInBothThemes(app);
      await candidates.first().getByRole('button').first().focus();
      await app.page.keyboard.press('Enter');
      await expect(workspace.notice(t('terms:candidates.added', { term: '霧燈車站' }))).toBeVisible();
      await proposed.getByRole('button', { name: t('terms:candidates.back') }).click();
      await expect(again.getByRole('listitem')).toHaveCount(2);
      await app.page.keyboard.press('Escape');

      await expect(workspace.text(1, 'en')).toHaveText('Soon Yat-sen came to the station.');
      await expect(workspace.text(2, 'en')).toHaveText('Mr Soon likes it.');
      await workspace.press('Mod+z', 'Mod+z');
      await expect(workspace.text(1, 'en')).toHaveText('Sun Yat-sen came to the station.');
      await expect(workspace.text(2, 'en')).toHaveText('Mr Sun likes it.');
    });
  });
}

import { expectAccessibleInBothThemes } from './accessibility.ts';
import { writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { openSheet } from './pages/sheets.ts';
import { workspaceOf } from './pages/workspace.ts';
import { picturedIn } from './pictures.ts';
import { screenshots } from './screenshot.ts';
import { wordsIn } from './words.ts';

for (const language of picturedIn('zh-Hant')) {
  test.describe(language, () => {
    test.use({ language });
    test('the units of a memory are found, changed, removed and merged by keys, and all of it is undone', async ({
      app,
    }) => {
      const t = wordsIn(app.setting.language);
      await libraryOf(app).import(
        await writeDocument(app, 'letter.txt', '船走了。\n\n渡口遠了。\n\n船走了。\n'),
      );
      const workspace = workspaceOf(app);
      await workspace.expectReady(3);
      const memories = await openSheet(app, 'memories');
      await memories.getByRole('button', { name: t('memory:new') }).click();
      await expect(memories.getByRole('listitem')).toHaveCount(1);
      await app.page.keyboard.press('Escape');
      for (const [row, text] of [
        [1, 'The boat left.'],
        [2, 'The ferry is far.'],
        [3, 'The boat left.'],
      ] as const) {
        await workspace.write(row, 'en', text);
        await workspace.press('Mod+Shift+Enter');
      }
      await workspace.expectSaved();
      const sheet = await openSheet(app, 'memories');
      await sheet.getByRole('button', { name: t('memory:editor.openOf', { name: 'letter' }) }).click();
      const units = sheet.getByRole('list', { name: t('memory:editor.list') }).getByRole('listitem');
      await expect(units).toHaveCount(3);
      await screenshots(app, 'memory-units');
      await expectAccessibleInBothThemes(app);
      await sheet.getByRole('button', { name: t('memory:editor.merge') }).click();
      await expect(units).toHaveCount(2);
      const ferry = units.filter({ hasText: '渡口' }).getByRole('button');
      await ferry.focus();
      await app.page.keyboard.press('Enter');
      // Escape leaves the unit, not the sheet, and the list stands where it was.
      await expect(sheet.getByRole('textbox').first()).toBeFocused();
      await app.page.keyboard.press('Escape');
      await expect(ferry).toBeFocused();
      await app.page.keyboard.press('Enter');
      await sheet.getByRole('textbox').nth(1).fill('The ferry is far away.');
      await screenshots(app, 'memory-unit');
      await app.page.keyboard.press('ControlOrMeta+Enter');
      await expect(units.filter({ hasText: 'far away' })).toHaveCount(1);
      await sheet.getByRole('searchbox').fill('渡口');
      await expect(units).toHaveCount(1);
      await units.getByRole('button').focus();
      await app.page.keyboard.press('Delete');
      await expect(units).toHaveCount(0);
      await sheet.getByRole('searchbox').fill('');
      await expect(units).toHaveCount(1);
      await units.first().getByRole('button').focus();
      await app.page.keyboard.press('ControlOrMeta+z');
      await expect(units).toHaveCount(2);
      await app.page.keyboard.press('ControlOrMeta+z');
      await expect(units.filter({ hasText: 'far away' })).toHaveCount(0);
      await app.page.keyboard.press('ControlOrMeta+z');
      await expect(units).toHaveCount(3);
    });
  });
}

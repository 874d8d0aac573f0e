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
    test('the readings of the row, and of what is selected in it, stand above the text while they are wanted', async ({
      app,
    }) => {
      const t = wordsIn(app.setting.language);
      await libraryOf(app).import(
        await writeDocument(app, 'bank.txt', '銀行在重慶。\n\n他說：「船走了。」\n'),
      );
      const workspace = workspaceOf(app);
      await workspace.expectReady(2);
      await workspace.press('Mod+Alt+z');
      const bar = app.page.getByRole('region', { name: t('readings:title') });
      // The interface is in the Chinese of Taiwan.
      await expect(bar.getByRole('radio', { name: t('readings:ways.zhuyin') })).toBeChecked();
      const readings = () => bar.locator('rt').allTextContents();
      await expect.poll(readings).toEqual(['ㄧㄣˊ', 'ㄏㄤˊ', 'ㄗㄞˋ', 'ㄔㄨㄥˊ', 'ㄑㄧㄥˋ']);
      await screenshots(app, 'readings');
      await expectAccessibleInBothThemes(app);
      await bar.getByRole('radio', { name: t('readings:ways.jyutping') }).click();
      await expect.poll(readings).toEqual(['ngan4', 'hong4', 'zoi6', 'cung4', 'hing3']);
      await bar.getByRole('radio', { name: t('readings:ways.pinyin') }).click();
      await workspace.edit(2, 'source');
      await expect.poll(readings).toEqual(['tā', 'shuō', 'chuán', 'zǒu', 'le']);
      await workspace.press('Shift+Home');
      await expect.poll(readings).toEqual(['tā', 'shuō', 'chuán', 'zǒu', 'le']);
      await workspace.press('Home');
      await workspace.press('Shift+ArrowRight');
      await expect.poll(readings).toEqual(['tā']);
      await workspace.press('Mod+Alt+z');
      await expect(bar).toBeHidden();
    });
  });
}

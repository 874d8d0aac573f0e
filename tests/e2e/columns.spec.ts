import { expectAccessibleInBothThemes } from './accessibility.ts';
import { writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { workspaceOf } from './pages/workspace.ts';
import { picturedIn } from './pictures.ts';
import { screenshots } from './screenshot.ts';
import { wordsIn } from './words.ts';

const japanese = '雨の日に、彼女は駅で待っていた。傘はなかった。\n\n次の日、手紙が来た。\n';

for (const language of picturedIn('zh-Hant')) {
  test.describe(language, () => {
    test.use({ language });
    const t = wordsIn(language);

    test('a Japanese original has both scripts and two English versions beside it, each under its name', async ({
      app,
    }) => {
      const { page } = app;
      const workspace = workspaceOf(app);
      await libraryOf(app).import(await writeDocument(app, 'ame.txt', japanese));
      await workspace.expectReady(3);
      await expect(workspace.heading('source')).toContainText(language === 'en' ? 'Japanese' : '日文');

      await workspace.press('Mod+,');
      const sheet = page.getByRole('dialog', { name: t('settings:title') });
      const form = sheet.locator('form').filter({ has: page.getByLabel(t('settings:columnLanguage')) });
      await form.getByLabel(t('settings:columnLabel')).fill('初版');
      await form.getByRole('button', { name: t('settings:columnAdd') }).click();
      const labels = sheet.getByRole('list', { name: t('settings:columns') }).getByRole('textbox');
      await expect(labels).toHaveCount(3);
      const traditional = sheet.getByRole('checkbox', { name: t('editor:columnNames.zh-Hant'), exact: true });
      await traditional.click();
      await expect(traditional).toBeChecked();
      await expect(labels).toHaveCount(4);
      const edition = labels.last();
      await expect(edition).toHaveValue('初版');
      await edition.fill('First edition');
      await edition.press('Enter');
      const up = t('settings:columnUp', { column: 'First edition' });
      await sheet.getByRole('button', { name: up }).click();
      await expect(labels.nth(2)).toHaveValue('First edition');
      await sheet.getByRole('heading', { name: t('settings:columns') }).scrollIntoViewIfNeeded();
      await screenshots(app, 'columns-settings');
      await expectAccessibleInBothThemes(app);
      await workspace.press('Escape');

      const heads = workspace.grid().getByRole('columnheader');
      await expect(heads).toHaveText([
        /./,
        new RegExp(t('editor:columns.source')),
        /简体中文/,
        /繁體中文/,
        /First edition/,
        /English/,
      ]);
      await workspace.write(1, 'zh-Hans', '下雨天，她在车站等着。');
      await workspace.write(1, 'en-2', 'One wet day, she was waiting at the station.');
      await workspace.expectSaved();
      await expect(workspace.text(1, 'zh-Hant')).toHaveText('下雨天，她在車站等着。');
      await expect(workspace.text(1, 'zh-Hant')).toHaveAttribute('lang', 'zh-Hant');
      await expect(workspace.text(1, 'source')).toHaveAttribute('lang', 'ja');
      await expect(workspace.text(1, 'en-2')).toHaveAttribute('lang', 'en');
      // A drag keeps to the column it began in, also to one that was added.
      const selectable = (side: string): Promise<string> =>
        workspace.cell(2, side).evaluate((cell) => getComputedStyle(cell).userSelect);
      await workspace.press('Escape');
      await workspace.text(1, 'en-2').hover();
      await page.mouse.down();
      expect([await selectable('en-2'), await selectable('en')]).toEqual(['auto', 'none']);
      await page.mouse.up();
      expect(await selectable('en')).toBe('auto');
      await workspace.goTo(1, 'en-2');
      // Of more columns than have room, the line below tells of the one that is worked in.
      await expect(workspace.status()).toContainText('First edition');
      await expect(workspace.status()).not.toContainText('简体中文');
      await screenshots(app, 'columns');
      await expectAccessibleInBothThemes(app);

      await workspace.close();
      await expect(libraryOf(app).recents()).toContainText('First edition');
      const name = libraryOf(app).recents().getByText('ame', { exact: true });
      const width = await name.evaluate((shown) => shown.getBoundingClientRect().width);
      expect(width).toBeGreaterThan(100);
      await workspace.reopen('ame');
      await expect(heads).toHaveCount(6);
    });
  });
}

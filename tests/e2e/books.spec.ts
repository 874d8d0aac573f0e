import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectAccessible } from './accessibility.ts';
import { writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { answerSaveDialog } from './pages/choose-path.ts';
import { exportingOf } from './pages/exporting.ts';
import { libraryOf } from './pages/library.ts';
import { workspaceOf } from './pages/workspace.ts';
import { screenshots } from './screenshot.ts';
import { fontsOf } from '#tests/printed.ts';
import { lackOfProgram } from '#tests/needs.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

const novel = `# 第一章　渡口

渡船還沒有來，河上只有霧。老張說：「再等一會兒吧。」沒有人回答他。霧 < 水 & 河。

他把燈籠掛在柳樹上，坐下來聽水聲。

# 第二章　對岸

天亮的時候，霧散了，兩點鐘的 bus 也開走了。
`;

test('a book is chosen, seen in its preview, kept as a profile and written', async ({ app }) => {
  await libraryOf(app).import(await writeDocument(app, 'novel.md', novel));
  const workspace = workspaceOf(app);
  await workspace.expectReady(8);
  await workspace.write(2, 'en', 'The ferry had not come, and there was only mist on the river.');
  await workspace.press('Escape');
  const exporting = exportingOf(app);
  await app.page.keyboard.press('Control+Shift+e');
  const sheet = exporting.sheet();
  await sheet.getByRole('radio', { name: new RegExp(`^${t('exporting:books.card')}`) }).click();
  const preview = app.page.frameLocator(`iframe[title="${t('exporting:books.previewTitle')}"]`);
  await expect(preview.locator('.row').first()).toContainText('The ferry had not come');
  await expect(preview.locator('body')).toContainText('霧 < 水 & 河');
  await expect(preview.locator('script, [style]')).toHaveCount(0);
  await screenshots(app, 'book-side-by-side');

  await sheet
    .getByRole('combobox', { name: t('exporting:books.layout'), exact: true })
    .selectOption('single');
  await sheet.getByRole('combobox', { name: t('exporting:books.readings') }).selectOption('zhuyin');
  await expect(preview.locator('rt').first()).toHaveText('ㄉㄨˋ');
  await screenshots(app, 'book-readings');
  await expectAccessible(app);
  await sheet.getByRole('textbox', { name: t('exporting:books.profileName'), exact: true }).fill('Readers');
  await sheet.getByRole('button', { name: t('exporting:books.keep'), exact: true }).click();

  await sheet
    .getByRole('combobox', { name: t('exporting:books.layout'), exact: true })
    .selectOption('vertical');
  await expect(preview.locator('.vertical').first()).toHaveCSS('writing-mode', 'vertical-rl');
  await screenshots(app, 'book-vertical');
  await sheet
    .getByRole('combobox', { name: t('exporting:books.profile'), exact: true })
    .selectOption('Readers');
  await expect(sheet.getByRole('combobox', { name: t('exporting:books.layout'), exact: true })).toHaveValue(
    'single',
  );

  await answerSaveDialog(app, join(app.folder, 'novel.epub'));
  await exporting.go().click();
  const said = sheet.getByText(t('exporting:saved', { path: '' }).trim());
  await expect(said).toBeVisible();
  const words = (await said.textContent()) ?? '';
  const book = await readFile(words.slice(words.indexOf('/')));
  expect(book.subarray(30, 58).toString('latin1')).toBe('mimetypeapplication/epub+zip');

  await sheet.getByRole('button', { name: t('exporting:books.remove'), exact: true }).click();
  await expect(sheet.getByRole('combobox', { name: t('exporting:books.profile'), exact: true })).toHaveCount(
    0,
  );
});

test('a PDF is printed in the faces that the app brings, in a window and from a browser @window', async ({
  app,
}) => {
  const lacking = lackOfProgram('pdftotext', 'books in print');
  test.skip(lacking !== null, lacking ?? '');
  await libraryOf(app).import(await writeDocument(app, 'novel.md', novel));
  const workspace = workspaceOf(app);
  await workspace.expectReady(8);
  await workspace.write(2, 'en', 'The ferry had not come, and there was only mist on the river.');
  await workspace.press('Escape');
  const exporting = exportingOf(app);
  await app.page.keyboard.press('Control+Shift+e');
  const sheet = exporting.sheet();
  await sheet.getByRole('radio', { name: new RegExp(`^${t('exporting:books.card')}`) }).click();
  await sheet.getByRole('radio', { name: t('exporting:books.outputs.pdf'), exact: true }).click();
  await answerSaveDialog(app, join(app.folder, 'novel.pdf'));
  await exporting.go().click();
  const said = sheet.getByText(t('exporting:saved', { path: '' }).trim());
  await expect(said).toBeVisible({ timeout: 60_000 });
  const words = (await said.textContent()) ?? '';
  const fonts = fontsOf(words.slice(words.indexOf('/')));
  for (const font of fonts)
    expect(font).toMatchObject({ type: 'CID TrueType', embedded: 'yes', unicode: 'yes' });
  const names = new Set(fonts.map(({ name }) => name));
  for (const name of ['NotoSerifTC-Regular', 'NotoSerifSC-Regular', 'SourceSerif4-Regular'])
    expect(names).toContain(name);
});

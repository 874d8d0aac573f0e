import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expectAccessible } from './accessibility.ts';
import type { App } from './app.ts';
import { writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { answerFolderDialog, answerSaveDialog } from './pages/choose-path.ts';
import { libraryOf } from './pages/library.ts';
import { sameFormatOf } from './pages/same-format.ts';
import { workspaceOf } from './pages/workspace.ts';
import { picturedIn } from './pictures.ts';
import { screenshots } from './screenshot.ts';
import { wordsIn } from './words.ts';

const letter = '# 信\r\n\r\n今天早上下了一場**大雨**。\r\n\r\n    let code;\r\n\r\n門口有人。\r\n';
const list = '{\n  "greeting": "你好",\n  "farewell": "再見"\n}\n';

/** Two documents of formats that go back into their own files. */
const openBoth = async (app: App) => {
  const t = wordsIn(app.setting.language);
  await libraryOf(app).drop(
    await writeDocument(app, 'letter.md', letter),
    await writeDocument(app, 'words.json', list),
  );
  await app.page.getByRole('button', { name: t('library:many.go', { count: 2 }), exact: true }).click();
  const workspace = workspaceOf(app);
  await workspace.expectReady();
  return workspace;
};

/** Where files are put: the folder that is chosen, or that of exports. */
const writtenIn = (app: App): string =>
  app.form === 'browser' ? join(app.folder, 'library/Exports') : join(app.folder, 'out');

test('documents go back into their own formats, all at once into a folder, after what speaks against it was seen @window', async ({
  app,
}) => {
  const t = wordsIn('en');
  const workspace = await openBoth(app);
  await workspace.write(1, 'en', 'Letter');
  await workspace.press('Escape');
  const same = sameFormatOf(app);
  await same.open();
  await expect(same.card()).toBeChecked();
  await expect(same.sheet()).toContainText(t('exporting:same.all', { count: 2 }));
  await answerFolderDialog(app, writtenIn(app));
  await same.go().click();

  // rows without a translation, each a way to its place
  await expect(same.found().first()).toContainText(t('exporting:same.noTranslation'));
  await expect(same.found().first()).toContainText('今天早上下了一場大雨。');
  await expectAccessible(app);
  const row = /\d+/.exec((await same.found().last().textContent()) ?? '')?.[0] ?? '';
  await same.found().last().press('Enter');
  await expect(same.sheet()).toBeHidden();
  await workspace.expectActive(Number(row), 'en');
  await workspace.write(Number(row), 'en', 'Goodbye');
  await workspace.press('Escape');

  await same.open();
  await answerFolderDialog(app, writtenIn(app));
  await same.check().click();
  await same.anyway().click();
  await expect(same.sheet().getByText(/^2 files saved/)).toBeVisible();
  const folder = (
    (await same
      .sheet()
      .getByText(/^2 files saved/)
      .textContent()) ?? ''
  ).replace(/^.* in /, '');
  expect((await readdir(folder)).toSorted()).toEqual(['letter.en.md', 'words.en.json']);
  expect(await readFile(join(folder, 'letter.en.md'), 'utf8')).toBe(letter.replace('信', 'Letter'));
  expect(await readFile(join(folder, 'words.en.json'), 'utf8')).toBe(list.replace('再見', 'Goodbye'));
});

test('a document with segments without a translation is not written where that is chosen, and written empty where that is', async ({
  app,
}) => {
  const t = wordsIn('en');
  await openBoth(app);
  const same = sameFormatOf(app);
  await same.open();
  await same.documents().selectOption({ label: 'words.json' });
  await same.untranslated().selectOption({ label: t('exporting:same.ways.refuse') });
  await same.go().click();
  await expect(same.found()).toHaveCount(2);
  await expect(same.anyway()).toBeDisabled();
  await same.untranslated().selectOption({ label: t('exporting:same.ways.empty') });
  await same.name().fill('{nothing}');
  await expect(same.go()).toBeDisabled();
  await same.name().fill('{project} {language}');
  await answerSaveDialog(app, join(app.folder, 'out.json'));
  await same.go().click();
  await same.anyway().click();
  const said = same.sheet().getByText(t('exporting:saved', { path: '' }).trim());
  await expect(said).toBeVisible();
  const path = ((await said.textContent()) ?? '').replace(/^[^/]*/, '');
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ greeting: '', farewell: '' });
});

/** A document with a word added and one deleted, with changes tracked, and a paragraph that is new. */
const tracked = join(import.meta.dirname, '../unit/core/formats/golden/docx/changes-accepted.docx');

test('a Word document is read as its options say, chosen by keys, refused where they say so, and written back', async ({
  app,
}) => {
  const t = wordsIn('en');
  const library = libraryOf(app);
  await library.choose(tracked);
  const summary = app.page.getByText(t('library:import.options', { format: t('formats:docx.name') }));
  await summary.focus();
  await summary.press('Enter');
  const changes = app.page.getByRole('combobox', { name: t('formats:docx.options.trackedChanges.name') });
  await app.page.keyboard.press('Tab');
  await expect(changes).toBeFocused();
  await changes.selectOption({ label: t('formats:docx.options.trackedChanges.values.refuse') });
  await library.go().click();
  await expect(app.page.getByText(t('formats:docx.refusals.tracked'))).toBeVisible();
  await library.back().click();

  await library.choose(tracked);
  await summary.click();
  await changes.selectOption({ label: t('formats:docx.options.trackedChanges.values.reject') });
  await library.go().click();
  const workspace = workspaceOf(app);
  await workspace.expectReady(2);
  await expect(workspace.text(1, 'source')).toHaveText('原文舊字。');
  await workspace.write(1, 'en', 'Original old words.');
  await workspace.write(2, 'en', 'Not changed');
  await workspace.press('Escape');
  const same = sameFormatOf(app);
  await same.open();
  await same.check().click();
  await expect(same.sheet()).toContainText(t('exporting:same.clear'));
  await expectAccessible(app);
  await screenshots(app, 'same-format-word');
  await answerSaveDialog(app, join(app.folder, 'out.docx'));
  await same.go().click();
  const said = same.sheet().getByText(t('exporting:saved', { path: '' }).trim());
  await expect(said).toBeVisible();
  const path = ((await said.textContent()) ?? '').replace(/^[^/]*/, '');
  const { 'word/document.xml': body } = unzipSync(await readFile(path));
  expect(strFromU8(body ?? new Uint8Array())).toContain('Original old words.');
});

const memory =
  '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header srclang="zh-Hant"/><body><tu><tuv xml:lang="zh-Hant"><seg>你好</seg></tuv><tuv xml:lang="en"><seg>Hello</seg></tuv></tu></body></tmx>\n';

for (const language of picturedIn('zh-Hant')) {
  test.describe(`in ${language}`, () => {
    test.use({ language });
    test('options of a format are asked when its file is read, and the sheet shows what was found', async ({
      app,
    }) => {
      const t = wordsIn(language);
      await libraryOf(app).drop(await writeDocument(app, 'memory.tmx', memory));
      // It says the language of the original, so that nobody is asked twice.
      await expect(app.page.getByRole('combobox', { name: t('library:import.language') })).toHaveCount(0);
      const option = app.page.getByRole('textbox', { name: t('formats:tmx.options.source.name') });
      await option.fill('en');
      await expectAccessible(app);
      await screenshots(app, 'import-options');
      await libraryOf(app).go().click();
      await workspaceOf(app).expectReady(1);
      await expect(workspaceOf(app).text(1, 'source')).toHaveText('Hello');
      await expect(workspaceOf(app).heading('source')).toContainText(t('editor:languages.en'));
      await workspaceOf(app).close();

      await openBoth(app);
      const same = sameFormatOf(app);
      await same.open();
      await same.check().click();
      await expect(same.found().first()).toBeVisible();
      await expectAccessible(app);
      await screenshots(app, 'same-format');
      await app.page.setViewportSize({ width: 900, height: 600 });
      await expectAccessible(app);
      await screenshots(app, 'same-format-small');
    });
  });
}

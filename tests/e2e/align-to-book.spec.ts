import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectAccessible } from './accessibility.ts';
import { writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { answerSaveDialog, choosePath } from './pages/choose-path.ts';
import { exportingOf } from './pages/exporting.ts';
import { readingOf } from './pages/reading.ts';
import { workspaceOf } from './pages/workspace.ts';
import { picturedIn } from './pictures.ts';
import { wordsIn } from './words.ts';

const chinese = '雨下了三天。江水涨得很高。\n\n“今天开船吗？”他问。\n\n老人摇了摇头。他什么也没说。\n';
const english =
  'It had rained for three days, and the river was very high.\n\n"Any boats today?" he asked.\n\nThe old man shook his head. He said nothing.\n';

for (const language of picturedIn('zh-Hant')) {
  test.describe(language, () => {
    test.use({ language });

    test('two files are aligned, corrected, read, and become an e-book and a PDF @window', async ({
      app,
    }) => {
      test.slow();
      const t = wordsIn(language);
      const { page } = app;
      const button = (name: string) => page.getByRole('button', { name, exact: true });
      const workspace = workspaceOf(app);
      const reading = readingOf(app);
      const exporting = exportingOf(app);
      const files = [
        await writeDocument(app, 'zh.txt', chinese),
        await writeDocument(app, 'en.txt', english),
      ];
      await choosePath(app, files, () => button(t('library:align.open')).click());
      await expectAccessible(app);
      await button(t('library:align.go')).click();
      await workspace.expectReady(4);
      await expect(workspace.text(4, 'en')).toHaveText('He said nothing.');

      // Three corrections: a sentence up, one down again, a gap that is closed by undo.
      await workspace.goTo(4, 'en');
      await workspace.press('Mod+Alt+PageUp');
      await expect(workspace.text(3, 'en')).toHaveText('The old man shook his head. He said nothing.');
      await workspace.press('Mod+Alt+PageDown');
      await expect(workspace.text(3, 'en')).toHaveText('The old man shook his head.');
      await workspace.goTo(2, 'en');
      await workspace.press('Mod+Alt+u');
      await expect(workspace.text(2, 'en')).toHaveText('');
      await workspace.press('Mod+z');
      await expect(workspace.text(2, 'en')).toHaveText('"Any boats today?" he asked.');

      await reading.open();
      await expect(reading.text(2, 'source')).toHaveText('“今天开船吗？”他问。');
      await expect(reading.text(2, 'en')).toHaveText('"Any boats today?" he asked.');
      await expectAccessible(app);
      await reading.close();

      await page.keyboard.press('Control+Shift+e');
      const sheet = exporting.sheet();
      await sheet.getByRole('radio', { name: new RegExp(`^${t('exporting:books.card')}`) }).click();
      await expectAccessible(app);
      for (const [output, begins] of [
        ['epub', 'PK'],
        ['pdf', '%PDF-'],
      ] as const) {
        await sheet.getByRole('radio', { name: t(`exporting:books.outputs.${output}`), exact: true }).click();
        await answerSaveDialog(app, join(app.folder, `ferry.${output}`));
        await exporting.go().click();
        const said = sheet
          .getByText(t('exporting:saved', { path: '' }).trim())
          .filter({ hasText: `.${output}` });
        await expect(said).toBeVisible();
        const words = (await said.textContent()) ?? '';
        const book = await readFile(words.slice(words.indexOf('/')));
        expect(book.subarray(0, begins.length).toString('latin1')).toBe(begins);
      }
    });
  });
}

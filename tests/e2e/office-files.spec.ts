import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { interfaceLanguages } from '#api/index.ts';
import { workbook } from '../integration/engine/small-documents.ts';
import type { App } from './app.ts';
import { writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { answerFolderDialog } from './pages/choose-path.ts';
import { libraryOf } from './pages/library.ts';
import { sameFormatOf } from './pages/same-format.ts';
import { workspaceOf } from './pages/workspace.ts';
import { screenshots } from './screenshot.ts';
import { wordsIn } from './words.ts';

const golden = join(import.meta.dirname, '../unit/core/formats/golden');

/** Each with its first original, and the part of its file that is in. */
const office = [
  {
    name: 'sheet.xlsx',
    bytes: () => Promise.resolve(workbook({ 年表: ['武昌起義'] })),
    original: '武昌起義',
    part: 'xl/worksheets/sheet1.xml',
  },
  {
    name: 'talk.pptx',
    bytes: () => readFile(join(golden, 'pptx/notes.pptx')),
    original: '講題',
    part: 'ppt/slides/slide1.xml',
  },
  {
    name: 'text.odt',
    bytes: () => readFile(join(golden, 'odt/headers.odt')),
    original: '正文',
    part: 'content.xml',
  },
] as const;

const written = (app: App): string =>
  app.form === 'browser' ? join(app.folder, 'library/Exports') : join(app.folder, 'out');

for (const [turn, language] of interfaceLanguages.entries()) {
  test.describe(language, () => {
    test.use({ language });
    // In each language another one comes by the dialog.
    test('a workbook, a presentation and a text come into one project by dialog and by drop, and go back into their files @window', async ({
      app,
    }) => {
      const t = wordsIn(language);
      const library = libraryOf(app);
      const workspace = workspaceOf(app);
      const ordered = [...office.slice(turn), ...office.slice(0, turn)];
      const paths: string[] = [];
      for (const { name, bytes } of ordered) paths.push(await writeDocument(app, name, await bytes()));
      const [first = '', ...others] = paths;
      await library.choose(first);
      await library.go().click();
      await workspace.expectReady();
      await library.drop(...others);
      await app.page
        .getByRole('button', { name: t('library:many.goAdd', { count: 2 }), exact: true })
        .click();
      for (const { original } of ordered)
        await expect(app.page.getByRole('grid').getByText(original, { exact: true }).first()).toBeVisible();
      await workspace.write(1, 'en', 'Some English');
      await workspace.press('Escape');
      await workspace.expectSaved();

      const same = sameFormatOf(app);
      await same.open();
      await answerFolderDialog(app, written(app));
      await same.check().click();
      await same.anyway().click();
      const [said = '', end = ''] = t('exporting:same.savedAll', { count: 3, folder: '|' }).split('|');
      const saved = same.sheet().getByText(end.trim() === '' ? said.trim() : end.trim());
      await expect(saved).toBeVisible();
      const folder = ((await saved.textContent()) ?? '').replace(said, '').replace(end, '');
      const [one] = ordered;
      const [stem, ending] = one?.name.split('.') ?? [];
      const parts = unzipSync(await readFile(join(folder, `${stem}.en.${ending}`)));
      expect(strFromU8(parts[one?.part ?? ''] ?? new Uint8Array())).toContain('Some English');
    });
  });
}

/** The beginning of a compound file whose directory names the stream of an encrypted Office file. */
const encrypted = (): Uint8Array => {
  const bytes = new Uint8Array(8192);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes[30] = 9;
  bytes.set(Buffer.from('EncryptedPackage', 'utf16le'), 512);
  return bytes;
};

test('files that cannot be opened are told with their reasons, in each language of the interface', async ({
  app,
}) => {
  const library = libraryOf(app);
  const cut = await readFile(join(golden, 'docx/formatting.docx'));
  await library.drop(
    await writeDocument(app, 'locked.docx', encrypted()),
    await writeDocument(app, 'really.docx', '%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< /Encrypt 2 0 R >>\n'),
    await writeDocument(app, 'cut.docx', cut.subarray(0, cut.length >> 1)),
  );
  const usual = wordsIn('en');
  const go = app.page.getByRole('button', { name: usual('library:many.go', { count: 1 }), exact: true });
  const files = app.page.getByRole('listitem');
  await expect(files.filter({ hasText: 'locked.docx' })).toBeVisible();
  for (const language of interfaceLanguages) {
    const t = wordsIn(language);
    await app.page.getByRole('radio', { name: t(`editor:ownNames.${language}`) }).click();
    await expect(files.filter({ hasText: 'locked.docx' })).toContainText(
      t('failures:document.encrypted', { name: 'locked.docx' }),
    );
    await expect(files.filter({ hasText: 'really.docx' })).toContainText(
      t('failures:file.other-kind', { name: 'really.docx', kind: 'pdf' }),
    );
    await screenshots(app, `refused-${language}`);
  }
  await app.page.getByRole('radio', { name: usual('editor:ownNames.en') }).click();
  await go.click();
  await expect(files.filter({ hasText: 'cut.docx' })).toBeVisible();
  await expect(app.page.getByRole('heading', { name: usual('library:many.none') })).toBeVisible();
  await screenshots(app, 'refused-cut');
});

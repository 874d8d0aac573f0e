import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { interfaceLanguages } from '#api/index.ts';
import { writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { screenshots } from './screenshot.ts';
import { wordsIn } from './words.ts';

const golden = join(import.meta.dirname, '../unit/core/formats/golden');

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

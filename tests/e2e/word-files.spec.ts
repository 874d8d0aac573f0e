import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openZip } from '#core/package/unzip.ts';
import { p, r, wordFile } from '../unit/core/formats/docx-files.ts';
import type { App } from './app.ts';
import { writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { sameFormatOf } from './pages/same-format.ts';
import { workspaceOf } from './pages/workspace.ts';

const note = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r>';
const bytes = wordFile(p(r('館藏目錄')) + p(r('舊報紙') + note + r('共三十七捆')));

const bodyOf = async (path: string): Promise<string> => {
  const zip = openZip(await readFile(path));
  const part = typeof zip === 'string' ? zip : zip.read('word/document.xml');
  return part === null || typeof part === 'string' ? String(part) : new TextDecoder().decode(part);
};

/** Translates the second paragraph with its note, placed by the key for the next missing tag, and writes the document. */
const translated = async (app: App): Promise<string> => {
  const workspace = workspaceOf(app);
  await workspace.expectReady(2);
  await workspace.write(2, 'en', 'Old newspapers');
  await workspace.press('Mod+;');
  await app.page.keyboard.insertText(', 37 bales');
  await workspace.press('Escape');
  await workspace.expectSaved();
  return bodyOf(await sameFormatOf(app).writeAnyway(join(app.folder, 'out.docx')));
};

const expectWritten = (xml: string): void => {
  expect(xml).toContain(`<w:r><w:t>Old newspapers</w:t></w:r>${note}<w:r><w:t>, 37 bales</w:t></w:r></w:p>`);
  expect(xml).toContain(p(r('館藏目錄')));
};

test('a Word file that is dropped is translated with its note placed by a key, and written as a Word file @window', async ({
  app,
}) => {
  await libraryOf(app).import(await writeDocument(app, '目錄.docx', bytes));
  expectWritten(await translated(app));
});

test('the same by the dialog', async ({ app }) => {
  const library = libraryOf(app);
  await library.choose(await writeDocument(app, '目錄.docx', bytes));
  await library.go().click();
  expectWritten(await translated(app));
});

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { book3, zipped } from '../unit/core/formats/epub-books.ts';
import { expect, test } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { sameFormatOf } from './pages/same-format.ts';
import { workspaceOf } from './pages/workspace.ts';

test('a book is opened by dialog, translated, and written back into its own file', async ({ app }) => {
  const path = join(app.folder, 'book.epub');
  await writeFile(path, zipped(book3));
  const library = libraryOf(app);
  await library.choose(path);
  await library.go().click();
  const workspace = workspaceOf(app);
  // Its title, chapters, notes, table, navigation and drawing, each a row; long sentences are cut.
  await workspace.expectReady(25);
  await workspace.write(1, 'en', 'Morning at the Ferry');
  await workspace.press('Escape');

  const out = await sameFormatOf(app).writeAnyway(join(app.folder, 'out.epub'));
  const written = unzipSync(await readFile(out));
  const part = (name: string): string => strFromU8(written[name] ?? new Uint8Array());
  expect(Object.keys(written)).toEqual(Object.keys(book3));
  expect(part('mimetype')).toBe('application/epub+zip');
  expect(part('OEBPS/package.opf')).toContain('<dc:title id="title">Morning at the Ferry</dc:title>');
  expect(part('OEBPS/toc.ncx')).toContain('<docTitle><text>Morning at the Ferry</text></docTitle>');
  expect(part('OEBPS/book.css')).toBe(book3['OEBPS/book.css']);
});

import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { markElement } from '#core/formats/html/notes.ts';
import { noteStyle, pageStyle } from '#core/formats/html/style.ts';
import { annotationKinds } from '#core/model/index.ts';
import { dirtyNews, writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { answerSaveDialog } from './pages/choose-path.ts';
import { exportingOf } from './pages/exporting.ts';
import { libraryOf } from './pages/library.ts';
import { workspaceOf } from './pages/workspace.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

test('each format is written where the message says, with the columns chosen @window', async ({ app }) => {
  await libraryOf(app).import(await writeDocument(app, 'news.txt', dirtyNews));
  const workspace = workspaceOf(app);
  await workspace.expectReady(16);
  await workspace.write(15, 'en', 'Nobody could say.');
  await workspace.press('Escape');
  const exporting = exportingOf(app);

  const docx = await exporting.run('docx', ['source', 'zh-Hans', 'en']);
  expect((await readFile(docx)).subarray(0, 2).toString('latin1')).toBe('PK');
  expect((await stat(docx)).size).toBeGreaterThan(4000);
  await expect(exporting.sheet()).toContainText(
    t('exporting:savedFacts', { count: 16, size: '' }).split(',')[0] ?? '',
  );

  const html = await readFile(await exporting.run('html', ['source', 'en']), 'utf8');
  expect(html).toContain('沒有人能夠回答。');
  expect(html).toContain('Nobody could say.');
  expect(html).not.toContain('没有人能够回答。');
  expect(html).not.toMatch(/<script|src="http|href="http/);

  const text = await readFile(await exporting.run('txt', ['zh-Hans']), 'utf8');
  expect(text.split('\n').filter(Boolean)).toHaveLength(16);
  expect(text).toContain('没有人能够回答。');
  expect(text).not.toContain('沒');

  const markdown = await readFile(await exporting.run('md', ['source', 'en']), 'utf8');
  expect(markdown.indexOf('沒有人能夠回答。')).toBeLessThan(markdown.indexOf('Nobody could say.'));

  await exporting.choose('txt', []);
  await expect(exporting.go()).toBeDisabled();
  await expect(exporting.sheet()).toContainText(t('exporting:noColumns'));
});

test('a place that cannot be written to is said, and nothing is left there', async ({ app }) => {
  await libraryOf(app).import(await writeDocument(app, 'news.txt', dirtyNews));
  await workspaceOf(app).expectReady(16);
  const exporting = exportingOf(app);
  const first = await exporting.run('txt', ['source']);
  // A file stands where the folder should be: no user, not even root, can write below it.
  const folder = app.form === 'browser' ? dirname(first) : join(app.folder, 'blocked');
  await rm(folder, { recursive: true, force: true });
  await writeFile(folder, 'not a folder');
  await answerSaveDialog(app, join(folder, 'out.txt'));
  await exporting.go().click();
  await expect(app.page.getByText(t('exporting:failed'))).toBeVisible();
  expect(await readFile(folder, 'utf8')).toBe('not a folder');
  await rm(folder);
  await mkdir(folder);
  await exporting.go().click();
  await expect(exporting.sheet()).toContainText(t('exporting:saved', { path: '' }).trim());
});

test('a printed page marks annotated words by lines, each kind by its own, where grounds and colours are left out', async ({
  openBrowser,
}) => {
  const page = await (await openBrowser()).newPage();
  const kinds = [...annotationKinds, 'resolved'] as const;
  const words = kinds.map((kind) => markElement('字', kind)).join('');
  await page.setContent(`<style>${pageStyle}${noteStyle}</style><p lang="zh-Hant">${words}</p>`);
  await page.emulateMedia({ media: 'print' });
  const lines = await page.locator('mark').evaluateAll((marks) =>
    marks.map((mark) => {
      const style = getComputedStyle(mark);
      return [style.textDecorationLine, style.textDecorationStyle, style.textDecorationThickness].join(' ');
    }),
  );
  await page.close();
  expect(lines.filter((line) => !line.startsWith('underline'))).toEqual([]);
  expect(new Set(lines).size).toBe(kinds.length);
});

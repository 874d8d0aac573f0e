import { readFile } from 'node:fs/promises';
import { markdownPage, webPage, writeDocument } from './documents.ts';
import { expect, test, type App } from './fixtures.ts';
import { exportingOf } from './pages/exporting.ts';
import { libraryOf } from './pages/library.ts';
import { workspaceOf } from './pages/workspace.ts';

const open = async (app: App, name: string, content: string) => {
  await libraryOf(app).import(await writeDocument(app, name, content));
  const workspace = workspaceOf(app);
  await workspace.expectReady();
  return workspace;
};

test('formatted Markdown keeps its formatting through copying, typing and export', async ({ app }) => {
  const workspace = await open(app, 'page.md', markdownPage);
  await expect(workspace.text(1, 'source')).toHaveText('舊書的新生');
  await expect(workspace.text(2, 'source')).toHaveText('館員用很細的針把書頁縫好，再看一看修補手冊。');
  await workspace.goTo(2, 'en');
  await workspace.press('Mod+d');
  await expect(workspace.text(2, 'en')).toHaveText('館員用很細的針把書頁縫好，再看一看修補手冊。');
  // Typing inside and outside the formatted words.
  await workspace.edit(2, 'en');
  await workspace.press('End');
  await app.page.keyboard.type(' Yes.');
  await workspace.press('Home');
  await app.page.keyboard.type('So: ');
  await workspace.press('Escape');
  await workspace.expectSaved();
  const exporting = exportingOf(app);
  const written = await exporting.run('md', ['en']);
  const text = await readFile(written, 'utf8');
  expect(text).toMatch(
    /^So: 館員用\*很細的針\*把書頁縫好，再看一看\[修補手冊\]\(<?https:\/\/example\.invalid\/manual>?\)。 Yes\.$/m,
  );
});

test('formatted words of a page stay formatted when the text round them is deleted and undone', async ({
  app,
}) => {
  const workspace = await open(app, 'page.html', webPage);
  const row = 2;
  await expect(workspace.text(row, 'source')).toHaveText('圖書館每天早上九點開門，除夕休息。');
  await workspace.edit(row, 'source');
  await workspace.press('End', 'Backspace', 'Backspace', 'Backspace');
  await expect(workspace.editor()).toHaveText('圖書館每天早上九點開門，除夕');
  await workspace.press('Escape');
  await expect(workspace.text(row, 'zh-Hans')).toHaveText('图书馆每天早上九点开门，除夕');
  await workspace.press('Mod+z');
  await expect(workspace.text(row, 'source')).toHaveText('圖書館每天早上九點開門，除夕休息。');
  const written = await exportingOf(app).run('html', ['source', 'zh-Hans']);
  const text = await readFile(written, 'utf8');
  expect(text).toContain('<strong>每天</strong>');
  expect(text).toContain('<em>除夕</em>');
});

test('on a machine that takes its time, the caret stays behind a tag that a key has placed', async ({
  app,
}) => {
  const workspace = await open(app, 'page.html', webPage);
  await workspace.edit(2, 'en');
  // To the editor, every look at the clock is half a second later: it no longer sees that a focus has just come.
  await app.page.evaluate(() => {
    const start = Date.now();
    let looks = 0;
    Date.now = () => start + (looks += 1) * 500;
  });
  await app.page.keyboard.insertText('Open at nine ');
  await workspace.press('Mod+;');
  await expect(workspace.editor().locator('.dz-end-open')).toHaveCount(1);
  await expect(workspace.editor()).toBeFocused();
  await app.page.keyboard.insertText('every day');
  // The same key ends the pair that is open, and begins the next one.
  await workspace.press('Mod+;');
  await app.page.keyboard.insertText(', not on ');
  await workspace.press('Mod+;');
  await app.page.keyboard.insertText('the last');
  await workspace.press('Mod+;');
  await app.page.keyboard.insertText(' of the year.');
  await workspace.press('Escape');
  await expect(workspace.text(2, 'en')).toHaveText('Open at nine every day, not on the last of the year.');
  await expect(workspace.text(2, 'en').locator('.dz-strong')).toHaveText('every day');
  await expect(workspace.text(2, 'en').locator('.dz-emphasis')).toHaveText('the last');
});

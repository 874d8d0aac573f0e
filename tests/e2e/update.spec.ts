import { cleanLetter, writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { choosePath } from './pages/choose-path.ts';
import { libraryOf } from './pages/library.ts';
import { workspaceOf } from './pages/workspace.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

test('a document follows a newer file, keeps what was translated, and goes back as one step @window', async ({
  app,
}) => {
  const workspace = workspaceOf(app);
  await libraryOf(app).import(await writeDocument(app, 'letter.txt', cleanLetter));
  await workspace.expectReady(5);
  const second = await workspace.text(2, 'source').innerText();
  await workspace.write(2, 'en', 'The second sentence.');
  await workspace.press('Escape');
  await workspace.expectSaved();

  const newer = await writeDocument(app, 'corrected.txt', `這一句是新加的。\n\n${cleanLetter}`);
  const item = app.page.getByRole('menuitem', { name: t('library:documents.update') });
  await choosePath(app, newer, async () => {
    await app.page.getByRole('banner').getByRole('button').first().click();
    await item.click();
  });
  await expect(
    app.page.getByRole('heading', {
      name: t('library:update.title', { name: 'letter.txt', file: 'corrected.txt' }),
    }),
  ).toBeVisible();
  await app.page.keyboard.press('Enter');
  await expect(
    app.page.getByRole('heading', { name: t('library:update.done', { name: 'letter.txt' }) }),
  ).toBeVisible();
  await expect(app.page.getByText(t('library:update.rows.added', { count: 1 }))).toBeVisible();
  await expect(app.page.getByText(t('library:update.rows.kept', { count: 5 }))).toBeVisible();
  // The row that came leads to its place; the list of what changed is at hand again in the history.
  const changes = app.page.getByRole('list', { name: t('history:changes.list') });
  await expect(changes.getByRole('listitem')).toHaveText([/這一句是新加的。/]);
  await changes.getByRole('button').click();
  await workspace.expectActive(1, 'source');
  await workspace.press('Mod+Alt+y');
  await expect(changes.getByRole('listitem')).toHaveText([/這一句是新加的。/]);
  await expect(changes.getByRole('button')).toBeFocused();
  await workspace.press('Escape');
  await expect(workspace.activeCell()).toBeFocused();
  await workspace.expectReady(6);
  await expect(workspace.text(1, 'zh-Hans')).toHaveText('这一句是新加的。');
  await expect(workspace.text(3, 'source')).toHaveText(second);
  await expect(workspace.text(3, 'en')).toHaveText('The second sentence.');

  await workspace.press('Mod+z');
  await workspace.expectReady(5);
  await expect(workspace.text(2, 'en')).toHaveText('The second sentence.');
});

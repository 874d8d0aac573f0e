import Database from 'better-sqlite3';
import { cleanLetter, writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { findProject } from './other-program.ts';
import { libraryOf } from './pages/library.ts';
import { workspaceOf } from './pages/workspace.ts';
import { screenshot } from './screenshot.ts';
import { wordsIn } from './words.ts';

const language = 'zh-Hant';

test.use({ language, theme: 'dark' });

test('a damaged text is marked, takes no typing, and comes back from history by keys', async ({ app }) => {
  const t = wordsIn(language);
  const library = libraryOf(app);
  const workspace = workspaceOf(app);
  await library.import(await writeDocument(app, 'letter.txt', cleanLetter));
  await workspace.expectReady(5);
  await workspace.write(1, 'en', 'It rained hard this morning.');
  await workspace.expectSaved();
  await workspace.close();
  const file = new Database(await findProject(app));
  file.exec(`UPDATE cells SET text = 'It rained card this morning.' WHERE text LIKE 'It rained hard%'`);
  file.close();
  await library.recent('letter').click();
  await workspace.expectReady(5);

  const cell = app.page.locator('[data-side="en"]').first();
  await expect(cell).toContainText(t('editor:damage.mark'));
  await workspace.text(1, 'en').click();
  await app.page.keyboard.type('x');
  const dialog = app.page.getByRole('dialog', { name: t('editor:damage.title', { row: 1 }) });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('radio')).toHaveCount(2);
  await expect(dialog.getByRole('radio').first()).toBeChecked();
  await expect(dialog.getByRole('radio').first()).toContainText(t('editor:damage.exact'));
  await screenshot(app, 'damaged-text');
  await app.page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(workspace.text(1, 'en')).toHaveText('It rained hard this morning.');
  await expect(cell).not.toContainText(t('editor:damage.mark'));
  await workspace.write(1, 'en', 'It rained hard today.');
  await workspace.expectSaved();
});

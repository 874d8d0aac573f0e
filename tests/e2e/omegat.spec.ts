import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { memory, projectFile } from '#tests/unit/core/omegat/omegat-files.ts';
import { expect, test } from './fixtures.ts';
import { answerFolderDialog, dropFolder } from './pages/choose-path.ts';
import { libraryOf } from './pages/library.ts';
import { workspaceOf } from './pages/workspace.ts';
import { wordsIn } from './words.ts';

test('an OmegaT project is opened by its folder that is dropped, and written back into its folder', async ({
  app,
}) => {
  test.skip(app.form === 'browser', 'a browser is given files, and no folders');
  const { page } = app;
  const t = wordsIn(app.setting.language);
  const workspace = workspaceOf(app);
  const at = (...names: readonly string[]): string => join(app.folder, 'omegat', ...names);
  for (const folder of ['source', 'target', 'omegat', 'tm']) mkdirSync(at(folder), { recursive: true });
  writeFileSync(at('omegat.project'), projectFile());
  writeFileSync(at('source', 'a.txt'), '第一章\n好的。\n');
  writeFileSync(at('source', 'b.txt'), '好的。\n');
  const saved = memory([{ original: '好的。', translation: 'All right.' }]);
  writeFileSync(at('omegat', 'project_save.tmx'), saved);
  writeFileSync(at('tm', 'old.tmx'), saved);
  mkdirSync(at('glossary'));
  writeFileSync(at('glossary', 'terms.txt'), '天氣\tweather\n');
  await expect(libraryOf(app).open()).toBeEnabled();
  await dropFolder(app, at());
  await page.getByRole('button', { name: t('library:many.go', { count: 2 }), exact: true }).click();
  await workspace.expectReady(3);
  await expect(
    workspace.notice(t('library:omegat.memories', { count: 1, names: 'tm/old.tmx' })),
  ).toBeVisible();
  await expect(workspace.notice(t('library:omegat.glossaries', { count: 1 }))).toBeVisible();
  await expect(workspace.text(2, 'en')).toHaveText('All right.');
  await answerFolderDialog(app, at());
  await page.keyboard.press('Control+Shift+P');
  await page.keyboard.insertText(t('commands:titles.writeOmegat'));
  await page.keyboard.press('Enter');
  await expect(
    workspace.notice(t('exporting:omegat.written', { count: 2, folder: at(), units: 0 })),
  ).toBeVisible();
  expect(readFileSync(at('target', 'b.txt'), 'utf8')).toBe('All right.\n');
  expect(readFileSync(at('omegat', 'project_save.tmx'), 'utf8')).toBe(saved);
});

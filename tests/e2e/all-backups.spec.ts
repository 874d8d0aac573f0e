import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectAccessible } from './accessibility.ts';
import type { App } from './app.ts';
import { cleanLetter, writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { openSheet } from './pages/sheets.ts';
import { workspaceOf } from './pages/workspace.ts';
import { screenshot } from './screenshot.ts';
import { wordsIn } from './words.ts';

/** A project with one backup, closed; answers the path of its file. */
const withBackup = async (app: App): Promise<string> => {
  const t = wordsIn(app.setting.language);
  await libraryOf(app).import(await writeDocument(app, 'letter.txt', cleanLetter));
  const workspace = workspaceOf(app);
  await workspace.expectReady(5);
  await workspace.write(1, 'en', 'Kept in a backup.');
  const sheet = await openSheet(app, 'backups');
  await sheet.getByRole('button', { name: t('backups:make') }).click();
  await expect(sheet.getByRole('listitem')).toHaveCount(1);
  await workspace.press('Escape');
  await workspace.close();
  const folder = join(app.folder, 'library');
  const name = (await readdir(folder)).find((each) => each.endsWith('.duizhao'));
  return join(folder, name ?? '');
};

const ways = { 'a project that is gone': null, 'a damaged project': 'damage' } as const;

for (const [what, way] of Object.entries(ways)) {
  test(`${what} comes back from its backups, reached from the message and the first screen`, async ({
    app,
  }) => {
    const t = wordsIn('en');
    const path = await withBackup(app);
    if (way === null) await rm(path);
    else await writeFile(path, Buffer.alloc(40_960, 0x5a), { flag: 'r+' });
    await app.restart();
    const library = libraryOf(app);
    const toBackups = app.page.getByRole('button', { name: t('library:backups') });
    await expect(library.heading()).toBeVisible();
    await expect(toBackups).toBeVisible();
    await library.recent('letter').click();
    await expect(library.failure('letter')).toBeVisible();
    await toBackups.click();
    const dialog = app.page.getByRole('dialog', { name: t('backups:all') });
    await expect(dialog.getByRole('listitem')).toHaveCount(1);
    await expectAccessible(app, '[role="dialog"]');
    await screenshot(app, `all-backups-${way ?? 'gone'}`);
    await dialog
      .getByRole('button', { name: /letter/ })
      .first()
      .click();
    await dialog
      .getByRole('list', { name: t('backups:list') })
      .getByRole('button')
      .first()
      .click();
    await dialog.getByLabel(t('backups:column')).selectOption('en');
    await expect(dialog.getByRole('list', { name: t('backups:rows') })).toContainText('Kept in a backup.');
    await screenshot(app, `all-backups-look-${way ?? 'gone'}`);
    await dialog.getByRole('button', { name: t('backups:restoreAs') }).click();
    const workspace = workspaceOf(app);
    await workspace.expectReady(5);
    await expect(workspace.text(1, 'en')).toHaveText('Kept in a backup.');
    await workspace.write(2, 'en', 'And on.');
    await workspace.expectSaved();
  });
}

test.describe('in Chinese, dark', () => {
  test.use({ language: 'zh-Hant', theme: 'dark' });

  test('all backups of a project are deleted after one more question, by keys', async ({ app }) => {
    const t = wordsIn('zh-Hant');
    await withBackup(app);
    const workspace = workspaceOf(app);
    await workspace.press('Mod+k');
    await app.page.keyboard.type(t('commands:titles.allBackups'));
    await app.page.keyboard.press('Enter');
    const dialog = app.page.getByRole('dialog', { name: t('backups:all') });
    const remove = dialog.getByRole('button', { name: t('backups:deleteAllOf', { name: 'letter' }) });
    await remove.focus();
    await app.page.keyboard.press('Enter');
    await expect(dialog).toContainText(t('backups:deleteSure'));
    await screenshot(app, 'all-backups-delete');
    await expectAccessible(app, '[role="dialog"]');
    await app.page.keyboard.press('Enter');
    await expect(dialog).toContainText(t('backups:empty'));
    await expect(dialog.locator(':focus')).toHaveCount(1);
    await app.page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });
});

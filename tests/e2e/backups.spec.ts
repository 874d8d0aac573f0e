import { cleanLetter, writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { openSheet } from './pages/sheets.ts';
import { workspaceOf } from './pages/workspace.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

test('a backup is made, looked into and restored, and what was there before is a backup itself', async ({
  app,
}) => {
  await libraryOf(app).import(await writeDocument(app, 'letter.txt', cleanLetter));
  const workspace = workspaceOf(app);
  await workspace.expectReady(5);
  await workspace.write(1, 'en', 'Before.');
  const sheet = await openSheet(app, 'backups');
  await expect(sheet).toContainText(t('backups:empty'));
  await sheet.getByRole('button', { name: t('backups:make') }).click();
  const list = sheet.getByRole('list', { name: t('backups:list') }).getByRole('listitem');
  await expect(list).toHaveCount(1);
  await expect(list.first()).toContainText(t('backups:reason.asked'));

  await workspace.press('Escape');
  await workspace.write(1, 'en', 'After.');
  await workspace.expectSaved();
  await openSheet(app, 'backups');
  await list.first().getByRole('button').click();
  const rows = sheet.getByRole('list', { name: t('backups:rows') }).getByRole('listitem');
  await expect(rows).toHaveCount(5);
  await expect(rows.first()).toContainText('今天早上下了一場大雨。');
  await sheet.getByLabel(t('backups:column')).selectOption('en');
  await expect(rows.first()).toContainText('Before.');
  // Looking changes nothing.
  await expect(workspace.text(1, 'en')).toHaveText('After.');
  await sheet.getByRole('button', { name: t('backups:restore'), exact: true }).click();
  await expect(workspace.text(1, 'en')).toHaveText('Before.');
  await expect(list).toHaveCount(2);
  await expect(list.first()).toContainText(t('backups:reason.restore'));

  await list.first().getByRole('button').click();
  await sheet.getByRole('button', { name: t('backups:restore'), exact: true }).click();
  await expect(workspace.text(1, 'en')).toHaveText('After.');
  await workspace.press('Escape');
  await workspace.write(2, 'en', 'Still writable.');
  await workspace.expectSaved();
});

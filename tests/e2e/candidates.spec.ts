import { writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { openSheet, sheetOf } from './pages/sheets.ts';
import { workspaceOf } from './pages/workspace.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

const letter = [
  '霧燈車站在河的南岸。',
  '他走到霧燈車站的門口。',
  '從霧燈車站出來的人很少。',
  '青石渡口沒有船。',
  '她在青石渡口等了一天。',
  '青石渡口的人都走了。',
].join('\n\n');

test('candidates are put aside, changed and added by pointer, and the focus stays in the lists', async ({
  app,
}) => {
  await libraryOf(app).import(await writeDocument(app, 'letter.txt', `${letter}\n`));
  const workspace = workspaceOf(app);
  await workspace.expectReady(6);
  const entries = await openSheet(app, 'termbase');
  await entries.getByRole('button', { name: t('terms:candidates.open') }).click();
  const sheet = sheetOf(app, 'termCandidates');
  const line = (term: string) => sheet.getByRole('listitem').filter({ hasText: term });
  const act = (what: 'add' | 'edit' | 'leave', term: string) =>
    sheet.getByRole('button', { name: t(`terms:candidates.${what}`, { term }), exact: true });
  await expect(line('霧燈車站')).toHaveCount(1);
  await expect(line('青石渡口')).toHaveCount(1);
  await act('leave', '青石渡口').click();
  await expect(line('青石渡口')).toHaveCount(0);
  // The line in its place, or the one before it, has the focus.
  await expect(sheet.getByRole('listitem').locator(':focus')).toHaveCount(1);

  // Its form, left as it is: the same line again.
  await act('edit', '霧燈車站').click();
  await expect(entries.getByLabel(t('terms:term'), { exact: true }).first()).toHaveValue('霧燈車站');
  await entries.getByRole('button', { name: t('terms:cancel') }).click();
  await expect(line('霧燈車站').locator(':focus')).toHaveCount(1);
  await act('add', '霧燈車站').click();
  await expect(workspace.notice(t('terms:candidates.added', { term: '霧燈車站' }))).toBeVisible();
  await expect(line('霧燈車站')).toHaveCount(0);

  await sheet.getByRole('button', { name: t('terms:candidates.back') }).click();
  const entry = entries.getByRole('listitem').filter({ hasText: '霧燈車站' });
  await entry.getByRole('button').click();
  await entries.getByLabel(t('terms:note')).fill('A station');
  await entries.getByRole('button', { name: t('terms:save') }).click();
  await expect(entry.getByRole('button')).toBeFocused();
  await app.page.keyboard.press('Delete');
  await expect(entries.getByRole('listitem')).toHaveCount(0);
});

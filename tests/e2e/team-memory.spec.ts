import { expectAccessibleInBothThemes } from './accessibility.ts';
import { writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { openSheet } from './pages/sheets.ts';
import { workspaceOf } from './pages/workspace.ts';
import { screenshots } from './screenshot.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

test('no server is named before one is set up; what is wrong with an address is said beside it', async ({
  app,
}) => {
  await libraryOf(app).import(await writeDocument(app, 'letter.txt', '渡口的船已經開走了。\n'));
  await workspaceOf(app).expectReady(1);
  const status = app.page.getByRole('contentinfo');
  await expect(status).not.toContainText('example.org');
  const sheet = await openSheet(app, 'teamMemories');
  await expect(sheet).toContainText(t('memory:team.none'));
  const address = sheet.getByLabel(t('memory:team.address'), { exact: true });
  await address.fill('postgres://anna:secret@db.example.org/team');
  await address.press('Enter');
  await expect(sheet).toContainText(t('failures:team.password-in-address'));
  await address.fill('postgres://anna@db.example.org/team?sslmode=disable');
  await address.press('Enter');
  await expect(sheet).toContainText('sslmode=disable');
  await expectAccessibleInBothThemes(app);
  await screenshots(app, 'team-memories');
  // Nobody listens there; nothing is kept of it.
  await address.fill('postgres://anna@127.0.0.1:9/team');
  await address.press('Enter');
  await expect(sheet).toContainText('ECONNREFUSED');
  await expect(sheet).toContainText(t('memory:team.none'));
});

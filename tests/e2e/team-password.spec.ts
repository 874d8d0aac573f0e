import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setUpMemory } from '#engine/team-memory/schema.ts';
import { linkTo } from '#tests/integration/engine/team/links.ts';
import {
  lackOfPostgres,
  makePostgres,
  type PostgresServer,
} from '#tests/integration/engine/team/postgres-server.ts';
import { expect, test, type App } from './fixtures.ts';
import { writeDocument } from './documents.ts';
import { libraryOf } from './pages/library.ts';
import { openSheet } from './pages/sheets.ts';
import { workspaceOf } from './pages/workspace.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');
const password = 'only-for-anna-7391';
const lack = lackOfPostgres('a password of a team’s memory');

let server: PostgresServer;
test.skip(lack !== null, lack ?? '');
test.beforeAll(async () => {
  server = await makePostgres({ passwordFor: ['anna'] });
  const owner = await linkTo(server.address('owner'));
  await setUpMemory(owner, 'duizhao', '127.0.0.1');
  await owner.script(`CREATE ROLE anna LOGIN PASSWORD '${password}' IN ROLE duizhao_writer`);
  owner.close();
});
test.afterAll(async () => server.remove());

const connect = async (app: App) => {
  await libraryOf(app).import(await writeDocument(app, 'letter.txt', '渡口的船已經開走了。\n'));
  await workspaceOf(app).expectReady(1);
  const sheet = await openSheet(app, 'teamMemories');
  await sheet.getByLabel(t('memory:team.address'), { exact: true }).fill(server.address('anna'));
  await sheet.getByLabel(t('memory:team.password'), { exact: true }).fill(password);
  await sheet.getByRole('button', { name: t('memory:team.connect'), exact: true }).click();
  await expect(sheet.getByRole('listitem')).toContainText(t('memory:team.link.connected'));
  return sheet;
};

/** What the program has written of its own. */
const written = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
    .map((path) => readFileSync(path, 'latin1'))
    .join('\n');

test('without a key store of the system the password is kept nowhere, which is said, and asked for at the next start @window-alone', async ({
  app,
}) => {
  // As on a Linux without a Secret Service or KWallet, whatever this machine has.
  await app.electron()?.evaluate(({ safeStorage }) => {
    safeStorage.isEncryptionAvailable = () => true;
    safeStorage.getSelectedStorageBackend = () => 'basic_text';
  });
  const sheet = await connect(app);
  // The message itself: what is read out of it is behind it for a moment.
  await expect(app.page.getByText(t('memory:team.passwordNotKept')).first()).toBeVisible();
  await expect(sheet).not.toContainText(t('memory:team.passwordKept'));
  expect(written(app.folder)).not.toContain(password);
  await app.restart();
  await libraryOf(app).recent('letter').click();
  const again = await openSheet(app, 'teamMemories');
  await again.getByRole('button', { name: t('memory:team.retry'), exact: true }).click();
  await expect(
    again.getByRole('listitem').getByLabel(t('memory:team.password'), { exact: true }),
  ).toBeVisible();
});

test('a key store keeps the password locked; where its key is gone, the password is asked for @window-alone', async ({
  app,
}) => {
  // A stand-in: a real one asks its user, whom no test has.
  await app.electron()?.evaluate(({ safeStorage }) => {
    safeStorage.isEncryptionAvailable = () => true;
    safeStorage.getSelectedStorageBackend = () => 'gnome_libsecret';
    safeStorage.encryptString = (text) => Buffer.from(Array.from(text).toReversed().join(''));
    safeStorage.decryptString = (bytes) => Array.from(bytes.toString()).toReversed().join('');
  });
  const sheet = await connect(app);
  await expect(sheet.getByRole('listitem')).toContainText(t('memory:team.passwordKept'));
  await expect(app.page.getByText(t('memory:team.passwordNotKept'))).toHaveCount(0);
  expect(written(app.folder)).toContain(
    Buffer.from(Array.from(password).toReversed().join('')).toString('base64'),
  );
  expect(written(app.folder)).not.toContain(password);
  await app.restart();
  await libraryOf(app).recent('letter').click();
  const again = await openSheet(app, 'teamMemories');
  await again.getByRole('button', { name: t('memory:team.retry'), exact: true }).click();
  await expect(
    again.getByRole('listitem').getByLabel(t('memory:team.password'), { exact: true }),
  ).toBeVisible();
});

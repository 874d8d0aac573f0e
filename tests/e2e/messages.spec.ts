import { chmod, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cleanLetter, writeDocument } from './documents.ts';
import { expect, test } from './fixtures.ts';
import { libraryOf } from './pages/library.ts';
import { workspaceOf } from './pages/workspace.ts';
import { screenshot } from './screenshot.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

test('a message takes no focus, expires also after another was closed, and stays with its project', async ({
  app,
}) => {
  const { page } = app;
  await libraryOf(app).import(await writeDocument(app, 'letter.txt', cleanLetter));
  const workspace = workspaceOf(app);
  await workspace.expectReady(5);
  await workspace.goTo(2, 'en');
  await workspace.press('Mod+Shift+l');
  await workspace.press('Enter');
  const message = page.getByText(t('failures:cell.locked'), { exact: true }).first();
  const close = page.getByRole('button', { name: t('common:close'), exact: true });
  const complain = async (): Promise<void> => {
    await page.keyboard.press('x');
    await expect(message).toBeVisible();
  };

  // Closed with the mouse, the caret stays; by keyboard, it comes back.
  await complain();
  await close.last().click();
  await expect(message).toBeHidden();
  await expect(workspace.editor()).toBeFocused();
  await complain();
  await close.last().focus();
  await page.keyboard.press('Enter');
  await expect(message).toBeHidden();
  await expect(workspace.editor()).toBeFocused();

  // The one closed last had stopped the clock: the next one must not.
  await complain();
  await close.last().click();
  await expect(message).toBeHidden();
  await page.mouse.move(10, 300);
  await workspace.press('Mod+.');
  const calm = page.getByText(t('editor:alternatives.none'), { exact: true }).first();
  await expect(calm).toBeVisible();
  await expect(calm).toBeHidden();

  // An error, which stays by itself, goes with its project.
  await complain();
  // In an open cell the same keys make a link.
  await workspace.press('Escape', 'Mod+k');
  const option = page.getByRole('option', { name: t('commands:titles.closeProject') });
  await page.keyboard.insertText(t('commands:titles.closeProject'));
  await expect(option).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: t('library:open'), exact: true })).toBeVisible();
  await expect(message).toBeHidden();
});

test.describe('a project that cannot be written', () => {
  test.use({ language: 'zh-Hant' });

  test('says so when one types', async ({ app }) => {
    const words = wordsIn('zh-Hant');
    await libraryOf(app).import(await writeDocument(app, 'letter.txt', cleanLetter));
    const workspace = workspaceOf(app);
    await workspace.expectReady(5);
    await workspace.close();
    const library = join(app.folder, 'library');
    const name = (await readdir(library)).find((each) => each.endsWith('.duizhao')) ?? '';
    await chmod(join(library, name), 0o444);
    await workspace.reopen('letter');
    await expect(workspace.status()).toContainText(words('status:readOnly'));
    await workspace.goTo(2, 'en');
    await app.page.keyboard.press('x');
    await expect(
      workspace.notice(new RegExp(words('failures:project.read-only', { path: '' }).slice(0, 6))),
    ).toBeVisible();
    await screenshot(app, 'read-only');
    await expect(workspace.text(2, 'en')).toHaveText('');
    await chmod(join(library, name), 0o644);
  });
});

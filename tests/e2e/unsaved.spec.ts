import type { BrowserContext, Page } from '@playwright/test';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expectAccessible } from './accessibility.ts';
import { cleanLetter, writeDocument } from './documents.ts';
import { expect, test, type App } from './fixtures.ts';
import { startHostProcess, type HostProcess } from './host-process.ts';
import { annotationsOf } from './pages/annotations.ts';
import { workspaceOf, type WorkspacePage } from './pages/workspace.ts';
import { wordsIn } from './words.ts';

// Runs in the browser only, where a host can end while its page goes on.

const t = wordsIn('en');

/** A host of its own over a letter, on a port that it gets again, and tabs of one browser. */
type Tabs = {
  readonly host: HostProcess;
  readonly page: Page;
  readonly workspace: WorkspacePage;
  readonly context: BrowserContext;
  /** Kills the host, as a power cut would. */
  readonly kill: () => Promise<void>;
  /** Starts it again on the same port, with nothing or other files open, and opens its address in a new tab. */
  readonly again: (files?: readonly string[]) => Promise<Page>;
  readonly pageAs: (page: Page) => App;
};

const withTabs = async (app: App, work: (tabs: Tabs) => Promise<void>): Promise<void> => {
  const browser = app.page.context().browser();
  if (browser === null) throw new Error('no browser');
  const folder = join(app.folder, 'other');
  const letter = await writeDocument(app, 'letter.txt', cleanLetter);
  const hosts = [await startHostProcess(folder, [letter])];
  const context = await browser.newContext({ locale: 'en-US' });
  try {
    const [host] = hosts;
    if (host === undefined) throw new Error('no host');
    const port = Number(new URL(host.address).port);
    const page = await context.newPage();
    const pageAs = (other: Page): App => ({ ...app, page: other });
    const workspace = workspaceOf(pageAs(page));
    await page.goto(host.address);
    await workspace.expectReady(5);
    await work({
      host,
      page,
      workspace,
      context,
      pageAs,
      kill: async () => void (await host.end('SIGKILL')),
      again: async (files = []) => {
        const started = await startHostProcess(folder, files, port);
        hosts.push(started);
        // The projects made of files are open before anybody looks.
        for (const file of files) {
          const made = basename(file).replace('.txt', '.duizhao');
          await expect.poll(() => readdir(join(folder, 'library'))).toContain(made);
        }
        const opened = await context.newPage();
        await opened.goto(started.address);
        return opened;
      },
    });
  } finally {
    await context.close();
    for (const host of hosts) await host.end('SIGKILL');
  }
};

test('text typed while the host is gone stays on the screen, and is saved when it is back without a project', async ({
  app,
}) => {
  await withTabs(app, async ({ page, workspace, kill, again, pageAs }) => {
    await workspace.write(1, 'en', 'It rained');
    await workspace.expectSaved();
    await kill();
    await page.keyboard.insertText(' all morning.');
    await expect(workspace.status()).toContainText(t('status:saving.cut'));
    const other = await again();
    // The first tab still has the text, so that nothing is offered in the second.
    await workspace.expectSaved();
    await expect(workspace.editor()).toHaveText('It rained all morning.');
    await expect(workspace.status()).not.toContainText(t('status:saving.cut'));
    const seen = workspaceOf(pageAs(other));
    await seen.expectReady(5);
    await expect(seen.text(1, 'en')).toHaveText('It rained all morning.');
    await expect(other.getByRole('dialog')).toHaveCount(0);
    expect(await other.evaluate(() => Object.keys(localStorage))).toEqual(['duizhao-session']);
  });
});

test('where the host comes back with another project, the way back to the text is shown', async ({ app }) => {
  await withTabs(app, async ({ page, workspace, kill, again }) => {
    await workspace.write(1, 'en', 'Rain');
    await workspace.expectSaved();
    await kill();
    await page.keyboard.insertText(' since dawn.');
    await expect(workspace.status()).toContainText(t('status:saving.cut'));
    await again([await writeDocument(app, 'another.txt', '另一封信。')]);
    const notices = page.getByRole('region', { name: new RegExp(t('common:notices')) });
    await expect(notices).toContainText(t('editor:unsaved.in', { name: 'letter' }));
    await notices.getByRole('button', { name: t('editor:unsaved.open') }).click();
    await workspace.expectReady(5);
    await notices.getByRole('button', { name: t('editor:unsaved.show') }).click();
    const dialog = page.getByRole('dialog', { name: t('editor:unsaved.title') });
    await dialog.getByRole('button', { name: t('editor:unsaved.keepTheirs') }).click();
    await expect(dialog).toHaveCount(0);
    await expect(workspace.text(1, 'en')).toHaveText('Rain');
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['duizhao-session']);
  });
});

test('an annotation that was begun in a tab that is gone waits in the panel', async ({ app }) => {
  await withTabs(app, async ({ page, workspace, kill, again, pageAs }) => {
    const annotations = annotationsOf(pageAs(page));
    await workspace.goTo(2, 'source');
    await workspace.press('F8', 'Mod+Alt+m');
    await annotations.body(annotations.composer()).fill('Half a thought');
    const kept = () =>
      page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('duizhao-begun.')));
    await expect.poll(kept).toHaveLength(1);
    await kill();
    await page.close({ runBeforeUnload: false });
    const other = await again();
    const seen = workspaceOf(pageAs(other));
    await seen.reopen('letter');
    const notices = other.getByRole('region', { name: new RegExp(t('common:notices')) });
    await notices.getByRole('button', { name: t('annotations:begunShow') }).click();
    const unfinished = annotationsOf(pageAs(other))
      .panel()
      .getByRole('region', { name: /unfinished/ });
    await expect(unfinished.getByRole('listitem')).toContainText('Half a thought');
  });
});

test('text of a tab that is gone as well is sealed in the browser, and offered beside what stands there', async ({
  app,
}) => {
  await withTabs(app, async ({ page, workspace, kill, again, pageAs }) => {
    await workspace.write(1, 'en', 'Rain');
    await workspace.expectSaved();
    await kill();
    await page.keyboard.insertText(' since dawn.');
    const kept = () =>
      page.evaluate(() =>
        Object.entries(localStorage)
          .filter(([key]) => key.startsWith('duizhao-text.'))
          .map(String),
      );
    await expect.poll(kept).toHaveLength(1);
    const [sealed = ''] = await kept();
    expect(sealed).not.toMatch(/Rain|dawn|letter/);
    await page.close({ runBeforeUnload: false });

    const other = await again();
    const notices = other.getByRole('region', { name: new RegExp(t('common:notices')) });
    await expect(notices).toContainText(t('editor:unsaved.in', { name: 'letter' }));
    await notices.getByRole('button', { name: t('editor:unsaved.open') }).click();
    const dialog = other.getByRole('dialog', { name: t('editor:unsaved.title') });
    const offer = dialog.getByRole('listitem', {
      name: t('editor:unsaved.place', { row: 1, column: t('editor:columns.en') }),
    });
    await expect(offer).toContainText('Rain since dawn.');
    await expectAccessible(pageAs(other));
    await offer.getByRole('button', { name: t('editor:unsaved.useMine') }).click();
    await expect(dialog).toHaveCount(0);
    const seen = workspaceOf(pageAs(other));
    await expect(seen.text(1, 'en')).toHaveText('Rain since dawn.');
    expect(await other.evaluate(() => Object.keys(localStorage))).toEqual(['duizhao-session']);
    await seen.press('Control+z');
    await expect(seen.text(1, 'en')).toHaveText('Rain');
  });
});

import { readFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { writeEntryFile } from '#cli/entry-file.ts';
import { expect, test } from './fixtures.ts';
import { startHostProcess } from './host-process.ts';
import { annotationsOf } from './pages/annotations.ts';
import { annotate } from './pages/notes.ts';
import { openLetter } from './pages/open-letter.ts';
import { wordsIn } from './words.ts';

const t = wordsIn('en');

// Runs in the browser only: a window has no host.

test('no other page of this machine can talk to the host', async ({ app, openBrowser }) => {
  const { origin } = new URL(app.page.url());
  const stranger = await (await openBrowser()).newContext();
  try {
    const page = await stranger.newPage();
    await page.goto(`${origin}/`);
    // Another browser of the same user gets the empty page, and nothing that is anybody's.
    await expect(page.getByText(t('common:wire.noKey'))).toBeVisible();
    await page.goto('data:text/html,<p>elsewhere');
    const reached = await page.evaluate(async (address) => {
      const read = await fetch(address).then(
        () => 'answered',
        () => 'refused',
      );
      const socket = await new Promise((resolve) => {
        const dialled = new WebSocket(`${address.replace('http', 'ws')}/rpc`);
        dialled.addEventListener('open', () => resolve('open'));
        dialled.addEventListener('error', () => resolve('refused'));
      });
      return [read, socket];
    }, origin);
    expect(reached).toEqual(['refused', 'refused']);
  } finally {
    await stranger.close();
  }
});

test('a link from a foreign page does not enter, even in the browser that holds the key', async ({ app }) => {
  const { origin } = new URL(app.page.url());
  const other = await app.page.context().newPage();
  await other.goto(`data:text/html,<a href="${origin}/">in</a>`);
  const answered = other.waitForResponse(`${origin}/`);
  await other.getByRole('link').click();
  expect([401, 403]).toContain((await answered).status());
});

test('a private file leads in; the key stays with this address, in every tab of it, and the second use of the link is told', async ({
  app,
  openBrowser,
}) => {
  const host = await startHostProcess(join(app.folder, 'other'), []);
  const asked: IncomingHttpHeaders[] = [];
  const elsewhere = createServer((request, response) => {
    asked.push(request.headers);
    response.end('<!doctype html>');
  });
  await new Promise<void>((resolve) => void elsewhere.listen(0, '127.0.0.1', resolve));
  const context = await (await openBrowser()).newContext({ locale: 'en-US' });
  try {
    const page = await context.newPage();
    const library = page.getByRole('heading', { level: 1 });
    await page.goto(writeEntryFile(app.folder, host.address).url);
    await expect(library).toBeVisible();
    await expect(page).toHaveURL(`${new URL(host.address).origin}/`);
    await page.reload();
    await expect(library).toBeVisible();

    const second = await context.newPage();
    await second.goto(new URL('/', host.address).href);
    await expect(second.getByRole('heading', { level: 1 })).toBeVisible();
    await second.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
    expect(await second.evaluate(() => [document.cookie, localStorage.length])).toEqual(['', 0]);
    expect(asked.length).toBeGreaterThan(0);
    for (const headers of asked) expect(headers).not.toHaveProperty('cookie');

    expect((await second.goto(host.address))?.status()).toBe(401);
    const notices = page.getByRole('region', { name: t('common:notices') });
    await expect(notices).toContainText(t('common:refused.link-used'));
  } finally {
    await context.close();
    await host.end('SIGTERM');
    elsewhere.close();
  }
});

test('annotations that were exported are downloaded', async ({ app }) => {
  await openLetter(app);
  const annotations = annotationsOf(app);
  await annotate(app, [{ row: 2, side: 'source', words: '皇后' }], { body: 'Which one?' });
  await annotations.open();
  await annotations.button(annotations.panel(), 'transfer').click();
  await app.page.getByRole('menuitem', { name: t('annotations:export.csv') }).click();
  const downloaded = app.page.waitForEvent('download');
  await annotations
    .panel()
    .getByRole('link', { name: t('exporting:download') })
    .click();
  const file = await downloaded;
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
  expect(await readFile(await file.path(), 'utf8')).toContain('Which one?');
});

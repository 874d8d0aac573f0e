import { expect, test } from './fixtures.ts';

// Runs in the browser only: a window has no host.

test('no other page of this machine can talk to the host', async ({ app, openBrowser }) => {
  const { origin } = new URL(app.page.url());
  const stranger = await (await openBrowser()).newContext();
  try {
    const page = await stranger.newPage();
    const answer = await page.goto(`${origin}/`);
    expect(answer?.status()).toBe(401);
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

test('a link from a foreign page does not enter, even in the browser that holds the cookie', async ({
  app,
}) => {
  const { origin } = new URL(app.page.url());
  const other = await app.page.context().newPage();
  await other.goto(`data:text/html,<a href="${origin}/">in</a>`);
  const answered = other.waitForResponse(`${origin}/`);
  await other.getByRole('link').click();
  expect([401, 403]).toContain((await answered).status());
});

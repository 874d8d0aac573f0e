import { expect, test } from './fixtures.ts';

test('the page has no way to Node', async ({ app }) => {
  const reached = await app.page.evaluate(() =>
    ['process', 'require', 'module', 'Buffer', '__dirname', 'electron', 'ipcRenderer'].filter(
      (name) => name in globalThis,
    ),
  );
  expect(reached).toEqual([]);
});

test('the address keeps no token', async ({ app }) => {
  await expect(app.page).toHaveURL(/^(http:\/\/127\.0\.0\.1:\d+|duizhao-app:\/\/app)\/$/);
  expect(await app.page.evaluate(() => document.cookie)).toBe('');
});

test.describe('what is blocked', () => {
  test.use({ tolerated: ['blocked: ', 'request to '] });

  test('a link leads nowhere else', async ({ app }) => {
    test.skip(app.form === 'browser', 'a tab is its user’s own to lead away');
    const blocked = app.electron()?.evaluate(
      ({ webContents }) =>
        new Promise((resolve) => {
          const [contents] = webContents.getAllWebContents();
          contents?.once('will-navigate', (event) => {
            // The app's own listener came first.
            resolve([event.url, event.defaultPrevented, contents.getURL()]);
          });
        }),
    );
    await app.page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://example.invalid/';
      document.body.append(link);
      link.click();
    });
    expect(await blocked).toEqual(['https://example.invalid/', true, 'duizhao-app://app/']);
    expect(await app.page.evaluate(() => location.href)).toBe('duizhao-app://app/');
  });

  test('inline scripts, foreign images and requests are stopped by the policy', async ({ app }) => {
    const stopped = await app.page.evaluateHandle(() => {
      const seen = new Set<string>();
      document.addEventListener('securitypolicyviolation', (event) => seen.add(event.effectiveDirective));
      const script = document.createElement('script');
      script.textContent = 'window.reached = true';
      const style = document.createElement('style');
      style.textContent = 'body { display: none }';
      document.head.append(script, style);
      const frame = document.createElement('iframe');
      frame.src = 'http://127.0.0.1:9/';
      document.body.append(frame);
      new Image().src = 'http://127.0.0.1:9/x.png';
      void fetch('http://127.0.0.1:9/').catch(() => undefined);
      return seen;
    });
    await expect
      .poll(() => stopped.evaluate((seen) => [...seen].sort()))
      .toEqual(['connect-src', 'frame-src', 'img-src', 'script-src-elem', 'style-src-elem']);
    expect(await app.page.evaluate(() => 'reached' in window)).toBe(false);
    await expect(app.page.locator('body')).toBeVisible();
  });

  test('every permission is denied', async ({ app }) => {
    test.skip(app.form === 'browser', 'a browser asks its user, and the page never asks the browser');
    const answers = await app.page.evaluate(async () => {
      const asked = ['geolocation', 'notifications', 'camera', 'microphone', 'midi'] as PermissionName[];
      const states = await Promise.all(
        asked.map(async (name) => (await navigator.permissions.query({ name })).state),
      );
      return { states: [...new Set(states)], notification: await Notification.requestPermission() };
    });
    expect(answers).toEqual({ states: ['denied'], notification: 'denied' });
  });

  test('a window opens no other window', async ({ app }) => {
    test.skip(app.form === 'browser', 'tabs are the browser’s own');
    const opened = await app.page.evaluate(() => window.open('https://example.invalid/') === null);
    expect(opened).toBe(true);
    expect(app.electron()?.windows()).toHaveLength(1);
  });
});

test('no other page of this machine can talk to the host', async ({ app, openBrowser }) => {
  test.skip(app.form === 'window', 'a window has no host');
  const origin = new URL(app.page.url()).origin;
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

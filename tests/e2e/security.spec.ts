import { expect, test, type App } from './fixtures.ts';

const expectWalls = async (app: App): Promise<void> => {
  const reached = await app.page.evaluate(() =>
    ['process', 'require', 'module', 'Buffer', '__dirname', 'electron', 'ipcRenderer'].filter(
      (name) => name in globalThis,
    ),
  );
  expect(reached).toEqual([]);
  await expect(app.page).toHaveURL(/^(http:\/\/127\.0\.0\.1:\d+|duizhao-app:\/\/app)\/$/);
  expect(await app.page.evaluate(() => document.cookie)).toBe('');
};

test.describe('the content policy', () => {
  test.use({ tolerated: ['blocked: ', 'request to '] });

  test('stops inline scripts and styles, and everything from elsewhere; no way to Node, no token, no cookie @window', async ({
    app,
  }) => {
    await expectWalls(app);
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
      // In the page: one that nothing holds may be collected before it is asked for.
      const image = new Image();
      image.src = 'http://127.0.0.1:9/x.png';
      document.body.append(image);
      void fetch('http://127.0.0.1:9/').catch(() => undefined);
      return seen;
    });
    await expect
      .poll(() => stopped.evaluate((seen) => [...seen].sort()))
      .toEqual(['connect-src', 'frame-src', 'img-src', 'script-src-elem', 'style-src-elem']);
    expect(await app.page.evaluate(() => 'reached' in window)).toBe(false);
    await expect(app.page.locator('body')).toHaveCSS('display', 'block');
  });
});

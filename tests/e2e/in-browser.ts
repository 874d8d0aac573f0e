import type { Browser, BrowserContext } from '@playwright/test';
import { localeOf, waitForScreen, type App, type Setting } from './app.ts';
import { startHostProcess, type HostProcess } from './host-process.ts';
import { watchPage, type Watch } from './watch.ts';

/** Runs the app as a browser tab against its own loopback host. */
export const runInBrowser = async (
  browser: Browser,
  folder: string,
  setting: Setting,
  watch: Watch,
): Promise<App> => {
  const open = async (): Promise<{ host: HostProcess; context: BrowserContext }> => {
    const host = await startHostProcess(folder, setting.files);
    const context = await browser.newContext({
      locale: localeOf[setting.language],
      colorScheme: setting.theme,
      reducedMotion: 'reduce',
      viewport: { width: 1280, height: 800 },
      acceptDownloads: true,
    });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    return { host, context };
  };
  const enter = async ({ host, context }: { host: HostProcess; context: BrowserContext }) => {
    const page = await context.newPage();
    watchPage(page, new URL(host.address).origin, watch);
    await page.goto(host.address);
    await waitForScreen(page);
    return page;
  };
  let running = await open();
  const app: App = {
    form: 'browser',
    folder,
    setting,
    page: await enter(running),
    restart: async () => {
      await running.context.close();
      await running.host.end('SIGTERM');
      running = await open();
      app.page = await enter(running);
    },
    kill: async () => {
      await running.host.end('SIGKILL');
      await running.context.close();
      running = await open();
      app.page = await enter(running);
    },
    electron: () => null,
    close: async () => {
      await running.context.close();
      await running.host.end('SIGTERM');
    },
  };
  return app;
};

import type { Browser, BrowserContext } from '@playwright/test';
import { localeOf, waitForScreen, type App, type Setting } from './app.ts';
import type { WarmHost, WarmHosts } from './warm-hosts.ts';
import { watchPage, type Watch } from './watch.ts';

/** Runs the app as a browser tab against a loopback host of its own, whose process may have run others before. */
export const runInBrowser = async (
  { browser, hosts }: { readonly browser: Browser; readonly hosts: WarmHosts },
  folder: string,
  setting: Setting,
  watch: Watch,
): Promise<App> => {
  const open = async (): Promise<{ host: WarmHost; context: BrowserContext }> => {
    const host = await hosts.start(folder, setting.files);
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
  const enter = async ({ host, context }: { host: WarmHost; context: BrowserContext }) => {
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
    close: async ({ keep }) => {
      await running.context.close();
      await (keep ? running.host.stop() : running.host.end('SIGTERM'));
    },
  };
  return app;
};

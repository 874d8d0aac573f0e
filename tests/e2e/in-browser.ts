import { waitForScreen, type App, type Setting } from './app.ts';
import type { WarmHost, WarmHosts } from './warm-hosts.ts';
import type { WarmTab, WarmTabs } from './warm-tabs.ts';
import { watchPage, type Watch } from './watch.ts';

type Running = { readonly host: WarmHost; readonly tab: WarmTab };

/** Runs the app as a browser tab against a loopback host of its own; the host's process and the tab may have served others before. */
export const runInBrowser = async (
  { tabs, hosts }: { readonly tabs: WarmTabs; readonly hosts: WarmHosts },
  folder: string,
  setting: Setting,
  watch: Watch,
): Promise<App> => {
  const start = async (): Promise<Running> => {
    const host = await hosts.start(folder, setting.files);
    const tab = await tabs.take(setting);
    watchPage(tab.page, new URL(host.address).origin, watch);
    await tab.page.goto(host.address);
    await waitForScreen(tab.page);
    return { host, tab };
  };
  let running = await start();
  const again = async (): Promise<void> => {
    running = await start();
    app.page = running.tab.page;
  };
  const app: App = {
    form: 'browser',
    folder,
    setting,
    page: running.tab.page,
    restart: async () => {
      // As empty as a new one: a tab of its own would compile all scripts once more.
      await running.tab.giveBack(new URL(running.host.address).origin);
      await running.host.end('SIGTERM');
      await again();
    },
    kill: async () => {
      await running.host.end('SIGKILL');
      await running.tab.close();
      await again();
    },
    electron: () => null,
    close: async ({ keep }) => {
      const { host, tab } = running;
      await (keep ? tab.giveBack(new URL(host.address).origin) : tab.close());
      await (keep ? host.stop() : host.end('SIGTERM'));
    },
  };
  return app;
};

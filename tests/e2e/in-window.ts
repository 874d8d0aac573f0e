import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { join } from 'node:path';
import { engineNodeFor, findElectron } from '#cli/electron-runtime.ts';
import { localeOf, root, waitForScreen, type App, type Setting } from './app.ts';
import { watchPage, type Watch } from './watch.ts';

/** The Electron program for tests, or why there is none. */
export const electronForTests = (): { readonly program: string } | { readonly missing: string } => {
  const program = findElectron(root, process.env);
  if (program === null) {
    return {
      missing:
        'no Electron: its program is not in node_modules/electron, and ELECTRON_OVERRIDE_DIST_PATH names none',
    };
  }
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    return { missing: 'no display: run under xvfb-run' };
  }
  return { program };
};

/** Environment of the app under test: data of its own, and a Node for the engine where the runtime's is too old. */
export const windowEnvironment = (program: string, folder: string): Record<string, string> => {
  const node = engineNodeFor(program);
  const entries = {
    ...process.env,
    DUIZHAO_DATA: folder,
    ...(node === null ? {} : { DUIZHAO_ENGINE_NODE: node }),
  };
  return Object.fromEntries(
    Object.entries(entries).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
};

/** Chromium's sandbox does not run as root; only here, never in the app itself, it is switched off then. */
export const testSwitches = (): readonly string[] => [
  '--disable-gpu',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

const launch = (program: string, folder: string, setting: Setting): Promise<ElectronApplication> =>
  _electron.launch({
    executablePath: program,
    args: [
      ...testSwitches(),
      `--lang=${localeOf[setting.language]}`,
      join(root, 'tests/e2e/held-main.cjs'),
      ...setting.files,
    ],
    timeout: 30_000,
    env: { ...windowEnvironment(program, folder), LANGUAGE: localeOf[setting.language].replace('-', '_') },
    colorScheme: setting.theme,
  });

/** Runs the app in a real window. */
export const runInWindow = async (
  program: string,
  folder: string,
  setting: Setting,
  watch: Watch,
): Promise<App> => {
  let running = await launch(program, folder, setting);
  const enter = async (): Promise<Page> => {
    const page = await running.firstWindow();
    watchPage(page, 'duizhao-app://app', watch);
    await waitForScreen(page);
    // The page takes the first port that it is sent: a connection of a test's own comes after it.
    await page.waitForFunction(() => performance.getEntriesByName('duizhao:connected').length > 0);
    await page.setViewportSize({ width: 1280, height: 800 });
    return page;
  };
  const app: App = {
    form: 'window',
    folder,
    setting,
    page: await enter(),
    restart: async () => {
      await running.close();
      running = await launch(program, folder, setting);
      app.page = await enter();
    },
    kill: async () => {
      const process = running.process();
      const ended = new Promise((resolve) => process.once('exit', resolve));
      process.kill('SIGKILL');
      await ended;
      running = await launch(program, folder, setting);
      app.page = await enter();
    },
    electron: () => running,
    close: () => running.close(),
  };
  return app;
};

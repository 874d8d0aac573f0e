import { test as base, expect, type Browser } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { InterfaceLanguage } from '#api/index.ts';
import { skipReason } from '#tests/needs.ts';
import { quickFolder } from '#tests/quick-folder.ts';
import type { App, Theme } from './app.ts';
import { runInBrowser } from './in-browser.ts';
import { electronForTests, runInWindow } from './in-window.ts';
import { openWarmHosts, type WarmHosts } from './warm-hosts.ts';
import { openWarmTabs, type WarmTabs } from './warm-tabs.ts';
import type { Watch } from './watch.ts';

export { expect };
export type { App } from './app.ts';

export type FormOptions = {
  /** Where the app runs: `browser` (loopback host and Chromium) or `window` (Electron). Set by the project. */
  form: 'browser' | 'window';
  /** The language the machine asks for. */
  language: InterfaceLanguage;
  /** What the machine prefers. */
  theme: Theme;
  /** Files named when the app is started, as absolute paths. */
  files: readonly string[];
  /** Parts of problems that a test provokes on purpose, so that they are not held against it. */
  tolerated: readonly string[];
};

type Fixtures = {
  /** The running app; ended after the test, and its data removed. */
  app: App;
};
type WorkerFixtures = {
  /** The worker's one browser, started when first asked for: a window needs none. */
  openBrowser: () => Promise<Browser>;
  /** The worker's tabs in that browser, for the app. */
  tabs: WarmTabs;
  /** The worker's hosts: their process stays from one test to the next, their engines and folders do not. */
  hosts: WarmHosts;
};

export const browserForTests = (program: string | undefined): { program: string } | { missing: string } =>
  program === undefined
    ? { missing: 'no browser: name one with DUIZHAO_BROWSER, or install Chromium' }
    : { program };

/**
 * Every test gets an app of its own over an empty data folder: an engine, a host and an empty tab in a context of its own. The process
 * that runs them stays for the next test, unless the test failed, restarted or killed it, and so does the tab. After the test nothing may have
 * left the machine, no error may have gone uncaught, and the content policy may have blocked nothing.
 */
export const test = base.extend<FormOptions & Fixtures, WorkerFixtures>({
  form: ['browser', { option: true }],
  language: ['en', { option: true }],
  theme: ['light', { option: true }],
  files: [[], { option: true }],
  tolerated: [[], { option: true }],
  openBrowser: [
    async ({ playwright, browserName, launchOptions }, provide) => {
      const opened: Promise<Browser>[] = [];
      await provide(() => {
        opened[0] ??= playwright[browserName].launch(launchOptions);
        return opened[0];
      });
      for (const browser of opened) await (await browser).close();
    },
    { scope: 'worker' },
  ],
  tabs: [
    async ({ openBrowser }, provide) => {
      await provide(openWarmTabs(openBrowser));
    },
    { scope: 'worker' },
  ],
  hosts: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, provide) => {
      const hosts = openWarmHosts();
      await provide(hosts);
      await hosts.close();
    },
    { scope: 'worker' },
  ],
  app: async ({ form, language, theme, files, tolerated, tabs, hosts, launchOptions }, provide, testInfo) => {
    const setting = { language, theme, files };
    const watch: Watch = { problems: [] };
    const runtime = form === 'window' ? electronForTests() : browserForTests(launchOptions.executablePath);
    if ('missing' in runtime) {
      test.skip(true, skipReason(form, runtime.missing));
      return;
    }
    const folder = await mkdtemp(join(quickFolder, 'duizhao-e2e-'));
    try {
      const app =
        form === 'browser'
          ? await runInBrowser({ tabs, hosts }, folder, setting, watch)
          : await runInWindow(runtime.program, folder, setting, watch);
      await provide(app);
      await app.close({ keep: testInfo.errors.length === 0 });
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
    expect(watch.problems.filter((problem) => !tolerated.some((part) => problem.includes(part)))).toEqual([]);
  },
});

import { defineConfig } from '@playwright/test';
import { findBrowser } from './tests/e2e/find-browser.ts';
import type { FormOptions } from './tests/e2e/fixtures.ts';
import { wantsAllPictures } from './tests/e2e/pictures.ts';

const browser = await findBrowser();

/**
 * Chromium takes the last such list alone, so this one repeats Playwright's and adds the lists of suggestions below the
 * address bar, since a headless Chromium draws no window, but loads two pages for them into every context, and the process that
 * waits for a page that no test opens.
 */
const disabledFeatures = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'SpareRendererForSitePerProcess',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
];

/** `DUIZHAO_FORMS=both` runs every spec in a window too, which takes as long again. */
const bothForms = process.env['DUIZHAO_FORMS'] === 'both';

/**
 * All specs in a browser against the loopback host; in a real Electron window those marked `@window`, which docs/testing.md
 * says how to choose: what the window does otherwise than a tab, and one walk over all screens.
 */
export default defineConfig<FormOptions>({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/build-first.ts',
  // Node reads the sources by itself; to transform them once more takes 15 seconds of the processor in a new copy.
  build: { external: ['**/*.ts'] },
  outputDir: 'out/e2e',
  fullyParallel: true,
  // One more than the cores that a machine for tests is sure to have: a browser waits as often as it works.
  workers: 3,
  // One more try, so that a stutter of the machine does not hide what all the others say. What needs it is named and counted.
  retries: 1,
  // Bounds on waiting, not on speed: the same machine was seen to take six times as long from one minute to the next.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['./tests/e2e/skip-reasons.ts'], ['json', { outputFile: 'out/results/e2e.json' }]],
  use: {
    viewport: { width: 1280, height: 800 },
    // Only of the second try, and without the film: two cores have enough to do.
    trace: { mode: 'on-first-retry', screenshots: false },
    launchOptions: {
      ...(browser === null ? {} : { executablePath: browser }),
      // A backstop: nothing the app or the browser itself does leaves this machine.
      args: [
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
        `--disable-features=${disabledFeatures.join(',')}`,
      ],
    },
  },
  projects: [
    // What is marked `@window-alone` shows in a browser what others have shown there.
    {
      name: 'chromium',
      testIgnore: 'shell.spec.ts',
      ...(wantsAllPictures ? {} : { grepInvert: /@window-alone/ }),
      use: { form: 'browser' },
    },
    {
      name: 'electron',
      testIgnore: [
        'host.spec.ts',
        'late-texts.spec.ts',
        'shell.spec.ts',
        'toy-panel.spec.ts',
        'unsaved.spec.ts',
      ],
      ...(bothForms ? {} : { grep: /@window/ }),
      use: { form: 'window' },
    },
    {
      name: 'electron-shell',
      testMatch: 'shell.spec.ts',
      use: { form: 'window' },
    },
  ],
});

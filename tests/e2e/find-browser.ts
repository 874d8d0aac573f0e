import { chromium } from '@playwright/test';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The headless one first: it shows the same pages and draws no window. */
const systemNames = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];

const onPath = (name: string): string | null => {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {
      continue;
    }
  }
  return null;
};

/** npm's Chromium for servers: a headless one, unpacked from its tarball. Linux on x64 only. */
const unpacked = async (): Promise<string | null> => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const { default: packed } = await import('@sparticuz/chromium');
  packed.setGraphicsMode = false;
  return packed.executablePath().catch(() => null);
};

/**
 * The browser for end-to-end tests: the one `DUIZHAO_BROWSER` names, Playwright's own, the system's, or npm's.
 * Null when there is none.
 */
export const findBrowser = async (): Promise<string | null> => {
  const named = process.env['DUIZHAO_BROWSER'];
  if (named !== undefined && named !== '') return named;
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  for (const name of systemNames) {
    const found = onPath(name);
    if (found !== null) return found;
  }
  return unpacked();
};

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root, type App } from './app.ts';

/** Keeps a picture of the screen in `out/screenshots/<name>-<language>-<theme>.png`; of a window in a folder beside. */
export const screenshot = async (app: App, name: string): Promise<void> => {
  const folder = join(root, 'out/screenshots', app.form === 'window' ? 'window' : '');
  await mkdir(folder, { recursive: true });
  await app.page.evaluate(() => document.fonts.ready);
  await app.page.screenshot({
    path: join(folder, `${name}-${app.setting.language}-${app.setting.theme}.png`),
    animations: 'disabled',
  });
};

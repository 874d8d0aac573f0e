import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root, type App, type Theme } from './app.ts';
import { wantsAllPictures, wantsNoPictures } from './pictures.ts';
import { inBothThemes } from './themes.ts';

/** Keeps a picture of the screen in `out/screenshots/<name>-<language>-<theme>.png`; of a window in a folder beside. */
export const screenshot = async (app: App, name: string, theme: Theme = app.setting.theme): Promise<void> => {
  if (wantsNoPictures) return;
  const folder = join(root, 'out/screenshots', app.form === 'window' ? 'window' : '');
  await mkdir(folder, { recursive: true });
  await app.page.evaluate(() => document.fonts.ready);
  await app.page.screenshot({
    path: join(folder, `${name}-${app.setting.language}-${theme}.png`),
    animations: 'disabled',
  });
};

/** The same in light and in dark colours, where all pictures are wanted. */
export const screenshots = (app: App, name: string): Promise<void> =>
  wantsAllPictures ? inBothThemes(app, (theme) => screenshot(app, name, theme)) : screenshot(app, name);

import { dialog, type BrowserWindow } from 'electron';
import type { InterfaceLanguage } from '#api/index.ts';
import { loadWords } from './words.ts';

/** A second wish to close within so many milliseconds means that the first was not granted. */
const insisting = 15_000;

/**
 * A page with text that is not on disk yet refuses to be closed, saves, and then closes by itself. When it cannot
 * save (a full disk, an engine that does not answer) and the user asks again, they are asked whether to close all the same.
 */
export const askBeforeLosing = (window: BrowserWindow, language: () => InterfaceLanguage): void => {
  let refusedAt = -Infinity;
  window.webContents.on('will-prevent-unload', () => {
    const before = refusedAt;
    refusedAt = performance.now();
    if (refusedAt - before > insisting) return;
    refusedAt = -Infinity;
    void (async () => {
      const t = await loadWords(language(), 'shell');
      const { response } = await dialog.showMessageBox(window, {
        type: 'warning',
        message: t('unsaved.message'),
        detail: t('unsaved.detail'),
        buttons: [t('unsaved.stay'), t('unsaved.leave')],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      });
      if (response === 1 && !window.isDestroyed()) window.destroy();
    })();
  });
};

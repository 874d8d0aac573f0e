import { app, dialog } from 'electron';
import type { InterfaceLanguage } from '#api/index.ts';
import { loadWords } from './words.ts';

/** An engine that lives less than this after a restart, in milliseconds, did not recover. */
const tooSoon = 10_000;

/**
 * Says that the engine stopped, and offers to start it again. Answers what to call with each crash's detail.
 * Nothing is lost by it: whatever was acknowledged had been committed.
 */
export const createCrashHandler = (
  language: () => InterfaceLanguage,
  restart: () => Promise<void>,
): ((detail: string) => Promise<void>) => {
  let restartedAt: number | null = null;
  return async (detail) => {
    const t = await loadWords(language(), 'shell');
    const again = restartedAt !== null && performance.now() - restartedAt < tooSoon;
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: t('crash.title'),
      message: again ? t('crash.again', { detail }) : t('crash.message'),
      detail: t('crash.detail'),
      buttons: [t('crash.restart'), t('crash.quit')],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    });
    if (response !== 0) {
      app.quit();
      return;
    }
    restartedAt = performance.now();
    await restart();
  };
};

import { basename } from 'node:path';
import { readFile } from 'node:fs/promises';
import type { App } from '../app.ts';

/** Does what makes the app ask for a file, and answers it with `path`: in the browser's chooser, or in the system's dialog. */
export const choosePath = async (app: App, path: string, ask: () => Promise<void>): Promise<void> => {
  const electron = app.electron();
  if (electron === null) {
    const chooser = app.page.waitForEvent('filechooser');
    await ask();
    await (await chooser).setFiles(path);
    return;
  }
  await electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
  await ask();
};

/** In a window: answers the next dialogs for saving with `path`. A browser has no such dialog. */
export const answerSaveDialog = async (app: App, path: string): Promise<void> => {
  await app.electron()?.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, path);
};

/** Drops files on the page, as the file manager does. */
export const dropFiles = async (app: App, paths: readonly string[]): Promise<void> => {
  const files = await Promise.all(
    paths.map(async (path) => ({ name: basename(path), bytes: (await readFile(path)).toString('base64') })),
  );
  const carried = await app.page.evaluateHandle((dropped) => {
    const transfer = new DataTransfer();
    for (const { name, bytes } of dropped) {
      transfer.items.add(new File([Uint8Array.from(atob(bytes), (unit) => unit.charCodeAt(0))], name));
    }
    return transfer;
  }, files);
  await app.page.dispatchEvent('body', 'dragenter', { dataTransfer: carried });
  await app.page.dispatchEvent('body', 'drop', { dataTransfer: carried });
};

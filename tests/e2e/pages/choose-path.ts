import type { App } from '../app.ts';

/** Does what makes the app ask for files, and answers it with `paths`: in the browser's chooser, or in the system's dialog. */
export const choosePath = async (
  app: App,
  paths: string | readonly string[],
  ask: () => Promise<void>,
): Promise<void> => {
  const chosenPaths = typeof paths === 'string' ? [paths] : [...paths];
  const electron = app.electron();
  if (electron === null) {
    const chooser = app.page.waitForEvent('filechooser');
    await ask();
    await (await chooser).setFiles(chosenPaths);
    return;
  }
  await electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: chosen });
  }, chosenPaths);
  await ask();
};

/** In a window: answers the next dialogs for saving with `path`. A browser has no such dialog. */
export const answerSaveDialog = async (app: App, path: string): Promise<void> => {
  await app.electron()?.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, path);
};

/** The same for the next dialogs for choosing a folder. */
export const answerFolderDialog = async (app: App, path: string): Promise<void> => {
  await app.electron()?.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
};

/** Drops files on the page, as the file manager does: each with its path on the disk. */
export const dropFiles = async (app: App, paths: readonly string[]): Promise<void> => {
  const { page } = app;
  const input = await page.evaluateHandle(() => {
    const made = document.createElement('input');
    made.type = 'file';
    made.multiple = true;
    return made;
  });
  await input.setInputFiles([...paths]);
  const carried = await input.evaluateHandle(({ files }) => {
    const transfer = new DataTransfer();
    for (const file of files ?? []) transfer.items.add(file);
    return transfer;
  });
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: carried });
  await page.dispatchEvent('body', 'drop', { dataTransfer: carried });
};

/** Drops a folder on the window, as the file manager does: by the browser's own protocol, since no script can make such a drop. */
export const dropFolder = async ({ page }: App, path: string): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  await session.detach();
};

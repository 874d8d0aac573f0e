import { BrowserWindow, dialog, shell, type WebContents } from 'electron';
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { answer, hear } from './ipc.ts';
import { menusShape, type Menus } from './menu.ts';
import { channels } from './shell-channels.ts';

/** What the page's calls reach in the shell besides the system itself. */
export type ShellCalls = {
  readonly connect: (contents: WebContents) => void;
  readonly listening: (contents: WebContents) => void;
  readonly setMenu: (menus: Menus) => void;
};

const nothing = z.unknown();

/** True for addresses that a browser opens: http and https. */
const isWebAddress = (address: string): boolean => {
  try {
    return ['http:', 'https:'].includes(new URL(address).protocol);
  } catch {
    return false;
  }
};

const windowOf = (contents: WebContents): BrowserWindow | null => BrowserWindow.fromWebContents(contents);

/** Serves `DuizhaoShell` to the page. */
export const answerShellCalls = (calls: ShellCalls): void => {
  answer(channels.openDialog, z.boolean(), async (several, sender) => {
    const window = windowOf(sender);
    if (window === null) return [];
    const { filePaths } = await dialog.showOpenDialog(window, {
      properties: several ? ['openFile', 'multiSelections'] : ['openFile'],
    });
    return filePaths;
  });
  answer(channels.saveDialog, z.string().max(1000), async (name, sender) => {
    const window = windowOf(sender);
    if (window === null) return null;
    const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: name });
    return canceled ? null : (filePath ?? null);
  });
  answer(channels.folderDialog, nothing, async (_, sender) => {
    const window = windowOf(sender);
    if (window === null) return null;
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      properties: ['openDirectory', 'createDirectory'],
    });
    return canceled ? null : (filePaths[0] ?? null);
  });
  hear(channels.connect, nothing, (_, sender) => calls.connect(sender));
  hear(channels.listening, nothing, (_, sender) => calls.listening(sender));
  hear(channels.setMenu, menusShape, calls.setMenu);
  hear(channels.paste, nothing, (_, sender) => sender.paste());
  hear(channels.showInFolder, z.string(), (path) => {
    if (isAbsolute(path)) shell.showItemInFolder(path);
  });
  hear(channels.openExternal, z.string().max(4000), (address) => {
    if (isWebAddress(address)) void shell.openExternal(address);
  });
};

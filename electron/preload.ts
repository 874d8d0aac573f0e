import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { DuizhaoShell, PortMessage } from '#api/shell.ts';
import { channels } from './shell-channels.ts';

const pathForFile: DuizhaoShell['pathForFile'] = (file) => {
  if (!(file instanceof File)) return '';
  // `webUtils` came with Electron 29; before it the path stood on the file itself.
  const utils = webUtils as typeof webUtils | undefined;
  if (utils !== undefined) return utils.getPathForFile(file);
  const path: unknown = 'path' in file ? file.path : '';
  return typeof path === 'string' ? path : '';
};

const listenTo =
  (channel: string) =>
  <T>(isValue: (value: unknown) => value is T) =>
  (heard: (value: T) => void): (() => void) => {
    const hear = (_: unknown, value: unknown): void => {
      if (isValue(value)) heard(value);
    };
    ipcRenderer.on(channel, hear);
    return () => void ipcRenderer.off(channel, hear);
  };

const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);

const shell: DuizhaoShell = {
  platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
  connect: () => ipcRenderer.send(channels.connect),
  pathForFile,
  openDialog: (several) => ipcRenderer.invoke(channels.openDialog, several) as Promise<readonly string[]>,
  saveDialog: (name) => ipcRenderer.invoke(channels.saveDialog, name) as Promise<string | null>,
  folderDialog: () => ipcRenderer.invoke(channels.folderDialog) as Promise<string | null>,
  showInFolder: (path) => ipcRenderer.send(channels.showInFolder, path),
  openExternal: (url) => {
    // Only right after a click or a key: a page does not open other pages by itself.
    if (navigator.userActivation.isActive) ipcRenderer.send(channels.openExternal, url);
  },
  onOpenFiles: (heard) => {
    const stop = listenTo(channels.openFiles)(isTexts)(heard);
    // Files named on the command line wait in the shell until somebody listens.
    ipcRenderer.send(channels.listening);
    return stop;
  },
  onCommand: listenTo(channels.command)(isText),
  setMenu: (menu) => ipcRenderer.send(channels.setMenu, menu),
  paste: () => {
    // Only right after a click or a key: a page does not look into the clipboard by itself.
    if (navigator.userActivation.isActive) ipcRenderer.send(channels.paste);
  },
};

contextBridge.exposeInMainWorld('duizhaoShell', shell);

ipcRenderer.on(channels.port, (event, again: unknown) => {
  const message: PortMessage = { type: 'duizhao:port', again: again === true };
  window.postMessage(message, window.location.origin, [...event.ports]);
});

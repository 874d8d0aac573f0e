import { app, BrowserWindow, nativeTheme, screen, type WebPreferences } from 'electron';
import { join } from 'node:path';
import { appOrigin } from './app-protocol.ts';
import { keepWindowState, placeWindow, readWindowState, smallestWindow } from './window-state.ts';

/** The one set of preferences every window has. */
const webPreferences = (): WebPreferences => ({
  preload: join(__dirname, 'preload.cjs'),
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  allowRunningInsecureContent: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  devTools: !app.isPackaged,
});

const workAreas = (): readonly [Electron.Rectangle, ...Electron.Rectangle[]] => {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== main.id);
  return [main.workArea, ...others.map((display) => display.workArea)];
};

/** Opens the window where it stood last, and keeps where it is put. `stateFile` is in app data. */
export const openWindow = (stateFile: string): BrowserWindow => {
  const { maximised, ...bounds } = placeWindow(readWindowState(stateFile), workAreas());
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1b1a' : '#fdfcfa',
    webPreferences: webPreferences(),
  });
  window.once('ready-to-show', () => {
    if (maximised) window.maximize();
    window.show();
  });
  window.on('close', () => {
    keepWindowState(stateFile, { ...window.getNormalBounds(), maximised: window.isMaximized() });
  });
  void window.loadURL(`${appOrigin}/`);
  return window;
};

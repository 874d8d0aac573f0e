import { BrowserWindow, type WebContents } from 'electron';
import type { InterfaceLanguage } from '#api/index.ts';
import { channels } from './shell-channels.ts';
import { askBeforeLosing } from './unsaved.ts';
import { openWindow } from './window.ts';

/** The app's one window and the page in it, with what waits to be told until the page listens. */
export type Page = {
  /** Opens the window, or brings the open one to the front. */
  readonly show: () => void;
  /** Hands the page files to open, now or once it listens. */
  readonly openFiles: (paths: readonly string[]) => void;
  readonly run: (command: string) => void;
  /** The page has begun to listen. */
  readonly listens: (contents: WebContents) => void;
  /** Gives the page what it needs of an engine that was started again; what was typed meanwhile stays on the page. */
  readonly reconnect: (hand: (contents: WebContents) => void) => void;
};

/** A page that crashes again within so many milliseconds would only crash once more. */
const tooSoon = 10_000;

/** Shows the page again after it has crashed: what it kept of unsaved texts is offered then. */
const reloadWhenGone = (contents: WebContents): void => {
  let last = -Infinity;
  contents.on('render-process-gone', (_, { reason }) => {
    if (reason === 'clean-exit' || contents.isDestroyed()) return;
    const before = last;
    last = performance.now();
    if (last - before <= tooSoon) return;
    // Not within the news of it: the process is still being put away.
    setImmediate(() => {
      if (!contents.isDestroyed()) contents.reload();
    });
  });
};

/** `stateFile` keeps where the window stands; `files` wait for the first page. */
export const createPage = (
  stateFile: string,
  files: readonly string[],
  language: () => InterfaceLanguage,
): Page => {
  let window: BrowserWindow | null = null;
  let listening = false;
  const waiting = [...files];
  return {
    show: () => {
      if (window !== null) {
        if (window.isMinimized()) window.restore();
        window.focus();
        return;
      }
      window = openWindow(stateFile);
      askBeforeLosing(window, language);
      window.webContents.on('did-start-loading', () => {
        listening = false;
      });
      reloadWhenGone(window.webContents);
      window.on('closed', () => {
        window = null;
        listening = false;
      });
    },
    openFiles: (paths) => {
      if (listening) window?.webContents.send(channels.openFiles, paths);
      else waiting.push(...paths);
    },
    run: (command) => window?.webContents.send(channels.command, command),
    listens: (contents) => {
      listening = true;
      const paths = waiting.splice(0);
      if (paths.length > 0) contents.send(channels.openFiles, paths);
    },
    reconnect: (hand) => {
      if (window !== null) hand(window.webContents);
    },
  };
};

import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BrowserWindow, session, type Session } from 'electron';
import type { FromEngine, ToEngine } from '#engine/process-messages.ts';

/** Pages that are printed have a session of their own: they may read files of their folder and fonts of the app, and nothing else. */
const guarded = (folder: string): Session => {
  const own = session.fromPartition('print', { cache: false });
  const allowed = [pathToFileURL(folder).href, pathToFileURL(dirname(__dirname)).href];
  own.webRequest.onBeforeRequest(({ url }, decide) => {
    decide({ cancel: allowed.every((place) => !url.startsWith(`${place}/`)) });
  });
  own.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  return own;
};

/** The windows that print, by the numbers of the prints. */
const printing = new Map<number, BrowserWindow>();

/** Breaks off a print, which then answers what it answers on a failure. */
export const stopPrint = (id: number): void => printing.get(id)?.destroy();

/** Prints a page that the engine wrote, in a window that nobody sees and that runs no scripts, and answers the engine. */
export const printPage = async ({
  id,
  page,
  pdf,
}: FromEngine & { readonly kind: 'print' }): Promise<ToEngine> => {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: guarded(dirname(page)),
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    },
  });
  printing.set(id, window);
  // What was asked of a window that is destroyed may never be answered.
  const destroyed = new Promise<never>((_, reject) => {
    window.once('closed', () => reject(new Error('stopped')));
  });
  const printed = async (): Promise<void> => {
    await window.loadFile(page);
    const bytes = await window.webContents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
    await writeFile(pdf, bytes);
  };
  try {
    await Promise.race([printed(), destroyed]);
    return { kind: 'printed', id, fault: null };
  } catch (error) {
    return { kind: 'printed', id, fault: error instanceof Error ? error.message : String(error) };
  } finally {
    printing.delete(id);
    if (!window.isDestroyed()) window.destroy();
  }
};

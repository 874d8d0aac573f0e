import { ipcMain, type WebContents } from 'electron';
import type { z } from 'zod';
import { appOrigin } from './app-protocol.ts';

/** Only the top frame of our own page may ask the shell for anything. */
const isOurs = (event: Electron.IpcMainEvent | Electron.IpcMainInvokeEvent): boolean => {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame.url.startsWith(`${appOrigin}/`);
};

/** Answers a question of the page. The sender and the input are checked here, so no handler has to. */
export const answer = <In, Out>(
  channel: string,
  input: z.ZodType<In>,
  handler: (input: In, sender: WebContents) => Promise<Out>,
): void => {
  ipcMain.handle(channel, async (event, given: unknown): Promise<Out | null> => {
    const checked = input.safeParse(given);
    return isOurs(event) && checked.success ? handler(checked.data, event.sender) : null;
  });
};

/** Hears what the page tells the shell, with the same checks. */
export const hear = <In>(
  channel: string,
  input: z.ZodType<In>,
  handler: (input: In, sender: WebContents) => void,
): void => {
  ipcMain.on(channel, (event, given: unknown) => {
    const checked = input.safeParse(given);
    if (isOurs(event) && checked.success) handler(checked.data, event.sender);
  });
};

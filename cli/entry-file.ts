import { randomBytes } from 'node:crypto';
import { mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ownerText } from '#engine/store/owner.ts';
import { privateFolder } from '#engine/store/private-folder.ts';

/** A page on disk that only its owner can read and that leads to an address with a secret in it. */
export type EntryFile = { readonly path: string; readonly url: string; readonly remove: () => void };

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/**
 * Writes the page into a folder of its own in the library. Every user of a machine can read the arguments of every program that runs, so an address that admits
 * is never one: the browser is given the name of this file. Not in app data: that is below a hidden folder of the user's, which
 * browsers packaged as snaps may not read. Throws errors of the file system.
 */
export const writeEntryFile = (libraryFolder: string, address: string): EntryFile => {
  const folder = join(libraryFolder, '.open');
  mkdirSync(libraryFolder, { recursive: true });
  privateFolder(folder);
  const path = join(folder, `${ownerText()}-${randomBytes(8).toString('hex')}.html`);
  const to = escaped(address);
  const html = `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${to}"><title>Duizhao</title><a href="${to}">Duizhao</a>\n`;
  writeFileSync(path, html, { flag: 'wx', mode: 0o600 });
  return {
    path,
    url: pathToFileURL(path).href,
    remove: () => {
      rmSync(path, { force: true });
      try {
        rmdirSync(folder);
      } catch {
        // Another host's file is in it, or it is gone.
      }
    },
  };
};

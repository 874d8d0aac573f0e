import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder of app data that only its owner may look into, whatever the umask. Folders that are there already are narrowed.
 * Throws errors of the file system.
 */
export const privateFolder = (path: string): void => {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  chmodSync(path, 0o700);
};

/** Makes an empty file that only its owner may read, for a library that would make it for everybody. It must not be there yet. */
export const privateFile = (path: string): void => {
  privateFolder(dirname(path));
  closeSync(openSync(path, 'wx', 0o600));
};

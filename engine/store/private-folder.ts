import { chmodSync, closeSync, lstatSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** File systems that know no permissions, and such that keep what another user owns from us, answer so. */
const noModes = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EROFS']);

/** Sets permissions where the file system has any. Throws its other errors. */
export const setMode = (set: (mode: number) => void, mode: number): void => {
  try {
    set(mode);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && noModes.has(String(error.code)))) throw error;
  }
};

/** Takes from others what they may do with a file or folder. Links are left alone. Throws errors of the file system. */
const narrow = (path: string): void => {
  const found = lstatSync(path);
  const isOurs = found.isFile() || found.isDirectory();
  if (isOurs && (found.mode & 0o077) !== 0) setMode((mode) => chmodSync(path, mode), found.mode & 0o700);
};

/**
 * Makes a folder of app data that only its owner may look into, whatever the umask. Folders that are there already are narrowed.
 * Throws errors of the file system.
 */
export const privateFolder = (path: string): void => {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  setMode((mode) => chmodSync(path, mode), 0o700);
};

/** Makes an empty file that only its owner may read, for a library that would make it for everybody. It must not be there yet. */
export const privateFile = (path: string): void => {
  privateFolder(dirname(path));
  closeSync(openSync(path, 'wx', 0o600));
};

/** Folders of app data with files of ours in them, some a folder deeper; `shell` holds the browser's own, which is closed at its door. */
const inside = ['', 'backups', 'rescued', 'uploads', 'unfinished'];

/** Takes from others what an older version, or a umask, let them see of app data. What cannot be narrowed stays as it is. */
export const narrowAppData = (dataFolder: string): void => {
  const attempt = <T>(work: () => T, otherwise: T): T => {
    try {
      return work();
    } catch {
      return otherwise;
    }
  };
  const narrowIn = (folder: string, depth: number): void => {
    attempt(() => narrow(folder), undefined);
    for (const entry of attempt(() => readdirSync(folder, { withFileTypes: true }), [])) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && depth > 0) narrowIn(path, depth - 1);
      else attempt(() => narrow(path), undefined);
    }
  };
  for (const folder of inside) narrowIn(join(dataFolder, folder), folder === '' ? 0 : 1);
};

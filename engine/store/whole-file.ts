import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

const flush = (path: string, flags: string): void => {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

/** Makes what was written to a file last through a power cut. Throws errors of the file system. */
export const flushFile = (path: string): void => flush(path, 'r+');

/** Makes a rename last through a power cut. Windows has no such call and does not need it. */
export const flushFolder = (path: string): void => {
  if (process.platform !== 'win32') flush(path, 'r');
};

/** The file behind a link, and the permissions it has; a new file gets the usual ones. */
const targetOf = (path: string): { readonly to: string; readonly mode: number } => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined
    ? { to: path, mode: 0o666 }
    : { to: realpathSync(path), mode: found.mode & 0o777 };
};

/**
 * Writes a text whole or not at all, over what may be there: beside it first, flushed, then renamed. A full disk leaves
 * the old file as it was. (The library write-file-atomic takes a write that was cut short for a complete one, and so
 * puts half a file in the old one's place.) Throws errors of the file system.
 * @param wanted the permissions of the file; without it those of the file that is there, or the usual ones
 */
export const writeWhole = (path: string, text: string, wanted?: number): void => {
  const { to, mode: usual } = targetOf(path);
  const mode = wanted ?? usual;
  const partial = join(dirname(to), `.${randomUUID()}.partial`);
  try {
    const file = openSync(partial, 'wx', mode);
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(partial, to);
    flushFolder(dirname(to));
  } finally {
    rmSync(partial, { force: true });
  }
};

import { closeSync, existsSync, fsyncSync, openSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { beginFile, everybody } from './file-mode.ts';
import { temporaryIn } from './temporary.ts';

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

/** How a text is written. */
export type WholeOptions = {
  /** The most that others may do with the file. A file that is there keeps its own permissions as far as these go. */
  readonly most?: number;
  /** Where app data notes the file in the making (see `temporaryIn`). */
  readonly dataFolder?: string | undefined;
  /** Of no use behind a power cut, such as a note of what runs: the disk is not waited for. */
  readonly passing?: boolean;
};

/**
 * Writes a text whole or not at all, over what may be there: beside it first, flushed, then renamed. A full disk leaves
 * the old file as it was. (The library write-file-atomic takes a write that was cut short for a complete one, and so
 * puts half a file in the old one's place.) Throws errors of the file system.
 */
export const writeWhole = (
  path: string,
  text: string,
  { most = everybody, dataFolder, passing = false }: WholeOptions = {},
): void => {
  // A link is followed: the file behind it is written.
  const to = existsSync(path) ? realpathSync(path) : path;
  const { path: partial, discard } = temporaryIn(dirname(to), dataFolder);
  try {
    beginFile(partial, to, most);
    const file = openSync(partial, 'r+');
    try {
      writeFileSync(file, text);
      if (!passing) fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(partial, to);
    if (!passing) flushFolder(dirname(to));
  } finally {
    discard();
  }
};

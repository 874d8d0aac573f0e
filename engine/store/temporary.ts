import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownerPattern, ownerText } from './owner.ts';
import { privateFolder } from './private-folder.ts';

/** A file in the making: nobody looks at its name, which says whose it is. */
export type Temporary = {
  readonly path: string;
  /** Removes what is left of it, and of the logs SQLite puts beside it. Throws nothing. */
  readonly discard: () => void;
};

/** What SQLite may put beside a file. */
const besides = ['-wal', '-shm', '-journal'];

export const temporaryPattern = new RegExp(
  String.raw`^\.duizhao-${ownerPattern}-[0-9a-f]{16}\.partial(?:-wal|-shm|-journal)?$`,
);

/** Where app data notes files in the making that lie in folders of the user's, so that they are found after a crash. */
export const unfinishedFolder = (dataFolder: string): string => join(dataFolder, 'unfinished');

const forget = (path: string): void => {
  try {
    rmSync(path, { force: true });
  } catch {
    // What cannot be removed now is swept at the next start.
  }
};

/** A note is a help after a crash; that it cannot be written is no reason to refuse the work. */
const note = (dataFolder: string, name: string, path: string): string | null => {
  const folder = unfinishedFolder(dataFolder);
  const at = join(folder, name);
  try {
    privateFolder(folder);
    writeFileSync(at, path, { flag: 'wx', mode: 0o600 });
    return at;
  } catch {
    return null;
  }
};

/**
 * A name for a new file in a folder, under which nothing stands and which nobody can guess. With `dataFolder` it is noted there
 * until it is discarded: needed in every folder that is not swept by itself (`sweepAtStart`).
 */
export const temporaryIn = (folder: string, dataFolder?: string): Temporary => {
  const name = `.duizhao-${ownerText()}-${randomBytes(8).toString('hex')}.partial`;
  const path = join(folder, name);
  const noted = dataFolder === undefined ? null : note(dataFolder, name.slice(1), path);
  return {
    path,
    discard: () => {
      for (const ending of ['', ...besides]) forget(path + ending);
      if (noted !== null) forget(noted);
    },
  };
};

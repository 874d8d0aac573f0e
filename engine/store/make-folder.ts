import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

type Make = (folder: string, options?: { readonly recursive: true }) => unknown;

/** The outermost of the folders that a path needs and that are not there. */
const outermostMissing = (folder: string): string => {
  const parent = dirname(folder);
  return parent === folder || existsSync(parent) ? folder : outermostMissing(parent);
};

/**
 * Makes a folder and those it is in. Node says of several that one is not there (`ENOENT`) whatever the system said, as on a disk that may
 * only be read: the outermost is made alone then, which tells the reason. Throws errors of the file system.
 */
export const makeFolder = (folder: string, make: Make = mkdirSync): void => {
  try {
    make(folder, { recursive: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    make(outermostMissing(folder));
    throw error;
  }
};

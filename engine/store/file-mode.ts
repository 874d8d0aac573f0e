import { closeSync, fchmodSync, fstatSync, openSync, statSync } from 'node:fs';
import { setMode } from './private-folder.ts';

/** Reading and writing for everybody; what the umask leaves of it is the usual. */
export const everybody = 0o666;
const owner = 0o600;

/**
 * The most that others may do with a file made of the one at `path`: what they may do with that one. Where it is not there any
 * more nobody else may read what is made of it. On Windows, where modes mean little, everything.
 */
export const mostOf = (path: string): number => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? owner : owner | (found.mode & everybody);
};

/**
 * Makes the empty file that will take the place of `to`, with the permissions that one is to have, so that at no time anybody
 * may read more: those of a file that is there already, or the usual ones (the umask's), and in no case more than `most`.
 * Throws errors of the file system, EEXIST among them.
 */
export const beginFile = (path: string, to: string, most: number): void => {
  const there = statSync(to, { throwIfNoEntry: false });
  const descriptor = openSync(path, 'wx', there === undefined ? most : owner);
  try {
    const { mode } = fstatSync(descriptor);
    // A umask that takes the owner's own permissions would leave a file that cannot be written.
    const wanted = owner | ((there ?? { mode }).mode & most);
    if ((mode & 0o777) !== wanted) setMode((to) => fchmodSync(descriptor, to), wanted);
  } finally {
    closeSync(descriptor);
  }
};

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** What tells whether a file is as we wrote it last. */
type Seen = { readonly stamp: string; readonly header: string };

/**
 * Watches the project file for other programs that write into it. Holds a descriptor of its own for as long as the project is open:
 * opening and closing one meanwhile would drop this process's locks (sqlite.org/howtocorrupt.html, section 2.2).
 */
export type FileWatch = { readonly descriptor: number; seen: Seen };

/** Of the open file, wherever it went: whether it still stands at its path is another question (see fileIdentity). */
const stampOf = (descriptor: number): string => {
  const { size, mtimeNs } = fstatSync(descriptor, { bigint: true });
  return `${size}:${mtimeNs}`;
};

/** Size; then change counter, page count and the counter the latter was valid for (file format, section 1.3). */
const headerOf = (descriptor: number): string => {
  const header = Buffer.alloc(100);
  readSync(descriptor, header, 0, 100, 0);
  const { size } = fstatSync(descriptor);
  return `${size}:${header.readUInt32BE(24)}:${header.readUInt32BE(28)}:${header.readUInt32BE(92)}`;
};

const look = (descriptor: number): Seen => ({ stamp: stampOf(descriptor), header: headerOf(descriptor) });

/** Begins to watch. To be called before SQLite opens the file. Throws errors of the file system. */
export const watchFile = (path: string): FileWatch => {
  const descriptor = openSync(path, 'r');
  return { descriptor, seen: look(descriptor) };
};

/** The file was written by us just now: this is what it is to be. Throws errors of the file system. */
export const noteWritten = (watch: FileWatch): void => {
  watch.seen = look(watch.descriptor);
};

/**
 * True when another program has written into the file since: its size or time is another, and so are its size, change counter or page
 * count. A time alone changes under programs that only touch the file; it is taken note of.
 */
export const isOverwritten = (watch: FileWatch): boolean => {
  if (stampOf(watch.descriptor) === watch.seen.stamp) return false;
  const now = look(watch.descriptor);
  if (now.header !== watch.seen.header) return true;
  watch.seen = now;
  return false;
};

/** Ends the watch; only after SQLite has closed the file. */
export const stopWatching = (watch: FileWatch): void => closeSync(watch.descriptor);

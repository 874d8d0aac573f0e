import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { fail, ok, type Result } from '#core/model/index.ts';
import { guarded } from '../store/failures.ts';

/** A file opened for reading, and what it was like then. */
export type SourceFile = {
  readonly fd: number;
  readonly size: number;
  /** Size and time of change: another value later means that somebody wrote to it. */
  readonly version: string;
};

const versionOf = (fd: number): { size: number; version: string } => {
  const { size, mtimeNs, ctimeNs } = fstatSync(fd, { bigint: true });
  return { size: Number(size), version: `${size} ${mtimeNs} ${ctimeNs}` };
};

/**
 * Opens a document for reading. `name` is what the user calls it.
 * @returns file.not-found, file.is-directory, file.not-regular, file.no-permission, file.empty.
 */
export const openSource = (path: string, name: string): Result<SourceFile> => {
  const opened = guarded(path, (): Result<SourceFile> => {
    const found = statSync(path);
    if (found.isDirectory()) return fail('file.is-directory', { path });
    // Opening a pipe would wait for somebody to write into it.
    if (!found.isFile()) return fail('file.not-regular', { path });
    if (found.size === 0) return fail('file.empty', { name });
    const fd = openSync(path, 'r');
    return ok({ fd, ...versionOf(fd) });
  });
  return opened.ok ? opened.value : opened;
};

export const closeSource = ({ fd }: SourceFile): void => closeSync(fd);

/** Whether the file is still what it was when it was opened. */
export const isUnchanged = ({ fd, version }: SourceFile): boolean => versionOf(fd).version === version;

/**
 * The bytes of a file from its beginning, in chunks of `length` bytes, the last one shorter. Each chunk is its own
 * buffer. Stops at `limit` bytes. A read that fails throws an error of the file system.
 */
export function* chunksOf(
  { fd }: SourceFile,
  length: number,
  limit = Infinity,
): Generator<Uint8Array<ArrayBuffer>> {
  let at = 0;
  while (at < limit) {
    const chunk = new Uint8Array(Math.min(length, limit - at));
    let filled = 0;
    while (filled < chunk.length) {
      const read = readSync(fd, chunk, filled, chunk.length - filled, at + filled);
      if (read === 0) break;
      filled += read;
    }
    if (filled > 0) yield filled === chunk.length ? chunk : chunk.slice(0, filled);
    if (filled < chunk.length) return;
    at += filled;
  }
}

import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type { Result } from '#core/model/index.ts';
import { guarded } from '../store/failures.ts';

/** Writes bytes to a new file as they come; on disk when `work` is done. */
export const writeBytes = <T>(
  path: string,
  work: (sink: (bytes: Uint8Array) => void) => Result<T>,
): Result<T> => {
  const written = guarded(path, () => {
    const file = openSync(path, 'w', 0o600);
    try {
      const done = work((bytes) => {
        for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
      });
      fsyncSync(file);
      return done;
    } finally {
      closeSync(file);
    }
  });
  return written.ok ? written.value : written;
};

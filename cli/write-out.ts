import { resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { ok, type Result } from '../core/model/index.ts';
import { guarded } from '../engine/store/failures.ts';

/** Writes a text whole or not at all (temporary file, fsync, rename). Answers the full path. */
export const writeOut = (path: string, text: string): Result<string> => {
  const full = resolve(path);
  const written = guarded(full, () => writeFileAtomic.sync(full, text));
  return written.ok ? ok(full) : written;
};

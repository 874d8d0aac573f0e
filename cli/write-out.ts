import { resolve } from 'node:path';
import { fail, ok, type Result } from '#core/model/index.ts';
import { isSameFile, mayReplace } from '#engine/store/place-file.ts';
import { places } from '#engine/places.ts';
import { guarded } from '#engine/store/failures.ts';
import { mostOf } from '#engine/store/file-mode.ts';
import { writeWhole } from '#engine/store/whole-file.ts';

/**
 * Writes a text whole or not at all, but never over `original`, the document it was
 * made from. Nobody may do more with it than with that document. Answers the full path.
 */
export const writeOut = (path: string, text: string, original: string): Result<string> => {
  const full = resolve(path);
  if (isSameFile(full, resolve(original))) return fail('export.same-file', { path: full });
  const free = mayReplace(full);
  if (!free.ok) return free;
  const written = guarded(full, () =>
    writeWhole(full, text, { most: mostOf(original), dataFolder: places(process.env).dataFolder }),
  );
  return written.ok ? ok(full) : written;
};

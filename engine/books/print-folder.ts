import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '#core/model/index.ts';
import type { Clock } from '../clock.ts';
import { guarded } from '../store/failures.ts';
import { privateFolder } from '../store/private-folder.ts';

/** Pages that were left by a print that did not end are private, and do not stay. In milliseconds. */
const oldest = 60 * 60_000;

export const removeFolder = (folder: string): void => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
};

/** Makes a folder for pages that wait to be printed, where nobody else reads. Failures: those of making it. */
export const printFolder = (data: string, clock: Clock): Result<string> => {
  const all = join(data, 'printing');
  return guarded(all, () => {
    privateFolder(all);
    for (const name of readdirSync(all)) {
      const at = statSync(join(all, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
      if (clock.now().getTime() - at > oldest) removeFolder(join(all, name));
    }
    return mkdtempSync(join(all, 'book-'));
  });
};

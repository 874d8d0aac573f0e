import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Result } from '#core/model/index.ts';
import { guarded } from './failures.ts';
import { privateFolder } from './private-folder.ts';
import { writeWhole } from './whole-file.ts';

/** What a small JSON file holds, or undefined when it is missing or damaged: its owner then starts from defaults. */
export const readJsonFile = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
};

/** Writes a small JSON file of app data whole or not at all; only its owner may read it, whatever the umask. */
export const writeJsonFile = (path: string, value: unknown): Result<null> =>
  guarded(path, () => {
    privateFolder(dirname(path));
    writeWhole(path, `${JSON.stringify(value, null, 2)}\n`, { most: 0o600 });
    return null;
  });

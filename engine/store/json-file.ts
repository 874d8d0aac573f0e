import { dirname } from 'node:path';
import type { Result } from '#core/model/index.ts';
import { guarded } from './failures.ts';
import { privateFolder } from './private-folder.ts';
import { writeWhole, type WholeOptions } from './whole-file.ts';

/** Writes a small JSON file of app data whole or not at all; only its owner may read it, whatever the umask. */
export const writeJsonFile = (
  path: string,
  value: unknown,
  { passing = false }: Pick<WholeOptions, 'passing'> = {},
): Result<null> =>
  guarded(path, () => {
    privateFolder(dirname(path));
    writeWhole(path, `${JSON.stringify(value, null, 2)}\n`, { most: 0o600, passing });
    return null;
  });

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { safeFileName } from '#core/text/file-name.ts';

/** The first path `NAME.ending`, `NAME 2.ending`, ... in `folder` at which nothing stands. */
export const freePath = (folder: string, name: string, ending: string): string => {
  const safe = safeFileName(name);
  for (let n = 1; ; n += 1) {
    const path = join(folder, `${safe}${n === 1 ? '' : ` ${n}`}.${ending}`);
    if (!existsSync(path)) return path;
  }
};

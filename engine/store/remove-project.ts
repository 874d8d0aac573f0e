import { rmSync } from 'node:fs';
import type { Result } from '#core/model/index.ts';
import { guarded } from './failures.ts';

/** Deletes a project's file, and the log SQLite may have left beside it. It must be closed. What is not there is no failure. */
export const removeProject = (path: string): Result<null> =>
  guarded(path, () => {
    for (const ending of ['', '-wal', '-shm']) rmSync(path + ending, { force: true });
    return null;
  });

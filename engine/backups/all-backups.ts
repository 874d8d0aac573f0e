import { existsSync, readdirSync, rmdirSync, statSync, unlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BackedUpProject, RescuedCopy } from '#api/backups.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import type { EngineContext } from '../context.ts';
import { backupsFolder } from '../project/migration-backup.ts';
import { projectName } from '../project/open-project.ts';
import { forgetBackedUp, readBackupIndex } from '../store/backup-index.ts';
import { guarded } from '../store/failures.ts';
import { listBackups, removeBackup } from './backup-files.ts';

const namesIn = (folder: string): Result<readonly string[]> => {
  const names = guarded(folder, () => readdirSync(folder));
  return names.ok || names.error.code !== 'file.not-found' ? names : ok([]);
};

/** Projects that have backups here. A folder that the index does not know is named by its id. */
export const backedUpProjects = (dataFolder: string): Result<readonly BackedUpProject[]> => {
  const names = namesIn(join(dataFolder, 'backups'));
  if (!names.ok) return names;
  const index = readBackupIndex(dataFolder);
  const projects = names.value.flatMap((id): BackedUpProject[] => {
    const list = listBackups(backupsFolder(dataFolder, id));
    const newest = list.ok ? list.value[0] : undefined;
    if (!list.ok || newest === undefined) return [];
    const known = index.find((project) => project.id === id);
    const path = known?.path ?? null;
    return [
      {
        id,
        name: known?.name ?? id,
        path,
        missing: path === null || !existsSync(path),
        backups: list.value.length,
        bytes: list.value.reduce((sum, { bytes }) => sum + bytes, 0),
        newest: newest.at,
      },
    ];
  });
  return ok(projects.toSorted((a, b) => (a.newest < b.newest ? 1 : -1)));
};

const rescuedFolder = (dataFolder: string): string => join(dataFolder, 'rescued');

/** Copies of projects whose files vanished while they were open, newest first. */
export const rescuedCopies = (dataFolder: string): Result<readonly RescuedCopy[]> => {
  const folder = rescuedFolder(dataFolder);
  const names = namesIn(folder);
  if (!names.ok) return names;
  const copies = names.value.flatMap((name): RescuedCopy[] => {
    const path = join(folder, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!name.endsWith('.duizhao') || stat === undefined || !stat.isFile()) return [];
    return [{ path, name: projectName(path), at: stat.mtime.toISOString(), bytes: stat.size }];
  });
  return ok(copies.toSorted((a, b) => (a.at < b.at ? 1 : -1)));
};

/**
 * Deletes backups for good: those named, or all. A folder that is empty then goes too, and its line in the index.
 * @returns how many were deleted; backup.unknown when a name is of none, before anything is deleted
 */
export const removeBackups = (
  { paths }: EngineContext,
  folder: string,
  ids: readonly string[] | undefined,
): Result<number> => {
  const list = listBackups(folder);
  if (!list.ok) return list;
  const unknown = ids?.find((id) => !list.value.some((backup) => backup.id === id));
  if (unknown !== undefined) return fail('backup.unknown', { id: unknown });
  const doomed = list.value.filter(({ id }) => ids === undefined || ids.includes(id));
  for (const backup of doomed) {
    const removed = guarded(folder, () => removeBackup(folder, backup));
    if (!removed.ok) return removed;
  }
  if (doomed.length > 0 && doomed.length === list.value.length) {
    // What else may lie there is not ours to delete: then the folder stays.
    guarded(folder, () => rmdirSync(folder));
    forgetBackedUp(paths.data, basename(folder));
  }
  return ok(doomed.length);
};

/** Deletes a rescued copy for good; fails with file.not-found for any other path. */
export const removeRescued = ({ paths }: EngineContext, path: string): Result<null> => {
  const copies = rescuedCopies(paths.data);
  if (!copies.ok) return copies;
  if (!copies.value.some((copy) => copy.path === path)) return fail('file.not-found', { path });
  return guarded(path, () => {
    unlinkSync(path);
    return null;
  });
};

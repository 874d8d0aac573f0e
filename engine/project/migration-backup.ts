import { basename, join } from 'node:path';
import type { Clock } from '../clock.ts';
import { copyProject } from '../store/copy-project.ts';
import type { BeforeMigration } from '../store/database.ts';
import { first } from '../store/handles.ts';
import { rememberBackedUp } from '../store/backup-index.ts';
import { projectName } from './open-project.ts';

/**
 * The folder a project's backups are kept in, under app data: by its id, since its name may change. Ids stand in files
 * that may come from anywhere: none leads to another folder.
 */
export const backupsFolder = (dataFolder: string, projectId: string): string => {
  const name = basename(projectId.replaceAll(/[\\\0]/g, '_'));
  return join(dataFolder, 'backups', ['', '.', '..'].includes(name) ? '_' : name);
};

const stamp = (at: Date): string => at.toISOString().replaceAll(/[:.]/g, '-');

/** Copies a project as it was before its file is brought up to a newer format. */
export const backupBeforeMigration =
  (dataFolder: string, clock: Clock) =>
  (path: string): BeforeMigration =>
  (handle) => {
    const id = first<{ value: string }>(handle, `SELECT value FROM meta WHERE key = 'id'`)?.value;
    const folder = backupsFolder(dataFolder, id ?? projectName(path));
    const copied = copyProject(handle, join(folder, `${stamp(clock.now())}-migration.duizhao`));
    if (copied.ok) rememberBackedUp(dataFolder, { id: basename(folder), name: projectName(path), path });
    return copied;
  };

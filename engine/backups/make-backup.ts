import Database from 'better-sqlite3';
import { chmodSync, renameSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Backup } from '#api/backups.ts';
import { fail, type Result } from '#core/model/index.ts';
import type { EngineContext } from '../context.ts';
import type { OpenProject } from '../project/open-project.ts';
import { backupsFolder } from '../project/migration-backup.ts';
import { guarded, isStorageError, storageFailure } from '../store/failures.ts';
import { rememberBackedUp } from '../store/backup-index.ts';
import { readMeta } from '../store/meta-repository.ts';
import { privateFile, privateFolder } from '../store/private-folder.ts';
import { temporaryIn } from '../store/temporary.ts';
import { flushFile, flushFolder } from '../store/whole-file.ts';
import { backupId, backupPath, findBackup, listBackups, removeBackup } from './backup-files.ts';
import { superfluous } from './thin.ts';

/** Where a project's backups lie. */
export const folderOf = ({ paths }: EngineContext, { handle, name }: OpenProject): string =>
  backupsFolder(paths.data, readMeta(handle, 'id') ?? name);

/** Pages of the file copied at a time: about a millisecond's work, so that saves go in between. */
const pagesAtOnce = 256;

/** Makes a finished copy safe on disk, and read-only: nobody shall work in a backup. */
const seal = (partial: string, path: string): void => {
  const copy = new Database(partial);
  // The copy is a file by itself: without this it would want a log beside it when it is opened.
  copy.pragma('journal_mode = DELETE');
  copy.close();
  flushFile(partial);
  chmodSync(partial, 0o400);
  renameSync(partial, path);
  flushFolder(dirname(path));
};

/** Copies the open project page by page; edits made meanwhile are in the copy or not, each wholly. */
const copyPages = async ({ handle }: OpenProject, path: string): Promise<Result<null>> => {
  const { path: partial, discard } = temporaryIn(dirname(path));
  try {
    privateFile(partial);
    await handle.backup(partial, { progress: () => pagesAtOnce });
    seal(partial, path);
    return { ok: true, value: null };
  } catch (error) {
    // Among others: the project was closed before the copy was complete.
    return isStorageError(error)
      ? { ok: false, error: storageFailure(error, path) }
      : fail('disk.failed', { path, detail: error instanceof Error ? error.message : String(error) });
  } finally {
    discard();
  }
};

/** Removes what `kept` has made superfluous. One that cannot be removed is no reason to say that the backup failed. */
const thin = (folder: string, kept: string, now: Date): void => {
  const all = listBackups(folder);
  if (!all.ok) return;
  for (const backup of superfluous(all.value, now)) {
    if (backup.id !== kept) guarded(folder, () => removeBackup(folder, backup));
  }
};

/** Backs the open project up, and removes older backups that are no longer needed. Saves go on meanwhile. */
export const makeBackup = async (
  context: EngineContext,
  project: OpenProject,
  reason: Backup['reason'],
): Promise<Result<Backup>> => {
  const folder = folderOf(context, project);
  const made = guarded(folder, () => privateFolder(folder));
  if (!made.ok) return made;
  const now = context.clock.now();
  const id = backupId(now, reason, project.order.size());
  const copied = await copyPages(project, backupPath(folder, id));
  if (!copied.ok) return copied;
  // An index that cannot be written is no reason to say that the backup failed.
  rememberBackedUp(context.paths.data, { id: basename(folder), name: project.name, path: project.path });
  thin(folder, id, now);
  return findBackup(folder, id);
};

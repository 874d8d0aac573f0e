import { chmodSync, constants, copyFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fail, ok, type ProjectInfo, type Result } from '../../core/model/index.ts';
import type { EngineContext } from '../context.ts';
import { projectInfo } from '../project/info.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { guarded } from '../store/failures.ts';
import { temporaryIn } from '../store/temporary.ts';
import { flushFile } from '../store/whole-file.ts';
import { backupPath, findBackup } from './backup-files.ts';
import { openBackup, stopLooking } from './look.ts';
import { folderOf, makeBackup } from './make-backup.ts';

/** Copies a backup beside the project, with the project's permissions, so that one rename puts it in its place. */
const stage = (backup: string, staged: string, path: string): Result<null> =>
  guarded(staged, () => {
    const { mode } = statSync(path);
    copyFileSync(backup, staged, constants.COPYFILE_EXCL);
    chmodSync(staged, mode & 0o777);
    flushFile(staged);
    return null;
  });

/**
 * Puts a backup in the project's place. The backup is looked through first and the present state backed up, and the
 * project's file is replaced in one rename: whatever fails, either the one or the other is there whole.
 */
export const restoreBackup = async (
  context: EngineContext,
  project: OpenProject,
  id: string,
): Promise<Result<ProjectInfo>> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const folder = folderOf(context, project);
  const found = findBackup(folder, id);
  if (!found.ok) return found;
  const sound = openBackup(context, folder, id);
  if (!sound.ok) return sound;
  stopLooking(context);
  const { path } = project;
  const { path: staged, discard } = temporaryIn(dirname(path), context.paths.data);
  const copied = stage(backupPath(folder, id), staged, path);
  const kept = copied.ok ? await makeBackup(context, project, 'restore') : copied;
  if (!kept.ok) {
    discard();
    return kept;
  }
  context.projects.close('restored');
  const replaced = guarded(path, () => {
    renameSync(staged, path);
    for (const ending of ['-wal', '-shm']) rmSync(path + ending, { force: true });
  });
  discard();
  const opened = context.projects.open(path);
  if (!replaced.ok) return fail(replaced.error.code, replaced.error.params);
  return opened.ok ? ok(projectInfo(opened.value)) : opened;
};

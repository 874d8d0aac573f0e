import { chmodSync, constants, copyFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fail, ok, type ProjectInfo, type Result } from '#core/model/index.ts';
import { authorOf, type EngineContext } from '../context.ts';
import { projectInfo } from '../project/info.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { transact } from '../store/database.ts';
import { guarded } from '../store/failures.ts';
import { dropUndone, insertEvent, writeEventState } from '../store/history-repository.ts';
import { temporaryIn } from '../store/temporary.ts';
import { flushFile, flushFolder } from '../store/whole-file.ts';
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

/** How history tells of what is put in place: a restore, or one that is taken back or done again. */
export type RestoreStep = 'restore' | 'undo' | 'redo';

/**
 * Writes into what is in place now that it was put there, so that undo leads back to `kept`, the backup of what was there
 * before; or, where a restore was just taken back, that redo leads to it. Done again, it has this in its history already.
 */
const record = (
  context: EngineContext,
  project: OpenProject,
  step: RestoreStep,
  kept: string,
): Result<null> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  if (step === 'redo') return ok(null);
  const at = context.clock.now().toISOString();
  const actor = authorOf(context);
  return transact(handle.value, project.path, (write) => {
    dropUndone(write);
    const restored = insertEvent(write, { kind: 'restore', of: null, at, actor, burst: kept, cells: 0 });
    project.sequence = restored;
    if (step === 'undo') {
      writeEventState(write, restored, 'undone');
      project.sequence = insertEvent(write, { kind: 'undo', of: restored, at, actor, burst: null, cells: 0 });
    }
    return null;
  });
};

/**
 * Puts a backup in the project's place. The backup is looked through first and the present state backed up, and the
 * project's file is replaced in one rename: whatever fails, either the one or the other is there whole.
 * It is a step of undo: history keeps the id of the backup made of what was there before.
 */
export const restoreBackup = async (
  context: EngineContext,
  project: OpenProject,
  id: string,
  step: RestoreStep = 'restore',
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
    flushFolder(dirname(path));
    for (const ending of ['-wal', '-shm']) rmSync(path + ending, { force: true });
  });
  discard();
  const opened = context.projects.open(path);
  if (!replaced.ok) return fail(replaced.error.code, replaced.error.params);
  if (!opened.ok) return opened;
  const recorded = record(context, opened.value, step, kept.value.id);
  return recorded.ok ? ok(projectInfo(opened.value)) : recorded;
};

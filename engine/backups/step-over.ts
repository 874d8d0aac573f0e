import type { Stepped } from '#api/history.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { currentProject, type EngineContext } from '../context.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { transact } from '../store/database.ts';
import {
  lastEvent,
  nextToRedo,
  nextToUndo,
  writeEventState,
  type StoredEvent,
} from '../store/history-repository.ts';
import { findBackup } from './backup-files.ts';
import { folderOf } from './make-backup.ts';
import { restoreBackup } from './restore.ts';

/** The restore that undo would take back, or redo would do again; null when it is something else. */
export const restoreToStepOver = (project: OpenProject, step: 'undo' | 'redo'): StoredEvent | null => {
  const event = step === 'undo' ? nextToUndo(project.handle) : nextToRedo(project.handle);
  return event?.kind === 'restore' ? event : null;
};

/** Leaves behind a restore whose backup was deleted, so that the next step of undo is not held up by it. */
const leaveBehind = (project: OpenProject, event: StoredEvent): Result<never> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const left = transact(handle.value, project.path, (write) => {
    writeEventState(write, event.seq, 'dropped');
    return null;
  });
  return left.ok ? fail('backup.unknown', { id: event.burst ?? '' }) : left;
};

/**
 * Takes the restore of a backup back, or does it again: by restoring the state that was backed up before it. Call it alone
 * (`context.alone`). Failures: nothing-to-undo, nothing-to-redo, backup.unknown (the next call then goes on to what was
 * done before), those of restoring.
 */
export const stepOverRestore = async (
  context: EngineContext,
  step: 'undo' | 'redo',
): Promise<Result<Stepped>> => {
  const project = currentProject(context);
  if (!project.ok) return project;
  const event = restoreToStepOver(project.value, step);
  if (event === null) return fail(step === 'undo' ? 'nothing-to-undo' : 'nothing-to-redo');
  const id = event.burst ?? '';
  if (!findBackup(folderOf(context, project.value), id).ok) return leaveBehind(project.value, event);
  const done = await restoreBackup(context, project.value, id, step);
  if (!done.ok) return done;
  const now = context.projects.current();
  const sequence = (now === null ? null : lastEvent(now.handle)?.seq) ?? event.seq;
  return ok({ sequence, of: event.seq, kind: 'restore', row: null, side: null });
};

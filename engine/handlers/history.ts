import type { EngineHandlers } from '#api/index.ts';
import type { Stepped } from '#api/history.ts';
import { ok, type Result } from '#core/model/index.ts';
import { stepOverRestore, restoreToStepOver } from '../backups/step-over.ts';
import { authorOf, currentProject, withProject, type EngineContext } from '../context.ts';
import { historyEntry } from '../project/history.ts';
import { rowChanges } from '../project/row-changes.ts';
import { turnInPortions } from '../project/turn-long.ts';
import { listEvents } from '../store/history-repository.ts';

/** One step of undo or redo: at once, but for actions of many portions, and the restore of a backup, after which another file is open. */
const stepped = (
  context: EngineContext,
  step: 'undo' | 'redo',
  job: string | undefined,
): Result<Stepped> | Promise<Result<Stepped>> => {
  const project = currentProject(context);
  if (!project.ok) return project;
  if (restoreToStepOver(project.value, step) !== null)
    return context.alone(() => stepOverRestore(context, step));
  return turnInPortions(context, project.value, step, authorOf(context), job);
};

export const historyHandlers: EngineHandlers<EngineContext>['history'] = {
  list: (context, { before, count, segment }) =>
    withProject(context, (project) => {
      const only = segment ?? null;
      const events = listEvents(project.handle, before ?? Number.MAX_SAFE_INTEGER, count, only);
      return ok(events.map((event) => historyEntry(project, event, only)));
    }),
  changes: async (context, { sequence, ...page }) => {
    const project = currentProject(context);
    return project.ok ? rowChanges(project.value, sequence, page) : project;
  },
  undo: (context, { job }) => stepped(context, 'undo', job),
  redo: (context, { job }) => stepped(context, 'redo', job),
};

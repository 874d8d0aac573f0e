import type { EngineHandlers } from '../../api/index.ts';
import { ok } from '../../core/model/index.ts';
import { authorOf, withProject, type EngineContext } from '../context.ts';
import { historyEntry, redo, undo } from '../project/history.ts';
import { rowChanges } from '../project/row-changes.ts';
import { listEvents } from '../store/history-repository.ts';

export const historyHandlers: EngineHandlers<EngineContext>['history'] = {
  list: (context, { before, count, segment }) =>
    withProject(context, (project) => {
      const only = segment ?? null;
      const events = listEvents(project.handle, before ?? Number.MAX_SAFE_INTEGER, count, only);
      return ok(events.map((event) => historyEntry(project, event, only)));
    }),
  changes: (context, { sequence, ...page }) =>
    withProject(context, (project) => rowChanges(project, sequence, page)),
  undo: (context) => withProject(context, (project) => undo(project, authorOf(context))),
  redo: (context) => withProject(context, (project) => redo(project, authorOf(context))),
};

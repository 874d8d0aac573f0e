import type { EngineHandlers } from '#api/index.ts';
import { ok, type ProjectInfo, type Result } from '#core/model/index.ts';
import { authorOf, withProject, type EngineContext } from '../context.ts';
import { addColumn, changeColumn, orderColumns, removeColumn } from '../project/change-columns.ts';
import { projectInfo } from '../project/info.ts';
import type { OpenProject } from '../project/open-project.ts';

const changed = (project: OpenProject, done: Result<null>): Result<ProjectInfo> =>
  done.ok ? ok(projectInfo(project)) : done;

export const columnsHandlers: EngineHandlers<EngineContext>['columns'] = {
  add: (context, wanted) =>
    withProject(context, (project) => {
      const added = addColumn(project, wanted, authorOf(context));
      return added.ok ? ok({ column: added.value, project: projectInfo(project) }) : added;
    }),
  change: (context, change) =>
    withProject(context, (project) => changed(project, changeColumn(project, change, authorOf(context)))),
  order: (context, { columns }) =>
    withProject(context, (project) => changed(project, orderColumns(project, columns, authorOf(context)))),
  remove: (context, { column }) =>
    withProject(context, (project) => changed(project, removeColumn(project, column, authorOf(context)))),
};

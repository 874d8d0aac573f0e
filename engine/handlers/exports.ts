import type { EngineHandlers } from '../../api/index.ts';
import { currentProject, type EngineContext } from '../context.ts';
import { runExport } from '../exports/run-export.ts';

export const exportsHandlers: EngineHandlers<EngineContext>['exports'] = {
  run: (context, request) => {
    const project = currentProject(context);
    if (!project.ok) return project;
    return context.jobs.run(request.job, (job) => runExport(context, project.value, request, job));
  },
};

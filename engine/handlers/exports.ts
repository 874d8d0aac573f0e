import type { EngineHandlers } from '#api/index.ts';
import { ok } from '#core/model/index.ts';
import { currentProject, withProject, type EngineContext } from '../context.ts';
import { noteCounts } from '../annotations/notes.ts';
import { checkExport } from '../exports/check-export.ts';
import { exportAll } from '../exports/export-all.ts';
import { runExport } from '../exports/run-export.ts';
import { writeOmegat } from '../omegat/write-back.ts';

export const exportsHandlers: EngineHandlers<EngineContext>['exports'] = {
  notes: (context, { columns, document }) =>
    withProject(context, (project) => ok(noteCounts(project, { sides: columns, document }))),
  run: (context, request) => {
    const project = currentProject(context);
    if (!project.ok) return project;
    return context.jobs.run(request.job, (job) => runExport(context, project.value, request, job));
  },
  omegat: (context, request) => {
    const project = currentProject(context);
    if (!project.ok) return project;
    return context.jobs.run(request.job, (job) => writeOmegat(context, project.value, request, job));
  },
  check: (context, request) => {
    const project = currentProject(context);
    if (!project.ok) return project;
    return context.jobs.run(request.job, (job) => checkExport(context, project.value, request, job));
  },
  all: (context, request) => {
    const project = currentProject(context);
    if (!project.ok) return project;
    return context.jobs.run(request.job, (job) => exportAll(context, project.value, request, job));
  },
};

import type { EngineHandlers } from '#api/index.ts';
import { ok } from '#core/model/index.ts';
import type { EngineContext } from '../context.ts';
import { projectInfo } from '../project/info.ts';
import { recentProjects } from '../store/recent-list.ts';
import { forgetProject } from '../store/recent-projects.ts';
import { listSamples } from '../store/samples-folder.ts';

export const libraryHandlers: EngineHandlers<EngineContext>['library'] = {
  recent: ({ paths }) => ok(recentProjects(paths.data)),
  samples: ({ paths }) => ok(listSamples(paths.samples)),
  forget: ({ paths }, { path }) => forgetProject(paths.data, path),
  create: ({ projects }, { name, path }) => {
    const created = projects.create(name, path);
    return created.ok ? ok(projectInfo(created.value)) : created;
  },
};

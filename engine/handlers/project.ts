import type { EngineHandlers } from '#api/index.ts';
import { keptPlace } from '#api/project.ts';
import { ok } from '#core/model/index.ts';
import { readAnnotationsAhead } from '../annotations/read-ahead.ts';
import { authorOf, currentProject, withProject, withProjectBehind, type EngineContext } from '../context.ts';
import { checkProject } from '../project/check/check.ts';
import { configure } from '../project/convert-cells.ts';
import { countsOf } from '../project/counts.ts';
import { projectInfo } from '../project/info.ts';
import { measureColumns } from '../project/lengths.ts';
import { rowsOf } from '../project/rows.ts';
import { writable } from '../project/open-project.ts';
import { copyProject } from '../store/copy-project.ts';
import { transact } from '../store/database.ts';
import { guarded } from '../store/failures.ts';
import { freePath } from '../store/file-names.ts';
import { readJsonMeta, writeMeta } from '../store/meta-repository.ts';
import { makeFolder } from '../store/make-folder.ts';

export const projectHandlers: EngineHandlers<EngineContext>['project'] = {
  open: ({ projects, refused }, { path, unattended = false }) => {
    const opened = projects.open(path);
    refused.failure = opened.ok || !unattended ? null : opened.error;
    if (opened.ok) readAnnotationsAhead(opened.value, () => projects.current() === opened.value);
    return opened.ok ? ok(projectInfo(opened.value)) : opened;
  },
  refused: ({ refused }) => {
    const { failure } = refused;
    refused.failure = null;
    return ok(failure);
  },
  close: ({ projects }) => {
    projects.close('asked');
    return ok(null);
  },
  info: (context) => withProject(context, (project) => ok(projectInfo(project))),
  counts: (context) => withProjectBehind(context, countsOf),
  copy: (context) =>
    withProject(context, (project) => {
      const folder = context.paths.library;
      const made = guarded(folder, () => makeFolder(folder));
      if (!made.ok) return made;
      const to = freePath(folder, project.name, 'duizhao');
      const copied = copyProject(project.handle, to);
      return copied.ok ? ok({ path: to }) : copied;
    }),
  lengths: (context) => {
    const project = currentProject(context);
    if (!project.ok) return project;
    return measureColumns(project.value, () => context.projects.current() === project.value);
  },
  enter: (context, { pageSize }) =>
    withProject(context, (project) => {
      const kept = keptPlace.safeParse(readJsonMeta(project.handle, 'place'));
      const place = kept.success ? kept.data : null;
      const total = project.order.size();
      const row = Math.min(Math.max(Math.floor(place?.row ?? 1), 1), Math.max(total, 1));
      const from = row - ((row - 1) % pageSize);
      const rows = rowsOf(project, project.order.slice(from, pageSize));
      return ok({ place, page: { from, total, rows } });
    }),
  keepPlace: (context, place) =>
    withProject(context, (project) => {
      const handle = writable(project);
      if (!handle.ok) return handle;
      return transact(handle.value, project.path, (write) => {
        writeMeta(write, 'place', JSON.stringify(place));
        return null;
      });
    }),
  configure: (context, settings) =>
    withProject(context, (project) => {
      const { columns } = project.settings;
      const done = configure(project, { ...settings, columns }, authorOf(context));
      return done.ok ? ok(projectInfo(project)) : done;
    }),
  check: (context) => withProject(context, (project) => checkProject(project)),
};

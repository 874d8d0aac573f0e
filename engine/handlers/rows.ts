import type { EngineHandlers } from '#api/index.ts';
import { ok } from '#core/model/index.ts';
import { currentProject, withProject, type EngineContext } from '../context.ts';
import { filterRows } from '../filter/row-filter.ts';
import { nextWanted } from '../project/next-row.ts';
import { paragraphsOf } from '../project/paragraphs.ts';
import { keyOfRow } from '../project/row-keys.ts';
import { rowsOf } from '../project/rows.ts';

export const rowsHandlers: EngineHandlers<EngineContext>['rows'] = {
  page: (context, { from, count }) =>
    withProject(context, (project) =>
      ok({ total: project.order.size(), rows: rowsOf(project, project.order.slice(from, count)) }),
    ),
  of: (context, { segments }) =>
    withProject(context, (project) => {
      const numbers = [...new Set(segments)].flatMap((segment) => project.order.rowOf(segment) ?? []);
      const placed = numbers.sort((a, b) => a - b).flatMap((row) => project.order.segmentAt(row) ?? []);
      return ok(rowsOf(project, placed));
    }),
  filter: (context, filter) => {
    const project = currentProject(context);
    if (!project.ok) return project;
    return filterRows(project.value, filter, () => context.projects.current() === project.value);
  },
  segments: (context, { runs }) =>
    withProject(context, ({ order }) => ok(runs.flatMap(([from, count]) => order.slice(from, count)))),
  paragraphs: (context) => withProject(context, (project) => ok(paragraphsOf(project))),
  key: (context, { segment }) => withProject(context, (project) => ok(keyOfRow(project, segment))),
  next: (context, wanted) => withProject(context, (project) => ok(nextWanted(project, wanted))),
};

import type { EngineHandlers } from '#api/index.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { decideRepairs } from '../cleanup/decide.ts';
import { describeRepairs, documentsIn, type RepairFilter } from '../cleanup/list-repairs.ts';
import { authorOf, withProject, type EngineContext } from '../context.ts';
import type { OpenProject } from '../project/open-project.ts';
import {
  countRepairs,
  filterRepairs,
  findRepair,
  groupRepairs,
  type StoredRepair,
} from '../store/repairs-repository.ts';

const byIds = (project: OpenProject, ids: readonly StoredRepair['id'][]): Result<readonly StoredRepair[]> => {
  const found: StoredRepair[] = [];
  const rowOf = ({ segment }: StoredRepair) => project.order.rowOf(segment);
  for (const id of new Set(ids)) {
    const repair = findRepair(project.handle, id);
    if (repair === null || rowOf(repair) === null) return fail('repair.unknown', { repair: id });
    found.push(repair);
  }
  const inTextOrder = (a: StoredRepair, b: StoredRepair): number =>
    (rowOf(a) ?? 0) - (rowOf(b) ?? 0) || a.start - b.start || a.id - b.id;
  return ok(found.sort(inTextOrder));
};

const byFilter = (project: OpenProject, filter: RepairFilter): readonly StoredRepair[] =>
  filterRepairs(project.handle, documentsIn(project, filter), filter);

export const cleanupHandlers: EngineHandlers<EngineContext>['cleanup'] = {
  groups: (context, filter) =>
    withProject(context, (project) => ok(groupRepairs(project.handle, documentsIn(project, filter), filter))),
  list: (context, { from, count, ...filter }) =>
    withProject(context, (project) => {
      const documents = documentsIn(project, filter);
      const stored = filterRepairs(project.handle, documents, filter, { from, count });
      return ok({
        total: countRepairs(project.handle, documents, filter),
        repairs: describeRepairs(project, stored),
      });
    }),
  decide: (context, { repairs, decision }) =>
    withProject(context, (project) => {
      const chosen = Array.isArray(repairs) ? byIds(project, repairs) : ok(byFilter(project, repairs));
      return chosen.ok ? decideRepairs(project, chosen.value, decision, authorOf(context)) : chosen;
    }),
};

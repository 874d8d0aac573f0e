import type { EngineHandlers } from '#api/index.ts';
import { ok } from '#core/model/index.ts';
import { withProject, type EngineContext } from '../context.ts';
import { cellItem, findDamage } from '../damage/find.ts';
import { mend } from '../damage/mend.ts';
import { choicesOf } from '../damage/ways.ts';
import { damagedRows } from '../project/check/rows.ts';
import { guarded } from '../store/failures.ts';

export const damageHandlers: EngineHandlers<EngineContext>['damage'] = {
  list: (context) => withProject(context, (project) => guarded(project.path, () => damagedRows(project))),
  cell: (context, { segment, side }) =>
    withProject(context, (project) => {
      const found = findDamage(project, cellItem(segment, side));
      return found.ok ? ok(choicesOf(context, project, found.value)) : found;
    }),
  item: (context, { item }) =>
    withProject(context, (project) => {
      const found = findDamage(project, item);
      return found.ok ? ok(choicesOf(context, project, found.value)) : found;
    }),
  mend: (context, { item, way }) => withProject(context, (project) => mend(context, project, item, way)),
};

import type { EngineHandlers } from '#api/index.ts';
import { fail } from '#core/model/index.ts';
import { actOnRows } from '../bulk/act-on-rows.ts';
import { convertAct, copySourceAct, lockAct, stateAct } from '../bulk/acts.ts';
import { currentProject, type EngineContext } from '../context.ts';
import { pretranslateAct } from '../memory/pretranslate.ts';

export const bulkHandlers: EngineHandlers<EngineContext>['bulk'] = {
  setState: (context, { job, state, raise, ...cells }) =>
    cells.sides.includes('source')
      ? fail('cell.unknown-side', { side: 'source' })
      : context.jobs.run(job, (running) => actOnRows(context, stateAct(state, raise), cells, running)),
  lock: (context, { job, locked, ...cells }) =>
    context.jobs.run(job, (running) => actOnRows(context, lockAct(locked), cells, running)),
  convert: (context, { job, overwriteEdited, ...cells }) =>
    context.jobs.run(job, (running) => actOnRows(context, convertAct(overwriteEdited), cells, running)),
  pretranslate: (context, { job, least, ...cells }) =>
    context.jobs.run(job, async (running) => {
      const current = currentProject(context);
      if (!current.ok) return current;
      const project = current.value;
      const isWanted = (): boolean => !running.signal.aborted && context.projects.current() === project;
      const act = await pretranslateAct(project, { ...cells, least }, isWanted);
      return act.ok ? actOnRows(context, act.value, cells, running) : act;
    }),
  copySource: (context, { job, ...cells }) =>
    context.jobs.run(job, (running) => actOnRows(context, copySourceAct, cells, running)),
};

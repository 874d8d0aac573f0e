import type { EngineHandlers } from '#api/index.ts';
import { fail } from '#core/model/index.ts';
import { actOnRows } from '../bulk/act-on-rows.ts';
import { convertAct, copySourceAct, lockAct, stateAct } from '../bulk/acts.ts';
import type { EngineContext } from '../context.ts';

export const bulkHandlers: EngineHandlers<EngineContext>['bulk'] = {
  setState: (context, { job, state, raise, ...cells }) =>
    cells.sides.includes('source')
      ? fail('cell.unknown-side', { side: 'source' })
      : context.jobs.run(job, (running) => actOnRows(context, stateAct(state, raise), cells, running)),
  lock: (context, { job, locked, ...cells }) =>
    context.jobs.run(job, (running) => actOnRows(context, lockAct(locked), cells, running)),
  convert: (context, { job, overwriteEdited, ...cells }) =>
    context.jobs.run(job, (running) => actOnRows(context, convertAct(overwriteEdited), cells, running)),
  copySource: (context, { job, ...cells }) =>
    context.jobs.run(job, (running) => actOnRows(context, copySourceAct, cells, running)),
};

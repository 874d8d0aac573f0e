import type { EngineHandlers } from '#api/index.ts';
import type { EngineContext } from '../context.ts';

export const jobsHandlers: EngineHandlers<EngineContext>['jobs'] = {
  cancel: ({ jobs }, { job }) => jobs.cancel(job),
};

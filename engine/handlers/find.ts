import type { EngineHandlers } from '../../api/index.ts';
import { fail } from '../../core/model/index.ts';
import type { EngineContext } from '../context.ts';

const notBuilt = () => fail('internal', { detail: 'not built yet' });

export const findHandlers: EngineHandlers<EngineContext>['find'] = {
  search: notBuilt,
  replace: notBuilt,
};

import type { EngineHandlers } from '../../api/index.ts';
import { fail } from '../../core/model/index.ts';
import type { EngineContext } from '../context.ts';

const notBuilt = () => fail('internal', { detail: 'not built yet' });

export const backupsHandlers: EngineHandlers<EngineContext>['backups'] = {
  list: notBuilt,
  make: notBuilt,
  look: notBuilt,
  restore: notBuilt,
};

import type { EngineHandlers } from '../../api/index.ts';
import { fail, type Result } from '../../core/model/index.ts';
import { withProject, type EngineContext } from '../context.ts';
import { measureScope } from '../review/scope.ts';

const notYet = (): Result<never> => fail('internal', { detail: 'not built yet' });

export const reviewHandlers: EngineHandlers<EngineContext>['review'] = {
  measure: (context, { scope, sides }) =>
    withProject(context, (project) => measureScope(project, scope, sides)),
  overview: notYet,
  open: notYet,
  close: notYet,
  nextRound: notYet,
  package: notYet,
  peek: notYet,
  merge: notYet,
  items: notYet,
  answer: notYet,
  conflicts: notYet,
  settle: notYet,
  score: notYet,
  report: notYet,
  writeDocx: notYet,
  readDocx: notYet,
  take: notYet,
  frozen: notYet,
  assess: notYet,
  finish: notYet,
};

import type { EngineHandlers } from '#api/index.ts';
import { counterpartsAt } from '../alignment/counterparts.ts';
import { moveSentence } from '../alignment/move.ts';
import { insertGap, realignAround } from '../alignment/realign.ts';
import { authorOf, withProject, type EngineContext } from '../context.ts';

export const alignmentHandlers: EngineHandlers<EngineContext>['alignment'] = {
  counterparts: (context, request) => withProject(context, (project) => counterpartsAt(project, request)),
  move: (context, request) =>
    withProject(context, (project) => moveSentence(project, request, authorOf(context))),
  insertGap: (context, request) =>
    withProject(context, (project) => insertGap(project, request, authorOf(context))),
  realign: (context, request) =>
    withProject(context, (project) => realignAround(project, request, authorOf(context))),
};

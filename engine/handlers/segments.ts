import type { EngineHandlers } from '../../api/index.ts';
import { authorOf, withProject, type EngineContext } from '../context.ts';
import { mergeSegment } from '../project/merge.ts';
import { splitSegment } from '../project/split.ts';

export const segmentsHandlers: EngineHandlers<EngineContext>['segments'] = {
  split: (context, { segment, side, at }) =>
    withProject(context, (project) => splitSegment(project, { segment, side, at }, authorOf(context))),
  merge: (context, { segment }) =>
    withProject(context, (project) => mergeSegment(project, segment, authorOf(context))),
};

import type { EngineHandlers } from '#api/index.ts';
import { authorOf, withProject, type EngineContext } from '../context.ts';
import { mergeSegment } from '../project/merge.ts';
import { proposedSplit, splitSegment } from '../project/split.ts';

export const segmentsHandlers: EngineHandlers<EngineContext>['segments'] = {
  proposeSplit: (context, request) => withProject(context, (project) => proposedSplit(project, request)),
  split: (context, { segment, side, at, places = [] }) =>
    withProject(context, (project) =>
      splitSegment(
        project,
        { segment, side, at, places: new Map(places.map((place) => [place.side, place.at])) },
        authorOf(context),
      ),
    ),
  merge: (context, { segment }) =>
    withProject(context, (project) => mergeSegment(project, segment, authorOf(context))),
};

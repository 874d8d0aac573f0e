import * as fc from 'fast-check';
import type { AnnotationRange } from '#api/annotations.ts';
import {
  annotationKinds,
  fail,
  resolutionReasons,
  type AnnotationId,
  type ReplyId,
  type Result,
  type SegmentId,
  type Side,
} from '#core/model/index.ts';
import { codePointLength } from '#core/text/codepoints.ts';
import {
  linkAnnotation,
  removeAnnotations,
  reopenAnnotations,
  resolveAnnotations,
  updateAnnotation,
} from '#engine/annotations/change.ts';
import { createAnnotation } from '#engine/annotations/create.ts';
import { addReply, dropReply, editReply } from '#engine/annotations/replies.ts';
import type { OpenProject } from '#engine/project/open-project.ts';
import { allAnnotations } from '#engine/store/annotations-repository.ts';
import { findCell } from '#engine/store/cells-repository.ts';
import { allReplies } from '#engine/store/replies-repository.ts';
import { plainContent } from './annotating.ts';

type Act = (project: OpenProject) => Result<unknown>;

const actor = 'someone';

const side = fc.constantFrom<Side>('source', 'zh-Hans', 'zh-Hant', 'en');

const stretch = fc.record({ row: fc.nat({ max: 12 }), side, at: fc.nat(), length: fc.nat({ max: 6 }) });

/** Some words of the text in that row, as far as it has any. */
const rangeIn = (
  { order, handle }: OpenProject,
  { row, side, at, length }: { row: number; side: Side; at: number; length: number },
): AnnotationRange => {
  const segment = order.segmentAt(1 + (row % order.size())) as SegmentId;
  const most = codePointLength(findCell(handle, segment, side)?.text ?? '');
  const start = at % (most + 1);
  return { segment, side, start, end: Math.min(start + 1 + length, most) };
};

const onAnnotation = (n: number, act: (project: OpenProject, id: AnnotationId) => Result<unknown>): Act => {
  return (project) => {
    const all = allAnnotations(project.handle);
    const chosen = all[n % all.length];
    return chosen === undefined ? fail('annotation.unknown') : act(project, chosen.id);
  };
};

const onReply = (n: number, act: (project: OpenProject, id: ReplyId) => Result<unknown>): Act => {
  return (project) => {
    const all = allReplies(project.handle);
    const chosen = all[n % all.length];
    return chosen === undefined ? fail('reply.unknown') : act(project, chosen.id);
  };
};

const create: fc.Arbitrary<Act> = fc
  .record({
    kind: fc.constantFrom(...annotationKinds),
    stretches: fc.array(stretch, { minLength: 1, maxLength: 3 }),
  })
  .map(({ kind, stretches }) => (project) => {
    const ranges = stretches.map((each) => rangeIn(project, each));
    return createAnnotation(project, { ...plainContent, kind }, ranges, actor);
  });

const change: fc.Arbitrary<Act> = fc.oneof(
  fc
    .record({ n: fc.nat(), body: fc.constantFrom('', 'a', 'b') })
    .map(({ n, body }) =>
      onAnnotation(n, (project, id) => updateAnnotation(project, id, { body, tags: [body, 'x'] }, actor)),
    ),
  fc.record({ n: fc.nat(), at: stretch, none: fc.boolean() }).map(({ n, at, none }) =>
    onAnnotation(n, (project, id) => {
      const ranges = none ? [] : [rangeIn(project, at)];
      return linkAnnotation(project, id, at.side, ranges, actor);
    }),
  ),
  fc
    .record({ n: fc.nat(), reason: fc.constantFrom(...resolutionReasons) })
    .map(({ n, reason }) =>
      onAnnotation(n, (project, id) => resolveAnnotations(project, [id], reason, actor)),
    ),
  fc.nat().map((n) => onAnnotation(n, (project, id) => reopenAnnotations(project, [id], actor))),
  fc.nat().map((n) => onAnnotation(n, (project, id) => removeAnnotations(project, [id], actor))),
  fc.nat().map((n) => onAnnotation(n, (project, id) => addReply(project, id, 'a reply', actor))),
  fc.nat().map((n) => onReply(n, (project, id) => editReply(project, id, `reply ${n}`, actor))),
  fc.nat().map((n) => onReply(n, (project, id) => dropReply(project, id, actor))),
);

/** Any one thing done to annotations. */
export const annotationMoves: fc.Arbitrary<Act> = fc.oneof(
  { arbitrary: create, weight: 3 },
  { arbitrary: change, weight: 2 },
);

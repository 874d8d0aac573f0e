import { fail, ok, type Anchor, type AnnotationId, type Reply, type Result } from '../../core/model/index.ts';
import type { OpenProject } from '../project/open-project.ts';
import { allAnchors, anchorsOf } from '../store/anchors-repository.ts';
import { allAnnotations, findAnnotation } from '../store/annotations-repository.ts';
import { allReplies, repliesOf } from '../store/replies-repository.ts';
import type { WholeAnnotation } from './describe.ts';

const gather = <T>(items: readonly T[], keyOf: (item: T) => AnnotationId): ReadonlyMap<AnnotationId, T[]> => {
  const groups = new Map<AnnotationId, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
};

/** One annotation with its words and replies, or `annotation.unknown`. */
export const wholeAnnotation = (project: OpenProject, id: AnnotationId): Result<WholeAnnotation> => {
  const annotation = findAnnotation(project.handle, id);
  return annotation === null
    ? fail('annotation.unknown', { annotation: id })
    : ok({
        annotation,
        anchors: anchorsOf(project.handle, id),
        replies: repliesOf(project.handle, id),
      });
};

/** Every annotation of the project with its words and replies, oldest first. */
export const wholeAnnotations = ({ handle }: OpenProject): readonly WholeAnnotation[] => {
  const anchors = gather(allAnchors(handle), ({ annotation }) => annotation);
  const replies = gather<Reply>(allReplies(handle), ({ annotation }) => annotation);
  return allAnnotations(handle).map((annotation) => ({
    annotation,
    anchors: (anchors.get(annotation.id) ?? []).map(({ anchor }): Anchor => anchor),
    replies: replies.get(annotation.id) ?? [],
  }));
};

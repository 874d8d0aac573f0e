import { fail, ok, type Annotation, type AnnotationId, type Reply, type Result } from '#core/model/index.ts';
import type { OpenProject } from '../project/open-project.ts';
import { allAnchors, storedAnchorsOf, type StoredAnchor } from '../store/anchors-repository.ts';
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

/** An annotation whose words are damaged is damaged itself. */
const marked = (
  annotation: Annotation,
  anchors: readonly StoredAnchor[],
): Omit<WholeAnnotation, 'replies'> => ({
  annotation: anchors.some(({ damaged }) => damaged) ? { ...annotation, damaged: true } : annotation,
  anchors: anchors.map(({ anchor }) => anchor),
});

/** One annotation with its words and replies, or `annotation.unknown`. */
export const wholeAnnotation = (project: OpenProject, id: AnnotationId): Result<WholeAnnotation> => {
  const annotation = findAnnotation(project.handle, id);
  return annotation === null
    ? fail('annotation.unknown', { annotation: id })
    : ok({
        ...marked(annotation, storedAnchorsOf(project.handle, id)),
        replies: repliesOf(project.handle, id),
      });
};

/** Every annotation of the project with its words and replies, oldest first. */
export const wholeAnnotations = ({ handle }: OpenProject): readonly WholeAnnotation[] => {
  const anchors = gather(allAnchors(handle), ({ annotation }) => annotation);
  const replies = gather<Reply>(allReplies(handle), ({ annotation }) => annotation);
  return allAnnotations(handle).map((annotation) => ({
    ...marked(annotation, anchors.get(annotation.id) ?? []),
    replies: replies.get(annotation.id) ?? [],
  }));
};

// Apart from their shapes, because the screen does without what checks shapes.

/** What a list of annotations can be grouped by. */
export const annotationGroups = ['none', 'kind', 'tag', 'author', 'status', 'document'] as const;
export type AnnotationGroup = (typeof annotationGroups)[number];

import type { AnnotationContent, AnnotationRange } from '#api/annotations.ts';
import { makeAnchor } from '#core/annotations/anchor.ts';
import {
  ok,
  type Anchor,
  type Annotation,
  type AnnotationId,
  type Result,
  type Sequence,
  type Step,
} from '#core/model/index.ts';
import { placed } from './placed.ts';
import { cellFor } from '../project/address.ts';
import { commit } from '../project/commit.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { nextId } from '../store/ids.ts';
import { linksLike } from './linked.ts';
import { wholeAnnotation } from './read.ts';
import { inTextOrder } from './text-order.ts';

export type Made = { readonly sequence: Sequence; readonly id: AnnotationId };

/** Live anchors on the ranges, in text order. Failures: segment.unknown, cell.unknown-side, annotation.words-changed, annotation.bad-range, annotation.no-words. */
export const anchorsFor = (
  project: OpenProject,
  ranges: readonly AnnotationRange[],
): Result<readonly Anchor[]> => {
  const anchors: Anchor[] = [];
  for (const range of ranges) {
    const found = cellFor(project, range.segment, range.side);
    if (!found.ok) return found;
    const { text } = found.value.cell;
    const place = placed(text, range);
    if (!place.ok) return place;
    const anchor = makeAnchor(text, range.side, place.value);
    if (!anchor.ok) return anchor;
    anchors.push(anchor.value);
  }
  return ok(inTextOrder(project, anchors));
};

/** A range where its words now stand. */
const placedRange = (project: OpenProject, range: AnnotationRange): Result<AnnotationRange> => {
  const found = cellFor(project, range.segment, range.side);
  return found.ok ? placed(found.value.cell.text, range) : found;
};

/** Content with each tag once. */
export const settled = <T extends { readonly tags: readonly string[] }>(content: T): T => ({
  ...content,
  tags: [...new Set(content.tags)],
});

/** A new annotation by `author`, at `at` (ISO 8601, UTC). */
export const newAnnotation = (
  id: AnnotationId,
  content: Omit<AnnotationContent, 'tags'> & Pick<Annotation, 'tags'>,
  { author, at }: { readonly author: string; readonly at: string },
): Annotation => ({
  id,
  uid: crypto.randomUUID(),
  kind: content.kind,
  body: content.body,
  wording: content.wording,
  category: content.category,
  severity: content.severity,
  tags: content.tags,
  visibility: content.visibility,
  author,
  created: at,
  changed: at,
  revision: 1,
  resolution: null,
  foreign: null,
});

const creation = (annotation: Annotation, anchors: readonly Anchor[]): readonly Step[] => [
  { on: 'annotation', id: annotation.id, before: null, after: annotation },
  { on: 'anchors', annotation: annotation.id, before: [], after: anchors },
];

/** Annotates words, as one step of undo. Failures: those of `anchorsFor` and of commit. */
export const createAnnotation = (
  project: OpenProject,
  content: AnnotationContent,
  ranges: readonly AnnotationRange[],
  author: string,
): Result<Made> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const anchors = anchorsFor(project, ranges);
  if (!anchors.ok) return anchors;
  const id = nextId(project.handle, 'annotations') as AnnotationId;
  const at = project.services.clock.now().toISOString();
  const annotation = newAnnotation(id, settled(content), { author, at });
  const done = commit(project, {
    kind: 'annotate',
    actor: author,
    steps: creation(annotation, anchors.value),
  });
  return done.ok ? ok({ sequence: done.value.sequence, id }) : done;
};

/**
 * Puts what an annotation says on each of the ranges, as annotations by `author`, as one step of undo. Each is linked to
 * words of the other columns as that annotation is, where they are found.
 */
export const annotateEach = (
  project: OpenProject,
  like: AnnotationId,
  ranges: readonly AnnotationRange[],
  author: string,
): Result<{ readonly sequence: Sequence; readonly made: readonly AnnotationId[] }> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const found = wholeAnnotation(project, like);
  if (!found.ok) return found;
  const { annotation: model, anchors: words } = found.value;
  const at = project.services.clock.now().toISOString();
  const first = nextId(project.handle, 'annotations');
  const steps: Step[] = [];
  const made: AnnotationId[] = [];
  for (const range of ranges) {
    const place = placedRange(project, range);
    if (!place.ok) return place;
    const anchors = anchorsFor(project, [place.value, ...linksLike(project, words, place.value)]);
    if (!anchors.ok) return anchors;
    const id = (first + made.length) as AnnotationId;
    made.push(id);
    steps.push(...creation(newAnnotation(id, model, { author, at }), anchors.value));
  }
  const done = commit(project, { kind: 'annotate', actor: author, steps });
  return done.ok ? ok({ sequence: done.value.sequence, made }) : done;
};

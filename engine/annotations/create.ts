import type { AnnotationContent, AnnotationRange } from '../../api/annotations.ts';
import { makeAnchor } from '../../core/annotations/anchor.ts';
import {
  ok,
  type Anchor,
  type Annotation,
  type AnnotationId,
  type Result,
  type Sequence,
} from '../../core/model/index.ts';
import { cellFor } from '../project/address.ts';
import { commit } from '../project/commit.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { nextId } from '../store/ids.ts';
import { inTextOrder } from './text-order.ts';

export type Made = { readonly sequence: Sequence; readonly id: AnnotationId };

/** Live anchors on the ranges, in text order. Failures: segment.unknown, cell.unknown-side, annotation.bad-range, annotation.no-words. */
export const anchorsFor = (
  project: OpenProject,
  ranges: readonly AnnotationRange[],
): Result<readonly Anchor[]> => {
  const anchors: Anchor[] = [];
  for (const range of ranges) {
    const found = cellFor(project, range.segment, range.side);
    if (!found.ok) return found;
    const anchor = makeAnchor(found.value.cell.text, range.side, range);
    if (!anchor.ok) return anchor;
    anchors.push(anchor.value);
  }
  return ok(inTextOrder(project, anchors));
};

/** Content with each tag once. */
export const settled = <T extends { readonly tags: readonly string[] }>(content: T): T => ({
  ...content,
  tags: [...new Set(content.tags)],
});

/** A new annotation by `author`, at `at` (ISO 8601, UTC). */
export const newAnnotation = (
  id: AnnotationId,
  content: AnnotationContent,
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
    steps: [
      { on: 'annotation', id, before: null, after: annotation },
      { on: 'anchors', annotation: id, before: [], after: anchors.value },
    ],
  });
  return done.ok ? ok({ sequence: done.value.sequence, id }) : done;
};

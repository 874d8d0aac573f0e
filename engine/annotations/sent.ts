import { contextIn } from '#core/annotations/context.ts';
import { textHash } from '#core/annotations/hash.ts';
import type { SentAnchor, SentAnnotation } from '#core/formats/jsonld/write.ts';
import type { Anchor } from '#core/model/index.ts';
import { languageOf, type OpenProject } from '../project/open-project.ts';
import { findCell } from '../store/cells-repository.ts';
import type { WholeAnnotation } from './describe.ts';

const sentAnchor = (project: OpenProject, anchor: Anchor): SentAnchor => {
  const { segment, side } = anchor;
  const row = anchor.status === 'orphan' ? null : project.order.rowOf(segment);
  const id = row === null ? null : project.order.documentAt(row);
  const document = id === null ? undefined : project.documents.get(id);
  const language = languageOf(project, segment, side);
  if (document === undefined) {
    return { anchor: contextIn(anchor, []), document: null, language, present: null };
  }
  const text = findCell(project.handle, segment, side)?.text ?? '';
  return {
    anchor: contextIn(anchor, [text]),
    document: { id: document.id, name: document.name },
    language,
    present: textHash(text),
  };
};

/** An annotation with what another program needs to find its words. */
export const sentAnnotation = (
  project: OpenProject,
  { annotation, anchors, replies }: WholeAnnotation,
): SentAnnotation => ({
  annotation,
  anchors: anchors.map((anchor) => sentAnchor(project, anchor)),
  replies,
});

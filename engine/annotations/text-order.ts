import type { Anchor, AnnotationId, RowNumber, Side } from '#core/model/index.ts';
import { sideRank } from '../project/columns.ts';
import type { OpenProject } from '../project/open-project.ts';

/** The row an anchor's words stand in: null for words that are gone, not yet chosen, or in no shown document. */
export const rowOfAnchor = ({ order }: OpenProject, { status, segment }: Anchor): RowNumber | null =>
  status === 'orphan' || status === 'ambiguous' ? null : order.rowOf(segment);

/** Where an annotation stands in the text. `row` is Infinity when all its words are gone, so that it comes last. */
export type TextPlace = {
  readonly row: number;
  readonly side: Side;
  readonly start: number;
  readonly id: AnnotationId;
};

export const comparePlaces = (project: OpenProject, a: TextPlace, b: TextPlace): number =>
  // Infinity less Infinity is no number.
  (a.row === b.row ? 0 : a.row - b.row) ||
  sideRank(project, a.side) - sideRank(project, b.side) ||
  a.start - b.start ||
  a.id - b.id;

/** Anchors side by side, those of one side in reading order, those without a row after the others. */
export const inTextOrder = (project: OpenProject, anchors: readonly Anchor[]): readonly Anchor[] => {
  if (anchors.length < 2) return anchors;
  const row = (anchor: Anchor): number => rowOfAnchor(project, anchor) ?? Number.MAX_SAFE_INTEGER;
  return anchors.toSorted(
    (a, b) => sideRank(project, a.side) - sideRank(project, b.side) || row(a) - row(b) || a.start - b.start,
  );
};

/** The place of its first words that are in a row. */
export const placeOf = (project: OpenProject, id: AnnotationId, anchors: readonly Anchor[]): TextPlace => {
  const ordered = inTextOrder(project, anchors);
  const first = ordered.find((anchor) => rowOfAnchor(project, anchor) !== null) ?? ordered[0];
  if (first === undefined) return { row: Infinity, side: 'source', start: 0, id };
  return { row: rowOfAnchor(project, first) ?? Infinity, side: first.side, start: first.start, id };
};

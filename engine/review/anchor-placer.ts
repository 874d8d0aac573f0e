import { placeAnchor } from '../../core/review/place-anchor.ts';
import { editFollower } from '../../core/annotations/follow.ts';
import type { Anchor, ReviewRecord, SegmentId, Side, TextEdit } from '../../core/model/index.ts';
import { editKey } from '../annotations/follow.ts';
import type { OpenProject } from '../project/open-project.ts';
import { findCell } from '../store/cells-repository.ts';
import { rowsOfSegments } from '../store/review-rows-repository.ts';
import { findSegment } from '../store/segments-repository.ts';

/** A text that the same action changes, by `editKey`. */
export type TextsInChange = ReadonlyMap<
  string,
  { readonly before: string; readonly after: string; readonly edits?: readonly TextEdit[] | undefined }
>;

export type AnchorPlacer = {
  /** An anchor of another file on the text as it will be after this action. */
  readonly place: (anchor: Anchor) => Anchor;
  /** An anchor of this file on that text. */
  readonly keep: (anchor: Anchor) => Anchor;
};

type Texts = ReadonlyMap<string, readonly string[]>;

/** The texts anchors may stand on: frozen ones, the newest first, then those the reviewers made of them. */
const knownTexts = (
  project: OpenProject,
  review: string,
  segments: readonly SegmentId[],
  { cells }: Pick<ReviewRecord, 'cells'>,
): Texts => {
  const texts = new Map<string, string[]>();
  const add = (segment: SegmentId, side: Side, text: string): void => {
    const key = editKey(segment, side);
    const known = texts.get(key);
    if (known === undefined) texts.set(key, [text]);
    else known.push(text);
  };
  for (const { segment, cells: frozen } of rowsOfSegments(project.handle, review, segments))
    for (const { side, text } of frozen) add(segment, side, text);
  const wanted = new Set(segments);
  for (const { value } of cells)
    if (wanted.has(value.segment)) add(value.segment, value.side, value.text.text);
  return texts;
};

/** Places anchors of these segments. `changing`: what this action writes besides. */
export const anchorPlacer = (
  project: OpenProject,
  review: string,
  segments: readonly SegmentId[],
  record: Pick<ReviewRecord, 'cells'>,
  changing: TextsInChange,
): AnchorPlacer => {
  const known = knownTexts(project, review, [...new Set(segments)], record);
  const keep = (anchor: Anchor): Anchor => {
    const change = changing.get(editKey(anchor.segment, anchor.side));
    return change === undefined ? anchor : editFollower(change.before, change.after, change.edits)(anchor);
  };
  const place = (anchor: Anchor): Anchor => {
    const { segment, side } = anchor;
    const isThere = findSegment(project.handle, segment) !== null;
    const present = isThere ? (findCell(project.handle, segment, side)?.text ?? '') : null;
    return keep(placeAnchor(anchor, known.get(editKey(segment, side)) ?? [], present));
  };
  return { place, keep };
};

import { itemsOfCell } from '#core/review/items.ts';
import { frozenCells } from '#core/review/package.ts';
import { anchorAsItCame, placeAnchor, type KnownText } from '#core/review/place-anchor.ts';
import { byPlace, changesOf } from '#core/review/rich-edit.ts';
import { sliceCodePoints } from '#core/text/codepoints.ts';
import { editFollower } from '#core/annotations/follow.ts';
import type {
  Anchor,
  FrozenCell,
  ReviewRecord,
  ReviewedCell,
  SegmentId,
  Side,
  TextEdit,
} from '#core/model/index.ts';
import { absentTexts } from '../../project/absent-texts.ts';
import { editKey } from '../../project/action-request.ts';
import type { OpenProject } from '../../project/open-project.ts';
import { findCell } from '../../store/cells-repository.ts';
import { rowsOfSegments } from '../../store/review-rows-repository.ts';
import { findSegment } from '../../store/segments-repository.ts';

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

type Texts = ReadonlyMap<string, readonly KnownText[]>;

/** A reviewer's text, and how it leads back to the frozen one. */
const ownText = (cell: ReviewedCell, frozen: FrozenCell | undefined): KnownText => {
  const { text } = cell.text;
  if (frozen === undefined) return { text };
  const changes = changesOf(
    itemsOfCell(cell, frozen)
      .flatMap(({ edits }) => edits)
      .sort(byPlace),
  );
  const edits = changes.map(({ edit, own }) => ({
    start: own.from.at,
    end: own.to.at,
    insert: sliceCodePoints(frozen.text, edit.from.at, edit.to.at),
  }));
  return { text, from: { text: frozen.text, edits } };
};

/** The texts anchors may stand on: frozen ones, the newest first, then those the reviewers made of them. */
export const knownTexts = (
  project: OpenProject,
  review: string,
  segments: readonly SegmentId[],
  { cells }: Pick<ReviewRecord, 'cells'>,
): Texts => {
  const texts = new Map<string, KnownText[]>();
  const add = (segment: SegmentId, side: Side, text: KnownText): void => {
    const key = editKey(segment, side);
    const known = texts.get(key);
    if (known === undefined) texts.set(key, [text]);
    else known.push(text);
  };
  const rows = rowsOfSegments(project.handle, review, segments);
  for (const { segment, cells: frozen } of rows)
    for (const { side, text } of frozen) add(segment, side, { text });
  const keyOf = (segment: SegmentId, side: Side, hash: string): string => `${segment} ${side} ${hash}`;
  const frozen = new Map(frozenCells(rows).map((cell) => [keyOf(cell.segment, cell.side, cell.hash), cell]));
  const wanted = new Set(segments);
  for (const { value } of cells) {
    const { segment, side, base } = value;
    if (wanted.has(segment)) add(segment, side, ownText(value, frozen.get(keyOf(segment, side, base))));
  }
  return texts;
};

/** The texts of the newest round alone: in a package that was just opened every anchor stands on one of these. */
const sentTexts = (project: OpenProject, review: string, segments: readonly SegmentId[]): Texts => {
  const known = knownTexts(project, review, segments, { cells: [] });
  return new Map([...known].map(([key, texts]) => [key, texts.slice(0, 1)]));
};

/** Places anchors of these segments. `changing`: what this action writes besides; null when a package is opened. */
export const anchorPlacer = (
  project: OpenProject,
  review: string,
  segments: readonly SegmentId[],
  record: Pick<ReviewRecord, 'cells'>,
  inAction: TextsInChange | null,
): AnchorPlacer => {
  const own = [...new Set(segments)];
  const known =
    inAction === null ? sentTexts(project, review, own) : knownTexts(project, review, own, record);
  const changing: TextsInChange = inAction ?? new Map();
  const keep = (anchor: Anchor): Anchor => {
    const change = changing.get(editKey(anchor.segment, anchor.side));
    return change === undefined ? anchor : editFollower(change.before, change.after, change.edits)(anchor);
  };
  const isAbsent = absentTexts(project);
  const place = (anchor: Anchor): Anchor => {
    if (isAbsent(anchor)) return anchorAsItCame(anchor);
    const { segment, side } = anchor;
    const isThere = findSegment(project.handle, segment) !== null;
    const present = isThere ? (findCell(project.handle, segment, side)?.text ?? '') : null;
    return keep(placeAnchor(anchor, known.get(editKey(segment, side)) ?? [], present));
  };
  return { place, keep };
};

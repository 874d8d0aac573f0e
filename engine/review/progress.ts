import type { ReviewProgress } from '../../api/review.ts';
import { cellStates, type CellState } from '../../core/model/index.ts';
import { cellKey } from '../../core/review/merge.ts';
import { knownAnnotations } from '../annotations/known.ts';
import type { OpenProject } from '../project/open-project.ts';
import type { GuestReview } from './find.ts';
import { keptRecord } from './kept-record.ts';
import { ownCells, ownItems, type OwnCell } from './own-cells.ts';

const reviewedRank = cellStates.indexOf('reviewed');

const isConfirmed = (state: CellState): boolean => cellStates.indexOf(state) >= reviewedRank;

/** Accepted as it is: the text stayed, and the reviewer, not somebody before, confirmed it. */
const isAccepted = ({ cell, frozen, isChanged }: OwnCell): boolean =>
  !isChanged && cell.state !== frozen.state && isConfirmed(cell.state);

/** Cells on which the reviewer annotated something, as `cellKey`. */
const commentedCells = (project: OpenProject, { copy }: GuestReview): ReadonlySet<string> => {
  const cells = new Set<string>();
  for (const { annotation, anchors, replies } of knownAnnotations(project).values()) {
    const isOwn =
      annotation.author === copy.reviewer || replies.some(({ author }) => author === copy.reviewer);
    if (isOwn) for (const anchor of anchors) cells.add(cellKey(anchor));
  }
  return cells;
};

/** How far a reviewer is. Items count as assessed when a word was said of them as they are now. */
export const progressOf = (project: OpenProject, review: GuestReview): ReviewProgress => {
  const cells = ownCells(project, review);
  const commented = commentedCells(project, review);
  const isCommented = ({ frozen: { segment, side } }: OwnCell): boolean =>
    commented.has(cellKey({ segment, side })) || commented.has(cellKey({ segment, side: 'source' }));
  const items = cells.flatMap((cell) => ownItems(project, review, cell));
  const assessed = new Set(
    keptRecord(project, review.id).record.assessments.flatMap(({ removed, uid }) => (removed ? [] : [uid])),
  );
  const count = (test: (cell: OwnCell) => boolean): number => cells.filter(test).length;
  return {
    cells: cells.length,
    seen: count((cell) => cell.isChanged || isAccepted(cell) || isCommented(cell)),
    accepted: count(isAccepted),
    changed: count(({ isChanged }) => isChanged),
    commented: count(isCommented),
    items: items.length,
    unassessed: review.session.asked === 'score' ? items.filter(({ id }) => !assessed.has(id)).length : 0,
  };
};

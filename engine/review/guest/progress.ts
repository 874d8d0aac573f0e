import type { ReviewProgress } from '#api/review.ts';
import { isAcceptedState } from '#core/review/accepted.ts';
import { cellKey } from '#core/review/merge.ts';
import { knownAnnotations } from '../../annotations/known.ts';
import type { OpenProject } from '../../project/open-project.ts';
import type { GuestReview } from '../find.ts';
import { keptRecord } from '../kept-record.ts';
import { ownCells, ownItems, type OwnCell } from './own-cells.ts';

/** Accepted as it is: the text stayed, and the reviewer, not somebody before, confirmed it. */
const isAccepted = ({ cell, frozen, isChanged }: OwnCell): boolean =>
  !isChanged && isAcceptedState(frozen.state, cell.state);

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

/** Tells of a text whether the reviewer annotated it, or what it is a translation of. */
const commentTest = (project: OpenProject, review: GuestReview): ((cell: OwnCell) => boolean) => {
  const commented = commentedCells(project, review);
  return ({ frozen: { segment, side } }) =>
    commented.has(cellKey({ segment, side })) || commented.has(cellKey({ segment, side: 'source' }));
};

/** Tells of a text whether the reviewer accepted it, changed it or commented on it. */
export const seenTest = (project: OpenProject, review: GuestReview): ((cell: OwnCell) => boolean) => {
  const isCommented = commentTest(project, review);
  return (cell) => cell.isChanged || isAccepted(cell) || isCommented(cell);
};

/** Tells of an item, by its id, whether a word was said of it as it is now. */
export const assessedTest = (project: OpenProject, review: GuestReview): ((item: string) => boolean) => {
  const assessed = new Set(
    keptRecord(project, review.id).record.assessments.flatMap(({ removed, uid }) => (removed ? [] : [uid])),
  );
  return (item) => assessed.has(item);
};

/** How far a reviewer is. */
export const progressOf = (project: OpenProject, review: GuestReview): ReviewProgress => {
  const cells = ownCells(project, review);
  const items = cells.flatMap((cell) => ownItems(project, review, cell));
  const isAssessed = assessedTest(project, review);
  const count = (test: (cell: OwnCell) => boolean): number => cells.filter(test).length;
  return {
    cells: cells.length,
    seen: count(seenTest(project, review)),
    accepted: count(isAccepted),
    changed: count(({ isChanged }) => isChanged),
    commented: count(commentTest(project, review)),
    items: items.length,
    unassessed: review.session.asked === 'score' ? items.filter(({ id }) => !isAssessed(id)).length : 0,
  };
};

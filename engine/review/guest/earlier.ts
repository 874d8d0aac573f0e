import type { ItemStandingName, ReviewItemInfo } from '#api/review.ts';
import type { Answer, FrozenCell, ReviewItem, ReviewedCell, SegmentId } from '#core/model/index.ts';
import { itemsOfCell } from '#core/review/items.ts';
import { answersOf } from '#core/review/merge.ts';
import type { OpenProject } from '../../project/open-project.ts';
import type { GuestReview } from '../find.ts';
import { frozenTexts } from './frozen.ts';
import { partsOf } from '../host/items.ts';
import { keptRecord } from '../kept-record.ts';

const standingOf = (answers: readonly Answer[]): ItemStandingName =>
  answers.length === 0 ? 'free' : answers.length === 1 ? 'answered' : 'conflict';

/** What others suggested in a row, and what this reviewer did in rounds before, with the answers. */
export const earlierItems = (
  project: OpenProject,
  review: GuestReview,
  segment: SegmentId,
): readonly ReviewItemInfo[] => {
  const texts = frozenTexts(project, review);
  const cells = texts.cellsOf.get(segment) ?? [];
  const earlier = texts.earlierOf.get(segment) ?? [];
  const isOf = (one: FrozenCell, { side, base }: ReviewedCell): boolean =>
    one.segment === segment && one.side === side && one.hash === base;
  const { record, cellsOf } = keptRecord(project, review.id);
  const versions = cellsOf.get(segment) ?? [];
  if (versions.length === 0) return [];
  const answers = answersOf(record);
  const assessments = new Map(
    record.assessments.flatMap(({ uid, value, removed }) => (removed ? [] : [[uid, value] as const])),
  );
  return versions.flatMap(({ value: cell, removed }): readonly ReviewItemInfo[] => {
    if (removed) return [];
    const present = cells.find((one) => isOf(one, cell));
    const base = present ?? earlier.find((one) => isOf(one, cell));
    const isOwn = cell.reviewer === review.copy.reviewer && present !== undefined;
    // What only tells answers is not gone on with: one's own suggestions are read there like those of others.
    const isBeingMade = isOwn && review.copy.kind === 'handover';
    if (isBeingMade || base === undefined) return [];
    return itemsOfCell(cell, base).map((item: ReviewItem): ReviewItemInfo => {
      const given = answers.get(item.id) ?? [];
      return {
        ...item,
        made: cell.made ?? null,
        round: null,
        row: project.order.rowOf(segment),
        frozen: base.text,
        standing: standingOf(given),
        clash: null,
        rivals: [],
        twins: [],
        others: [],
        contested: false,
        parts: partsOf(item, base.text),
        assessment: assessments.get(item.id) ?? null,
        answers: given,
      };
    });
  });
};

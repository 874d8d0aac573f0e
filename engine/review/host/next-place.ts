import { sideRank } from '../../project/columns.ts';
import type { DuizhaoContract, Input } from '#api/index.ts';
import type { ReviewPlace } from '#api/review.ts';

import type { OpenProject } from '../../project/open-project.ts';
import type { GuestReview } from '../find.ts';
import { keptRecord } from '../kept-record.ts';
import { ownCells, ownItems, type OwnCell } from '../guest/own-cells.ts';
import { assessedTest, seenTest } from '../guest/progress.ts';

type Wanted = Input<DuizhaoContract['review']['next']>;

/** Where something stands in reading order: row, column, and which item of the text. */
type Order = readonly [row: number, side: number, item: number];
type Stop = { readonly at: Order; readonly place: ReviewPlace; readonly waits: boolean };

const compare = (a: Order, b: Order): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

/** All texts, or all items, in reading order, each with whether it still waits. */
const stopsOf = (project: OpenProject, review: GuestReview, want: Wanted['want']): readonly Stop[] => {
  const isSeen = seenTest(project, review);
  // Where there are only answers, the texts to look at are those somebody suggested something in.
  const { cellsOf } = keptRecord(project, review.id);
  const isWaiting = (own: OwnCell): boolean =>
    review.copy.kind === 'answers'
      ? (cellsOf.get(own.frozen.segment) ?? []).some(({ value }) => value.side === own.frozen.side)
      : !isSeen(own);
  const isAssessed = assessedTest(project, review);
  return ownCells(project, review).flatMap((own): readonly Stop[] => {
    const { segment, side } = own.frozen;
    const row = project.order.rowOf(segment);
    if (row === null) return [];
    const column = sideRank(project, side);
    const text = { row, segment, side };
    if (want === 'unseen') {
      return [{ at: [row, column, 0], place: { ...text, item: null }, waits: isWaiting(own) }];
    }
    return ownItems(project, review, own).map(({ id }, n) => ({
      at: [row, column, n],
      place: { ...text, item: id },
      waits: !isAssessed(id),
    }));
  });
};

/** The next text or item that waits for the reviewer, wrapping round; null when none does. */
export const nextPlace = (
  project: OpenProject,
  review: GuestReview,
  { after, want, backwards }: Wanted,
): ReviewPlace | null => {
  const stops = stopsOf(project, review, want);
  const known = stops.find(({ place }) => after.item !== null && place.item === after.item);
  // Of a text that was not begun with, its first item is the next one.
  const none = want === 'unseen' ? 0 : backwards ? Number.POSITIVE_INFINITY : -1;
  const from: Order = known?.at ?? [after.row, sideRank(project, after.side), none];
  const waiting = stops.filter(({ waits }) => waits);
  const beyond = backwards
    ? waiting.findLast(({ at }) => compare(at, from) < 0)
    : waiting.find(({ at }) => compare(at, from) > 0);
  return (beyond ?? (backwards ? waiting.at(-1) : waiting[0]))?.place ?? null;
};

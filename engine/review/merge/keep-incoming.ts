import type { ReviewParcel } from '#api/review.ts';
import type { ReviewRecord } from '#core/model/index.ts';
import type { WriteHandle } from '../../store/handles.ts';
import {
  addOrigins,
  addReceived,
  forget,
  hasOrigins,
  type Kept,
} from '../../store/review-versions-repository.ts';
import { findIncoming, insertParcel, removeParcel } from '../../store/reviews-repository.ts';

/** What a file that comes in brings besides what history undoes. */
type Brings = {
  /** What is new, and what of that is others' own. */
  readonly brought: ReviewRecord;
  readonly received: ReviewRecord;
};

/**
 * Keeps that a file came in and what it brought, portion by portion, and forgets it when the portion is taken back. A file
 * that comes in again after the program ended in between keeps its entry.
 */
export const incomingKeeper = (review: string, parcel: Omit<ReviewParcel, 'direction'>) => {
  let entry: { readonly id: number; readonly isNew: boolean } | null = null;
  const entryIn = (write: WriteHandle): number => {
    const known = findIncoming(write, review, parcel);
    entry ??=
      known === null
        ? { id: insertParcel(write, review, { direction: 'in', ...parcel }), isNew: true }
        : { id: known, isNew: false };
    return entry.id;
  };
  return ({ brought, received }: Brings) => {
    let kept: Kept = [];
    return {
      also: (write: WriteHandle): void => {
        const id = entryIn(write);
        kept = [...addReceived(write, review, received), ...addOrigins(write, review, brought, id)];
      },
      forget: (write: WriteHandle): void => {
        forget(write, review, kept);
        if (entry?.isNew === true && !hasOrigins(write, entry.id)) removeParcel(write, entry.id);
      },
    };
  };
};

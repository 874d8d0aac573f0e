import { reviewLists, type ReviewList, type ReviewVersion } from '#core/model/index.ts';
import { chosenVersion, distinctVersions } from '#core/review/versions.ts';
import type { KnownReview } from '../known.ts';

export type ConflictUid = { readonly list: ReviewList; readonly uid: string };

const isParted = (versions: readonly ReviewVersion[]): boolean =>
  versions.length > 1 && distinctVersions<unknown>(versions).length > 1;

/** Annotations with a reply that stands. */
const answeredNotes = ({ lists }: KnownReview): ReadonlySet<string> =>
  new Set(
    [...lists.replies.values()].flatMap((versions) => {
      const chosen = chosenVersion(versions);
      return chosen === undefined || chosen.removed ? [] : [chosen.value.annotation];
    }),
  );

/**
 * What was changed in two files apart and is not settled; an annotation that was removed in one and answered in another
 * as well.
 */
export const conflictUids = (review: KnownReview): readonly ConflictUid[] => {
  const answered = answeredNotes(review);
  return reviewLists.flatMap((list) => {
    const lists: ReadonlyMap<string, readonly ReviewVersion[]> = review.lists[list];
    return [...lists].flatMap(([uid, versions]) => {
      const isOrphaned =
        list === 'annotations' && answered.has(uid) && versions.every(({ removed }) => removed);
      return isParted(versions) || isOrphaned ? [{ list, uid }] : [];
    });
  });
};

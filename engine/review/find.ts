import { fail, ok, type Result } from '#core/model/index.ts';
import type { ReviewSession } from '#core/review/package.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import type { WriteHandle } from '../store/handles.ts';
import { findCopy, findReview, type CopyFacts, type StoredReview } from '../store/reviews-repository.ts';

/** A review of a translator's project. Failures: review.unknown, review.is-copy in a reviewer's copy. */
export const hostReview = (project: OpenProject, id: string): Result<StoredReview> => {
  const found = findReview(project.handle, id);
  if (found === null) return fail('review.unknown');
  return found.copy === null ? ok(found) : fail('review.is-copy');
};

export type WritableReview = { readonly handle: WriteHandle; readonly review: StoredReview };

/** A review of a project that may be written. Failures: those of `hostReview` and of `writable`. */
export const writableReview = (project: OpenProject, id: string): Result<WritableReview> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const review = hostReview(project, id);
  return review.ok ? ok({ handle: handle.value, review: review.value }) : review;
};

/** The same, of one that is not closed. Failure: review.closed besides. */
export const openReviewOf = (project: OpenProject, id: string): Result<WritableReview> => {
  const found = writableReview(project, id);
  return found.ok && found.value.review.closed ? fail('review.closed') : found;
};

/** A review that is found, if it is one that others are sent: what came of a book is not. Failure: review.of-book. */
export const sentToOthers = <T>(found: Result<T>, sessionOf: (found: T) => ReviewSession): Result<T> =>
  found.ok && sessionOf(found.value).scope.is === 'book' ? fail('review.of-book') : found;

export type GuestReview = StoredReview & { readonly copy: CopyFacts };

/** What a reviewer's copy is a copy of. Failure: review.no-copy in a translator's project. */
export const guestReview = (project: OpenProject): Result<GuestReview> => {
  const found = findCopy(project.handle);
  return found === null || found.copy === null ? fail('review.no-copy') : ok({ ...found, copy: found.copy });
};

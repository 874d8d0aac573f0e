import type { ReviewInfo, ReviewOverview } from '#api/review.ts';
import { ok, sameRich, type FrozenCell, type Result } from '#core/model/index.ts';
import { cellKey } from '#core/review/merge.ts';
import type { OpenProject } from '../../project/open-project.ts';
import { cellsOfAll } from '../../store/cells-repository.ts';
import {
  allReviews,
  findCopy,
  parcelsOf,
  roundsOf,
  type StoredReview,
} from '../../store/reviews-repository.ts';
import { hostReview } from '../find.ts';
import { cellsOfRound } from '../guest/frozen.ts';
import { copyInfo } from '../guest/guest.ts';
import { reviewCounts } from './items.ts';

/** Cells that are compared at a time. */
const portion = 500;

/** Whether a reviewed text is another one than in the last round. Stops at the first that is. */
const hasMovedOn = (project: OpenProject, review: string, round: number): boolean => {
  const frozen = cellsOfRound(project, review, round);
  for (let from = 0; from < frozen.length; from += portion) {
    const some = frozen.slice(from, from + portion);
    const found = cellsOfAll(project.handle, [...new Set(some.map(({ segment }) => segment))]);
    const present = new Map(found.map(({ segment, side, cell }) => [cellKey({ segment, side }), cell]));
    const isOther = (one: FrozenCell): boolean => {
      const cell = present.get(cellKey(one));
      return cell === undefined || !sameRich(cell, one);
    };
    if (some.some(isOther)) return true;
  }
  return false;
};

/** A review of the project as lists show it. */
const reviewInfo = (project: OpenProject, { id, session, closed }: StoredReview): ReviewInfo => {
  const { title, opened, asked, scope, sides, profile, reviewers } = session;
  const rounds = roundsOf(project.handle, id);
  return {
    id,
    title,
    opened,
    asked,
    scope,
    sides,
    profile,
    reviewers,
    closed,
    rounds,
    parcels: parcelsOf(project.handle, id),
    counts: reviewCounts(project, id),
    movedOn: hasMovedOn(project, id, rounds.at(-1)?.round ?? 1),
  };
};

/** The same, by its id. Failures: review.unknown, review.is-copy. */
export const reviewInfoOf = (project: OpenProject, id: string): Result<ReviewInfo> => {
  const found = hostReview(project, id);
  return found.ok ? ok(reviewInfo(project, found.value)) : found;
};

export const overviewOf = (project: OpenProject): ReviewOverview => {
  const found = findCopy(project.handle);
  return found !== null && found.copy !== null
    ? { role: 'guest', copy: copyInfo(project, { ...found, copy: found.copy }) }
    : { role: 'host', reviews: allReviews(project.handle).map((review) => reviewInfo(project, review)) };
};

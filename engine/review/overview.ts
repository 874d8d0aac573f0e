import type { ReviewInfo, ReviewOverview } from '../../api/review.ts';
import { ok, type Result } from '../../core/model/index.ts';
import { frozenCells } from '../../core/review/package.ts';
import { richHash } from '../../core/review/rich-edit.ts';
import type { OpenProject } from '../project/open-project.ts';
import { cellsOfAll } from '../store/cells-repository.ts';
import { rowsOfRound } from '../store/review-rows-repository.ts';
import { allReviews, findCopy, parcelsOf, roundsOf, type StoredReview } from '../store/reviews-repository.ts';
import { hostReview } from './find.ts';
import { copyInfo } from './guest.ts';
import { reviewCounts } from './items.ts';

/** Whether a reviewed text, or its state, is another one than in the last round. */
const hasMovedOn = (project: OpenProject, review: string, round: number): boolean => {
  const frozen = frozenCells(rowsOfRound(project.handle, review, round));
  const present = new Map(
    cellsOfAll(
      project.handle,
      frozen.map(({ segment }) => segment),
    ).map(({ segment, side, cell }) => [`${segment} ${side}`, cell]),
  );
  return frozen.some(({ segment, side, hash }) => {
    const cell = present.get(`${segment} ${side}`);
    return cell === undefined || richHash(cell) !== hash;
  });
};

/** A review of the project as lists show it. */
export const reviewInfo = (project: OpenProject, { id, session, closed }: StoredReview): ReviewInfo => {
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

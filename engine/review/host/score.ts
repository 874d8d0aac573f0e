import type { ReviewScores } from '#api/review.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import type { ScoreProfile } from '#core/review/profiles.ts';
import { scoreOf, scoresOf } from '#core/review/report-scores.ts';
import type { OpenProject } from '../../project/open-project.ts';
import { rowsOfRound } from '../../store/review-rows-repository.ts';
import { findCopy, roundsOf, type StoredReview } from '../../store/reviews-repository.ts';
import { guestReview, hostReview, type GuestReview } from '../find.ts';
import { frozenTexts } from '../guest/frozen.ts';
import { ownCells, ownItems } from '../guest/own-cells.ts';
import { presentRecord } from '../record.ts';

/** The scores of the newest round of which somebody handed something back. */
const hostScores = (
  project: OpenProject,
  { id, session }: StoredReview,
  profile: ScoreProfile,
): ReviewScores => {
  const rounds = roundsOf(project.handle, id).map(({ round, made }) => ({
    round,
    made,
    rows: rowsOfRound(project.handle, id, round),
  }));
  const scored = scoresOf(session, rounds, presentRecord(project, id), profile);
  const { scores, agreement } = scored.findLast((one) => one.scores.length > 0) ?? {
    scores: [],
    agreement: [],
  };
  return { scores, agreement };
};

/** The reviewer's own score, of what they have said so far. */
const guestScores = (project: OpenProject, review: GuestReview, profile: ScoreProfile): ReviewScores => {
  const { copy, session, id } = review;
  const rows = [...frozenTexts(project, review).rows.values()];
  // What only tells decisions holds what was handed back, of everybody, and nothing that is being made.
  if (copy.kind === 'answers') {
    const [told] = scoresOf(
      session,
      [{ round: copy.round, made: '', rows }],
      presentRecord(project, id),
      profile,
    );
    return { scores: told?.scores ?? [], agreement: told?.agreement ?? [] };
  }
  const items = ownCells(project, review).flatMap((own) => ownItems(project, review, own));
  const record = presentRecord(project, id);
  return {
    scores: [scoreOf(copy.reviewer, rows, items, record, profile, session)],
    agreement: [],
  };
};

/**
 * Scores of a review: in a translator's project of all who handed something back, in a copy the reviewer's own. `profile`:
 * another than the review's. Failures: review.unknown, review.not-asked where there is no profile.
 */
export const reviewScores = (
  project: OpenProject,
  id: string,
  profile: ScoreProfile | null,
): Result<ReviewScores> => {
  if (findCopy(project.handle) !== null) {
    const guest = guestReview(project);
    if (!guest.ok) return guest;
    if (guest.value.id !== id) return fail('review.unknown');
    const by = profile ?? guest.value.session.profile;
    return by === null ? fail('review.not-asked') : ok(guestScores(project, guest.value, by));
  }
  const host = hostReview(project, id);
  if (!host.ok) return host;
  const by = profile ?? host.value.session.profile;
  return by === null ? fail('review.not-asked') : ok(hostScores(project, host.value, by));
};

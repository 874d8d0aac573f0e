import { saidColumns } from '#core/review/columns.ts';
import type { z } from 'zod';
import type { review as calls, ReviewRound } from '#api/review.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { emptyRecord } from '#core/review/merge.ts';
import { baseOf, packContent, type PackagedRow, type ReviewSession } from '#core/review/package.ts';
import { scoreProfiles } from '#core/review/profiles.ts';
import { languageOf, writable, type OpenProject } from '../../project/open-project.ts';
import { transact } from '../../store/database.ts';
import type { WriteHandle } from '../../store/handles.ts';
import { insertRoundRows, rowsOfRound } from '../../store/review-rows-repository.ts';
import {
  findCopy,
  insertReview,
  insertRound,
  roundsOf,
  type StoredReview,
  writeReviewClosed,
} from '../../store/reviews-repository.ts';
import { descendantsOf } from '../merge/descendants.ts';
import { openReviewOf, sentToOthers, writableReview } from '../find.ts';
import { reviewChanged } from '../generation.ts';
import { chooseRows, packableRows } from './scope.ts';

/** Rows to read before and after each that is reviewed. */
const contextRows = 2;

const roundOf = (rows: readonly PackagedRow[], round: number, made: string): ReviewRound => ({
  round,
  base: baseOf(rows),
  made,
  rows: rows.filter(({ isContext }) => !isContext).length,
});

const writeRound = (
  write: WriteHandle,
  review: string,
  round: ReviewRound,
  rows: readonly PackagedRow[],
): void => {
  insertRound(write, review, round);
  insertRoundRows(write, review, round.round, rows);
};

const sourceLanguage = (project: OpenProject, rows: readonly PackagedRow[]): ReviewSession['language'] => {
  const first = rows.find(({ isContext }) => !isContext);
  return first === undefined ? 'zh-Hant' : languageOf(project, first.segment, 'source');
};

export type OpenRequest = z.output<(typeof calls)['open']['input']>;

/** Opens a review: chooses its rows and freezes their present texts. Failures: review.nothing-in-scope, review.is-copy, those of writing. */
export const openReview = (project: OpenProject, request: OpenRequest): Result<string> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  if (findCopy(project.handle) !== null) return fail('review.is-copy');
  const { title, asked, sides, profile, reviewers } = request;
  const all = packableRows(project);
  const chosen = chooseRows(project, all, request.scope, sides);
  if (!chosen.ok) return chosen;
  const { segments, scope } = chosen.value;
  const { rows } = packContent(all, segments, { sides }, emptyRecord, contextRows);
  const opened = project.services.clock.now().toISOString();
  const said = saidColumns(project.settings.columns.filter(({ id }) => sides.includes(id)));
  const session: ReviewSession = {
    id: crypto.randomUUID(),
    title,
    opened,
    asked,
    scope,
    language: sourceLanguage(project, rows),
    sides,
    ...(said === undefined ? {} : { columns: said }),
    profile: asked === 'score' ? (profile ?? scoreProfiles[0] ?? null) : null,
    reviewers: [...new Set(reviewers)],
  };
  const review: StoredReview = { id: session.id, session, closed: false, copy: null };
  const written = transact(handle.value, project.path, (write) => {
    insertReview(write, review);
    writeRound(write, review.id, roundOf(rows, 1, opened), rows);
  });
  if (!written.ok) return written;
  reviewChanged(project, review.id);
  return ok(review.id);
};

/**
 * Freezes the present texts of a review's rows as its next round, with those that were cut off them since. Rows that are
 * gone are left out. Failures: review.unknown, review.nothing-in-scope when no row is left.
 */
export const freezeNextRound = (project: OpenProject, id: string): Result<ReviewRound> => {
  const found = sentToOthers(openReviewOf(project, id), ({ review: { session } }) => session);
  if (!found.ok) return found;
  const { handle, review } = found.value;
  const last = roundsOf(project.handle, id).at(-1)?.round ?? 0;
  const before = rowsOfRound(project.handle, id, last).filter(({ isContext }) => !isContext);
  const { sides } = review.session;
  const segments = descendantsOf(project, before);
  const { rows } = packContent(packableRows(project), segments, { sides }, emptyRecord, contextRows);
  const round = roundOf(rows, last + 1, project.services.clock.now().toISOString());
  if (round.rows === 0) return fail('review.nothing-in-scope');
  const written = transact(handle, project.path, (write) => writeRound(write, id, round, rows));
  if (!written.ok) return written;
  reviewChanged(project, id);
  return ok(round);
};

/** Closes a review, which stays readable, or opens it again. */
export const closeReview = (project: OpenProject, id: string, closed: boolean): Result<null> => {
  const found = writableReview(project, id);
  if (!found.ok) return found;
  const written = transact(found.value.handle, project.path, (write) => writeReviewClosed(write, id, closed));
  if (!written.ok) return written;
  reviewChanged(project, id);
  return ok(null);
};

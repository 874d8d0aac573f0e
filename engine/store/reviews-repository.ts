import type { ReviewParcel, ReviewRound } from '#api/review.ts';
import { reviewSession, type ReviewSession } from '#core/review/package.ts';
import { all, first, run, type ReadHandle, type WriteHandle } from './handles.ts';
import { copyFacts, storedJson } from './stored-shapes.ts';

/** What a reviewer's copy knows besides the session. */
export type CopyFacts = {
  /** The uid and the name of the project it came from. */
  readonly project: string;
  readonly title: string;
  readonly round: number;
  /** Who handed it over. */
  readonly from: string;
  readonly reviewer: string;
  readonly kind: 'handover' | 'answers';
};

export type StoredReview = {
  readonly id: string;
  readonly session: ReviewSession;
  /** Of a copy: finished. */
  readonly closed: boolean;
  /** Set in a reviewer's copy only. */
  readonly copy: CopyFacts | null;
};

type ReviewRow = {
  readonly id: string;
  readonly session: string;
  readonly closed: number;
  readonly copy: string | null;
};

/** The review in a row; none where what it is cannot be read. */
const readable = ({ id, session, closed, copy }: ReviewRow): readonly StoredReview[] => {
  const read = storedJson<ReviewSession>(session, reviewSession);
  const facts = copy === null ? null : storedJson<CopyFacts>(copy, copyFacts);
  return read === undefined || facts === undefined
    ? []
    : [{ id, session: read, closed: closed === 1, copy: facts }];
};

/** All reviews of the file, oldest first. */
export const allReviews = (handle: ReadHandle): readonly StoredReview[] =>
  all<ReviewRow>(handle, 'SELECT id, session, closed, copy FROM reviews ORDER BY rowid').flatMap(readable);

export const findReview = (handle: ReadHandle, id: string): StoredReview | null => {
  const row = first<ReviewRow>(handle, 'SELECT id, session, closed, copy FROM reviews WHERE id = ?', id);
  return row === undefined ? null : (readable(row)[0] ?? null);
};

/** The review this file is a reviewer's copy of, or null in a translator's project. */
export const findCopy = (handle: ReadHandle): StoredReview | null => {
  const row = first<ReviewRow>(
    handle,
    "SELECT id, session, closed, copy FROM reviews WHERE role = 'guest' LIMIT 1",
  );
  return row === undefined ? null : (readable(row)[0] ?? null);
};

export const insertReview = (handle: WriteHandle, { id, session, closed, copy }: StoredReview): void => {
  run(
    handle,
    'INSERT INTO reviews (id, role, session, closed, copy) VALUES (?, ?, ?, ?, ?)',
    id,
    copy === null ? 'host' : 'guest',
    JSON.stringify(session),
    closed ? 1 : 0,
    copy === null ? null : JSON.stringify(copy),
  );
};

export const writeReviewClosed = (handle: WriteHandle, id: string, closed: boolean): void => {
  run(handle, 'UPDATE reviews SET closed = ? WHERE id = ?', closed ? 1 : 0, id);
};

export const roundsOf = (handle: ReadHandle, review: string): readonly ReviewRound[] =>
  all<ReviewRound>(
    handle,
    'SELECT round, base, made, rows FROM review_rounds WHERE review_id = ? ORDER BY round',
    review,
  );

export const insertRound = (
  handle: WriteHandle,
  review: string,
  { round, base, made, rows }: ReviewRound,
): void => {
  run(
    handle,
    'INSERT INTO review_rounds (review_id, round, base, made, rows) VALUES (?, ?, ?, ?, ?)',
    review,
    round,
    base,
    made,
    rows,
  );
};

/** Takes a round away of which nothing was said. */
export const removeRound = (handle: WriteHandle, review: string, round: number): void => {
  run(handle, 'DELETE FROM review_rounds WHERE review_id = ? AND round = ?', review, round);
};

/** Takes a review away that has no rounds, and to which nothing came. */
export const removeReview = (handle: WriteHandle, id: string): void => {
  run(handle, 'DELETE FROM reviews WHERE id = ?', id);
};

/** All files that went out and came in, oldest first. */
export const parcelsOf = (handle: ReadHandle, review: string): readonly ReviewParcel[] =>
  all<ReviewParcel>(
    handle,
    `SELECT direction, kind, round, sender AS "from", at, name FROM review_parcels WHERE review_id = ? ORDER BY id`,
    review,
  );

/** @returns the number of the entry, for `addOrigins`. */
export const insertParcel = (handle: WriteHandle, review: string, parcel: ReviewParcel): number => {
  const { direction, kind, round, from, at, name } = parcel;
  return run(
    handle,
    `INSERT INTO review_parcels (review_id, direction, kind, round, sender, at, name) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    review,
    direction,
    kind,
    round,
    from,
    at,
    name,
  ).id;
};

/** The entry of a file that came in before, and was not taken in whole then. */
export const findIncoming = (
  handle: ReadHandle,
  review: string,
  { kind, round, from, at, name }: Omit<ReviewParcel, 'direction'>,
): number | null =>
  first<{ readonly id: number }>(
    handle,
    `SELECT id FROM review_parcels WHERE review_id = ? AND direction = 'in' AND kind = ? AND round = ? AND sender = ?
     AND at = ? AND name = ? ORDER BY id DESC LIMIT 1`,
    review,
    kind,
    round,
    from,
    at,
    name,
  )?.id ?? null;

export const removeParcel = (handle: WriteHandle, id: number): void => {
  run(handle, 'DELETE FROM review_parcels WHERE id = ?', id);
};

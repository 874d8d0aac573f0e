import type { RowFrame } from '#core/book-back/review.ts';
import { originalSide, type SegmentId, type Side } from '#core/model/index.ts';
import { saidColumns } from '#core/review/columns.ts';
import { baseOf, type PackagedRow, type ReviewSession } from '#core/review/package.ts';
import type { Result } from '#core/model/index.ts';
import { languageOf, type OpenProject } from '../../project/open-project.ts';
import { rowOfSegment } from '../../project/rows.ts';
import { transact } from '../../store/database.ts';
import type { WriteHandle } from '../../store/handles.ts';
import { insertRoundRows, removeRoundRows } from '../../store/review-rows-repository.ts';
import {
  allReviews,
  insertReview,
  insertRound,
  removeReview,
  removeRound,
  roundsOf,
  type StoredReview,
} from '../../store/reviews-repository.ts';
import { reviewChanged } from '../generation.ts';

/** The review in which what came of a file before is, if it is not closed. */
export const reviewOfFile = (project: OpenProject, name: string): StoredReview | null =>
  allReviews(project.handle).find(
    ({ closed, copy, session: { scope } }) =>
      !closed && copy === null && scope.is === 'book' && scope.name === name,
  ) ?? null;

/** What a row is besides its texts; null for one that is not shown. */
export const frameOfRow =
  (project: OpenProject) =>
  (segment: SegmentId): RowFrame | null => {
    const row = rowOfSegment(project, segment);
    if (row === null) return null;
    const { kind, level } = row.block;
    const original = row.cells[originalSide];
    const isSound = original !== undefined && original.damaged !== true;
    return { block: { kind, level }, opensBlock: row.opensBlock, original: isSound ? original : null };
  };

const sessionFor = (
  project: OpenProject,
  name: string,
  sides: readonly Side[],
  first: SegmentId,
): ReviewSession => {
  const said = saidColumns(project.settings.columns.filter(({ id }) => sides.includes(id)));
  return {
    id: crypto.randomUUID(),
    title: name.slice(0, 200),
    opened: project.services.clock.now().toISOString(),
    asked: 'suggest',
    scope: { is: 'book', name },
    language: languageOf(project, first, originalSide),
    sides: [...sides],
    ...(said === undefined ? {} : { columns: said }),
    profile: null,
    reviewers: [],
  };
};

/** A round that texts can be merged into, and what takes it back where nothing was. */
export type BookRound = {
  readonly review: string;
  readonly round: number;
  readonly made: string;
  readonly takeBack: () => void;
};

/**
 * Makes the texts of a book as they were written a round: of the review that there is of this file, or of a new one. Where its last
 * round has just these texts already, that is it.
 */
export const openBookRound = (
  project: OpenProject,
  handle: WriteHandle,
  name: string,
  sides: readonly Side[],
  rows: readonly PackagedRow[],
  known: StoredReview | null,
): Result<BookRound> => {
  const rounds = known === null ? [] : roundsOf(project.handle, known.id);
  const last = rounds.at(-1);
  const base = baseOf(rows);
  if (known !== null && last !== undefined && last.base === base)
    return { ok: true, value: { review: known.id, round: last.round, made: last.made, takeBack: () => {} } };
  const session = known?.session ?? sessionFor(project, name, sides, rows[0]?.segment ?? (0 as SegmentId));
  const made = project.services.clock.now().toISOString();
  const round = (last?.round ?? 0) + 1;
  const written = transact(handle, project.path, (write) => {
    if (known === null) insertReview(write, { id: session.id, session, closed: false, copy: null });
    insertRound(write, session.id, { round, base, made, rows: rows.length });
    insertRoundRows(write, session.id, round, rows);
  });
  if (!written.ok) return written;
  reviewChanged(project, session.id);
  const takeBack = (): void => {
    transact(handle, project.path, (write) => {
      removeRoundRows(write, session.id, round);
      removeRound(write, session.id, round);
      if (known === null) removeReview(write, session.id);
    });
    reviewChanged(project, session.id);
  };
  return { ok: true, value: { review: session.id, round, made, takeBack } };
};

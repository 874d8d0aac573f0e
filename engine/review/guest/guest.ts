import type { FrozenRow, ReviewCopy } from '#api/review.ts';
import type { Assessment, Result, SegmentId, Sequence, Side } from '#core/model/index.ts';
import { fail, ok } from '#core/model/index.ts';
import { answersOf, cellKey } from '#core/review/merge.ts';
import { frozenCells } from '#core/review/package.ts';
import { replaceVersions } from '#core/review/versions.ts';
import { commit } from '../../project/commit.ts';
import { writable, type OpenProject } from '../../project/open-project.ts';
import { transact } from '../../store/database.ts';
import { recordOf, sentRecordOf } from '../../store/review-versions-repository.ts';
import { parcelsOf, writeReviewClosed } from '../../store/reviews-repository.ts';
import { earlierItems } from './earlier.ts';
import { guestReview, type GuestReview } from '../find.ts';
import { frozenTexts } from './frozen.ts';
import { reviewChanged } from '../generation.ts';
import { keptRecord } from '../kept-record.ts';
import { ownCells, ownItems } from './own-cells.ts';
import { progressOf } from './progress.ts';

/** What a copy is a copy of, and how far its reviewer is. */
export const copyInfo = (project: OpenProject, review: GuestReview): ReviewCopy => {
  const { id, session, copy, closed } = review;
  const { title, opened, asked, scope, sides, profile, reviewers } = session;
  const { round, from, reviewer, kind } = copy;
  return {
    id,
    title,
    opened,
    asked,
    scope,
    sides,
    profile,
    reviewers,
    round,
    from,
    reviewer,
    kind,
    parcels: parcelsOf(project.handle, id),
    project: copy.title,
    finished: closed,
    progress: progressOf(project, review),
  };
};

/** The given rows as they were handed over; rows of no package are left out. */
export const frozenRows = (
  project: OpenProject,
  review: GuestReview,
  segments: readonly SegmentId[],
): readonly FrozenRow[] => {
  const { rows } = frozenTexts(project, review);
  const { record } = keptRecord(project, review.id);
  const { assessments } = record;
  const answers = answersOf(record);
  const known = new Map(
    assessments.flatMap(({ uid, value, removed }) => (removed ? [] : [[uid, value] as const])),
  );
  const present = new Map(ownCells(project, review, segments).map((own) => [cellKey(own.frozen), own]));
  return segments.flatMap((segment) => {
    const row = rows.get(segment);
    if (row === undefined) return [];
    const cells = frozenCells([row]);
    const items = cells.flatMap((cell) => {
      const own = present.get(cellKey(cell));
      return own === undefined ? [] : ownItems(project, review, own);
    });
    return [
      {
        segment,
        isContext: row.isContext,
        cells,
        items,
        assessments: items.map(({ id }) => known.get(id)).filter((one) => one !== undefined),
        answers: items.flatMap(({ id }) => answers.get(id) ?? []),
        earlier: earlierItems(project, review, segment),
      },
    ];
  });
};

type Assessed = Omit<Assessment, 'item'> | null;

/**
 * What the reviewer says of one item of theirs, as a step of undo; null takes it back. Failures: review.unknown-item,
 * review.not-asked.
 */
export const assessItem = (
  project: OpenProject,
  { item, segment, side }: { readonly item: string; readonly segment: SegmentId; readonly side: Side },
  assessed: Assessed,
): Result<Sequence> => {
  const found = guestReview(project);
  if (!found.ok) return found;
  const review = found.value;
  if (review.session.asked !== 'score') return fail('review.not-asked');
  const own = ownCells(project, review, [segment]).find(({ frozen }) => frozen.side === side);
  const isKnown = own !== undefined && ownItems(project, review, own).some(({ id }) => id === item);
  if (!isKnown) return fail('review.unknown-item', { item });
  const of = ({ uid }: { readonly uid: string }): boolean => uid === item;
  const before = recordOf(project.handle, review.id).assessments.filter(of);
  const known = [...before, ...sentRecordOf(project.handle, review.id).assessments.filter(of)];
  const last = before[0]?.value;
  if (assessed === null && last === undefined) return ok(project.sequence);
  const value: Assessment | undefined = assessed === null ? last : { item, ...assessed };
  if (value === undefined) return ok(project.sequence);
  const after = [replaceVersions(known, item, value, assessed === null)];
  const done = commit(project, {
    kind: 'assess',
    actor: review.copy.reviewer,
    steps: [{ on: 'review', review: review.id, list: 'assessments', uid: item, before, after }],
  });
  return done.ok ? ok(done.value.sequence) : done;
};

/** Says that a review is finished, or not after all; one that only tells answers stays as it is. */
export const finishCopy = (project: OpenProject, finished: boolean): Result<ReviewCopy> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const found = guestReview(project);
  if (!found.ok) return found;
  const review = found.value;
  if (review.copy.kind === 'answers' && !finished) return fail('review.not-in-copy');
  const written = transact(handle.value, project.path, (write) =>
    writeReviewClosed(write, review.id, finished),
  );
  if (!written.ok) return written;
  reviewChanged(project, review.id);
  return ok(copyInfo(project, { ...review, closed: finished }));
};

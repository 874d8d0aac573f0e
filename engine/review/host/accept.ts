import type { AcceptReport } from '#api/review.ts';
import { isEmpty, ok, type Result, type SegmentId, type Side } from '#core/model/index.ts';
import { acceptedState } from '#core/review/accepted.ts';
import { commit } from '../../project/commit.ts';
import type { OpenProject } from '../../project/open-project.ts';
import type { GuestReview } from '../find.ts';
import { ownCells } from '../guest/own-cells.ts';

/**
 * Confirms a text of a copy in the name of its reviewer, as a step of undo. Its lock is against other words, and stays: where
 * only comments are asked for, a text can still be accepted. Failures: those of `commit`.
 */
export const acceptText = (
  project: OpenProject,
  review: GuestReview,
  segment: SegmentId,
  side: Side,
): Result<AcceptReport> => {
  const { sequence } = project;
  const own = ownCells(project, review, [segment]).find(({ frozen }) => frozen.side === side);
  if (own === undefined) return ok({ sequence, outcome: 'read-only' });
  const { cell: before, frozen } = own;
  if (isEmpty(before)) return ok({ sequence, outcome: 'empty' });
  const state = acceptedState(frozen.state);
  if (before.state === state) return ok({ sequence, outcome: 'accepted' });
  const done = commit(project, {
    kind: 'state',
    actor: review.copy.reviewer,
    steps: [{ on: 'cell', segment, side, before, after: { ...before, state, stale: false } }],
  });
  return done.ok ? ok({ sequence: done.value.sequence, outcome: 'accepted' }) : done;
};

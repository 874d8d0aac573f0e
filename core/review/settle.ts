import type { ReviewRecord } from '../model/index.ts';
import { emptyRecord } from './merge.ts';
import { settleVersions } from './versions.ts';

/**
 * `present`, with what was undone here after it had been sent withdrawn for everybody: in whatever file the `sent` record
 * still is, merged with this one it stays undone. Of several records that were sent, their merge (`mergeRecords`) is meant.
 * What others had sent here (`received`) is theirs, and comes back when it is taken in again.
 */
export const settleAgainst = (
  sent: ReviewRecord,
  present: ReviewRecord,
  received: ReviewRecord = emptyRecord,
): ReviewRecord => ({
  cells: settleVersions(sent.cells, present.cells, received.cells),
  assessments: settleVersions(sent.assessments, present.assessments, received.assessments),
  answers: settleVersions(sent.answers, present.answers, received.answers),
  annotations: settleVersions(sent.annotations, present.annotations, received.annotations),
  replies: settleVersions(sent.replies, present.replies, received.replies),
});

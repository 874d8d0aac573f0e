import type { SegmentId } from '#core/model/index.ts';
import type { OpenProject } from '../../project/open-project.ts';
import type { ActionAnswers } from '../host/automatic.ts';

export type MergeWish = {
  /** Suggestions are accepted at once where nobody else changed the text otherwise. */
  readonly apply: boolean;
  readonly actor: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
};

/** A merge that is under way, from its first portion to its last. */
export type MergeRun = {
  readonly project: OpenProject;
  readonly review: string;
  readonly wish: MergeWish;
  readonly answeredBy: ActionAnswers;
  /** Uids of reviewers' texts of a segment, those that come and those that are known by now. */
  readonly cellsAt: (segment: SegmentId) => readonly string[];
};

import type { SegmentId, Sequence, Step } from '#core/model/index.ts';
import type { ActionRequest } from './action-request.ts';
import type { OpenProject } from './open-project.ts';

/** What a feature adds to each commit, or notes of it. The engine registers them (`engine/commit-observers.ts`). */
export type CommitObserver = {
  /** Steps that go along with an action: done after its own in the same transaction, and undone with them. Reads only. */
  readonly along?: (project: OpenProject, request: ActionRequest) => readonly Step[];
  /** Rows that show what steps have changed elsewhere. Asked after the transaction. */
  readonly shownIn?: (project: OpenProject, steps: readonly Step[]) => readonly SegmentId[];
  /**
   * Brings what is kept in memory up to what was committed, done or undone. Called after the transaction, while the project's
   * sequence is still the one before.
   */
  readonly committed?: (project: OpenProject, sequence: Sequence, steps: readonly Step[]) => void;
};

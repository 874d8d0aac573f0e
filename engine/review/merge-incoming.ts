import type { MergeReport, ReviewParcel } from '#api/review.ts';
import { fail, ok, type Result, type ReviewRecord } from '#core/model/index.ts';
import { authorOf, type EngineContext } from '../context.ts';
import type { Job } from '../jobs.ts';
import { commit } from '../project/commit.ts';
import type { OpenProject } from '../project/open-project.ts';
import { addOrigins, addReceived } from '../store/review-versions-repository.ts';
import { insertParcel } from '../store/reviews-repository.ts';
import { takeTurns } from '../turns.ts';
import { reviewChanged } from './generation.ts';
import { planMerge, type MergeCounts, type MergePlan, type Pace } from './merge-plan.ts';

const nothing: MergeCounts = {
  items: 0,
  applied: 0,
  clashes: 0,
  contested: 0,
  reopened: 0,
  annotations: 0,
  replies: 0,
  states: 0,
  adrift: 0,
  conflicts: 0,
};

/** Times the merge is worked out while others may edit; then once more without giving way. */
const patience = 2;

/** What came back, from whatever kind of file, with the round it answers. */
type Incoming = {
  readonly review: string;
  readonly record: ReviewRecord;
  readonly parcel: Omit<ReviewParcel, 'direction'>;
};

type Merging = {
  readonly context: EngineContext;
  readonly project: OpenProject;
  readonly came: Incoming;
  readonly apply: boolean;
};

const commitPlan = ({ context, project, came }: Merging, plan: MergePlan): Result<MergeReport> => {
  const { review, parcel } = came;
  const done = commit(project, {
    kind: 'merge-review',
    actor: authorOf(context),
    steps: plan.steps,
    edits: plan.edits,
    also: (write) => {
      const entry = insertParcel(write, review, { direction: 'in', ...parcel });
      addReceived(write, review, plan.received);
      addOrigins(write, review, plan.brought, entry);
    },
  });
  if (!done.ok) return done;
  reviewChanged(project, review);
  const { sequence } = done.value;
  return ok({ review, round: parcel.round, from: parcel.from, same: false, ...plan.counts, sequence });
};

/**
 * Merges what came back into the project, all in one step of undo, or, on failure, nothing. Taken in again it changes
 * nothing. Failures: job.cancelled, those of `commit`.
 */
export const mergeIncoming = async (merging: Merging, job: Job): Promise<Result<MergeReport>> => {
  const { context, project, came, apply } = merging;
  const { review, parcel } = came;
  const turn = takeTurns();
  const isStopped = (): boolean => job.signal.aborted || context.projects.current() !== project;
  for (let attempt = 1; ; attempt += 1) {
    const { sequence } = project;
    const pace: Pace = {
      step: (done, total) => job.progress('surveying', done, total),
      turn: attempt > patience ? () => undefined : turn,
      isStopped,
    };
    const wish = { apply, actor: authorOf(context), at: context.clock.now().toISOString() };
    const plan = await planMerge(project, review, came.record, wish, pace);
    if (plan === 'stopped' || isStopped()) return fail('job.cancelled');
    // Somebody edited meanwhile: what is worked out is of a text that was.
    if (project.sequence !== sequence && attempt <= patience) continue;
    if (plan === 'same') {
      const { round, from } = parcel;
      return ok({ review, round, from, same: true, ...nothing, sequence });
    }
    job.progress('storing', 0, 0);
    return commitPlan(merging, plan);
  }
};

import type { DuizhaoContract, Input } from '../../api/index.ts';
import type { MergeReport } from '../../api/review.ts';
import { fail, ok, type Result } from '../../core/model/index.ts';
import { checkReturn } from '../../core/review/package.ts';
import { authorOf, currentProject, type EngineContext } from '../context.ts';
import { locateOrigin } from '../import/origin.ts';
import type { Job } from '../jobs.ts';
import { commit } from '../project/commit.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { readMeta } from '../store/meta-repository.ts';
import { addReceived } from '../store/review-versions-repository.ts';
import { allReviews, findCopy, insertParcel, roundsOf } from '../store/reviews-repository.ts';
import { takeTurns } from '../turns.ts';
import { hostReview } from './find.ts';
import { reviewChanged } from './generation.ts';
import { planMerge, type MergeCounts, type MergePlan, type Pace } from './merge-plan.ts';
import { readPackage, type ReadPackage } from './package-file/read.ts';

export type MergeRequest = Input<DuizhaoContract['review']['merge']>;

const nothing: MergeCounts = {
  items: 0,
  applied: 0,
  clashes: 0,
  annotations: 0,
  replies: 0,
  states: 0,
  adrift: 0,
  conflicts: 0,
};

/**
 * Whether a package is one to be taken in here, and the round it answers. Failures: review.not-handed-back,
 * review.is-copy, review.closed, those of `checkReturn`.
 */
const roundAnswered = (project: OpenProject, { manifest }: ReadPackage, name: string): Result<number> => {
  if (manifest.kind !== 'return') return fail('review.not-handed-back', { name });
  if (findCopy(project.handle) !== null) return fail('review.is-copy');
  const rounds = new Map(
    allReviews(project.handle).map(({ id }) => [id, roundsOf(project.handle, id).map(({ base }) => base)]),
  );
  const round = checkReturn(manifest, { project: readMeta(project.handle, 'id') ?? '', rounds }, name);
  if (!round.ok) return round;
  const review = hostReview(project, manifest.session.id);
  if (!review.ok) return review;
  return review.value.closed ? fail('review.closed') : round;
};

/** Times the merge is worked out while others may edit; then once more without giving way. */
const patience = 2;

type Merging = {
  readonly context: EngineContext;
  readonly project: OpenProject;
  readonly came: ReadPackage;
  readonly name: string;
  readonly apply: boolean;
  readonly round: number;
};

const commitPlan = (
  { context, project, came, name, round }: Merging,
  plan: MergePlan,
): Result<MergeReport> => {
  const { session, from, made } = came.manifest;
  const done = commit(project, {
    kind: 'merge-review',
    actor: authorOf(context),
    steps: plan.steps,
    edits: plan.edits,
    also: (write) => {
      insertParcel(write, session.id, { direction: 'in', kind: 'return', round, from, at: made, name });
      addReceived(write, session.id, plan.received);
    },
  });
  if (!done.ok) return done;
  reviewChanged(project, session.id);
  const { sequence } = done.value;
  return ok({ review: session.id, round, from, same: false, ...plan.counts, sequence });
};

const merge = async (merging: Merging, job: Job): Promise<Result<MergeReport>> => {
  const { context, project, came, apply, round } = merging;
  const { id } = came.manifest.session;
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
    const plan = await planMerge(project, id, came.content.record, wish, pace);
    if (plan === 'stopped' || isStopped()) return fail('job.cancelled');
    // Somebody edited meanwhile: what is worked out is of a text that was.
    if (project.sequence !== sequence && attempt <= patience) continue;
    if (plan === 'same') {
      return ok({ review: id, round, from: came.manifest.from, same: true, ...nothing, sequence });
    }
    job.progress('storing', 0, 0);
    return commitPlan(merging, plan);
  }
};

/**
 * Takes what was handed back into the project, all in one step of undo, or, on failure, nothing. Taken in again it changes
 * nothing. Failures: those of `readPackage`, review.not-handed-back, review.is-copy, review.closed, review.other-project,
 * review.unknown-session, review.older-base, those of `commit`.
 */
export const mergePackage = async (
  context: EngineContext,
  request: MergeRequest,
  job: Job,
): Promise<Result<MergeReport>> => {
  const current = currentProject(context);
  if (!current.ok) return current;
  const project = current.value;
  const handle = writable(project);
  if (!handle.ok) return handle;
  const located = locateOrigin(context.paths, request.from);
  if (!located.ok) return located;
  const { path, name } = located.value;
  job.progress('reading', 0, 0);
  const came = await readPackage(path, name, request.passphrase ?? null, job.signal);
  if (!came.ok) return came;
  const round = roundAnswered(project, came.value, name);
  if (!round.ok) return round;
  return merge(
    { context, project, came: came.value, name, apply: request.apply ?? false, round: round.value },
    job,
  );
};

import type { MergeReport, ReviewParcel } from '#api/review.ts';
import { fail, ok, type Result, type ReviewRecord } from '#core/model/index.ts';
import { authorOf, type EngineContext } from '../../context.ts';
import type { Job } from '../../jobs.ts';
import { isClosed, shortenLog, type OpenProject } from '../../project/open-project.ts';
import { beginPortions, type PortionedAction } from '../../project/portions.ts';
import { giveWay, takeTurns } from '../../turns.ts';
import { actionAnswers } from '../host/automatic.ts';
import { cellIndex, type CellIndex } from './cell-index.ts';
import { checkRecord } from '../package-file/check-record.ts';
import { reviewChanged } from '../generation.ts';
import { incomingKeeper } from './keep-incoming.ts';
import { planPortion, type MergeCounts } from './merge-plan.ts';
import { portionsOf } from './merge-portions.ts';
import type { MergeRun } from './merge-run.ts';

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

const addCounts = (a: MergeCounts, b: MergeCounts): MergeCounts => ({
  items: a.items + b.items,
  applied: a.applied + b.applied,
  clashes: a.clashes + b.clashes,
  contested: a.contested + b.contested,
  reopened: a.reopened + b.reopened,
  annotations: a.annotations + b.annotations,
  replies: a.replies + b.replies,
  states: a.states + b.states,
  adrift: a.adrift + b.adrift,
  conflicts: a.conflicts + b.conflicts,
});

type Stored = { readonly counts: MergeCounts; readonly isNew: boolean };

/** Plans and stores one portion after the other; between them others save, and a plan is never of a text that was. */
const storeAll = async (
  { context, project, came }: Merging,
  run: MergeRun,
  index: CellIndex,
  portions: readonly ReviewRecord[],
  action: PortionedAction,
  job: Job,
): Promise<Result<Stored>> => {
  const turn = takeTurns();
  const keep = incomingKeeper(came.review, came.parcel);
  let stored: Stored = { counts: nothing, isNew: false };
  for (const [n, portion] of portions.entries()) {
    const isStopped = job.signal.aborted || context.projects.current() !== project;
    if (isStopped || action.isUndone()) return fail('job.cancelled');
    job.progress('storing', n, portions.length);
    await shortenLog(project);
    index.refresh();
    const plan = planPortion(run, portion);
    if (plan === null) {
      await turn();
      continue;
    }
    const { also, forget } = keep(plan);
    const done = action.store({ steps: plan.steps, edits: plan.edits, also }, forget);
    if (!done.ok) return done;
    index.passed();
    stored = { counts: addCounts(stored.counts, plan.counts), isNew: true };
    if (n + 1 < portions.length) await giveWay();
  }
  return ok(stored);
};

/**
 * Merges what came back into the project, all in one step of undo, or, on failure, nothing. Much is merged in portions,
 * between which others may save: one step of undo only as long as nobody did. Where the program ends in between, the portions
 * before stay, and merging it again goes on with the rest. Taken in again it changes nothing. Failures: job.cancelled,
 * file.too-many, those of `commit`.
 */
export const mergeIncoming = async (merging: Merging, job: Job): Promise<Result<MergeReport>> => {
  const { context, project, came, apply } = merging;
  const { review, record, parcel } = came;
  const actor = authorOf(context);
  job.progress('surveying', 0, 0);
  const few = checkRecord(record, parcel.name);
  if (!few.ok) return few;
  const index = cellIndex(project, review, record);
  const bounded = index.checked(parcel.name);
  if (!bounded.ok) return bounded;
  const run: MergeRun = {
    project,
    review,
    wish: { apply, actor, at: context.clock.now().toISOString() },
    answeredBy: actionAnswers(project, review),
    cellsAt: index.at,
  };
  const portions = await portionsOf(run, record, index.known(), takeTurns());
  const action = beginPortions(project, 'merge-review', actor, portions.length === 1);
  const stored = await storeAll(merging, run, index, portions, action, job);
  if (!stored.ok) await action.takeBack(context.alone);
  const { isNew, counts } = stored.ok ? stored.value : { isNew: true, counts: nothing };
  if (isNew && !isClosed(project)) reviewChanged(project, review);
  if (!stored.ok) return stored;
  const { round, from } = parcel;
  return ok({ review, round, from, same: !isNew, ...counts, sequence: project.sequence });
};

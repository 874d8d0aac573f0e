import type { DuizhaoContract, Input } from '#api/index.ts';
import type { ReviewParcel } from '#api/review.ts';
import type { DecisionsReport, ReviewItemInfo } from '#api/review-values.ts';
import { fail, ok, type Result, type ReviewRecord } from '#core/model/index.ts';
import { answersOf, emptyRecord } from '#core/review/merge.ts';
import { keysKnownTo, mergeVersions, versionKey, versionsByUid } from '#core/review/versions.ts';
import { currentProject, type EngineContext } from '../../context.ts';
import { readForeign } from '../../foreign/read-foreign.ts';
import { locateOrigin } from '../../import/origin.ts';
import type { Job } from '../../jobs.ts';
import { writable, type OpenProject } from '../../project/open-project.ts';
import { beginPortions } from '../../project/portions.ts';
import { noUids, recordOf } from '../../store/review-versions-repository.ts';
import { giveWay } from '../../turns.ts';
import { checkRecord } from '../package-file/check-record.ts';
import { earlierItems } from './earlier.ts';
import { guestReview, type GuestReview } from '../find.ts';
import { frozenTexts } from './frozen.ts';
import { reviewChanged } from '../generation.ts';
import { incomingKeeper } from '../merge/keep-incoming.ts';
import { partsOf } from '../host/items.ts';
import { keptRecord } from '../kept-record.ts';
import { recordSteps } from '../merge/merge-plan.ts';
import { ownCells, ownItems } from './own-cells.ts';

export type TakeDecisionsRequest = Input<DuizhaoContract['review']['takeDecisions']>;

/** The reviewer's own suggestions that were decided on, as they stand in their copy. */
const decidedOwn = (project: OpenProject, review: GuestReview): readonly ReviewItemInfo[] => {
  const { record } = keptRecord(project, review.id);
  const answers = answersOf(record);
  const assessments = new Map(
    record.assessments.flatMap(({ uid, value, removed }) => (removed ? [] : [[uid, value] as const])),
  );
  return ownCells(project, review).flatMap((own) =>
    ownItems(project, review, own).flatMap((item): readonly ReviewItemInfo[] => {
      const given = answers.get(item.id) ?? [];
      if (given.length === 0) return [];
      return [
        {
          ...item,
          made: null,
          round: review.copy.round,
          row: project.order.rowOf(item.segment),
          frozen: own.frozen.text,
          standing: given.length === 1 ? 'answered' : 'conflict',
          clash: null,
          rivals: [],
          twins: [],
          others: [],
          contested: false,
          parts: partsOf(item, own.frozen.text),
          assessment: assessments.get(item.id) ?? null,
          answers: given,
        },
      ];
    }),
  );
};

/**
 * What became of suggestions, as a reviewer's copy knows it, in text order: of one that only tells decisions every suggestion there is,
 * else those of its reviewer that were decided on. Failure: review.no-copy.
 */
export const listDecisions = (project: OpenProject): Result<readonly ReviewItemInfo[]> => {
  const found = guestReview(project);
  if (!found.ok) return found;
  const review = found.value;
  if (review.copy.kind === 'handover') return ok(decidedOwn(project, review));
  const segments = [...frozenTexts(project, review).rows.keys()];
  return ok(segments.flatMap((segment) => earlierItems(project, review, segment)));
};

type Storing = {
  readonly context: EngineContext;
  readonly project: OpenProject;
  readonly review: string;
  readonly actor: string;
};

/** What is stored of decisions at once. */
const atOnce = 500;

const answersOnly = (answers: ReviewRecord['answers']): ReviewRecord => ({ ...emptyRecord, answers });

/** Answers in portions; all versions of one are in the same. */
const portionsOf = (answers: ReviewRecord['answers']): readonly ReviewRecord['answers'][] => {
  const portions: ReviewRecord['answers'][number][][] = [];
  for (const versions of versionsByUid(answers).values()) {
    const last = portions.at(-1);
    if (last === undefined || last.length >= atOnce) portions.push([...versions]);
    else last.push(...versions);
  }
  return portions;
};

/** Stores decisions in portions, between which others save; how many are new. Failures: job.cancelled, those of `commit`. */
const storeDecisions = async (
  { context, project, review, actor }: Storing,
  answers: ReviewRecord['answers'],
  parcel: Omit<ReviewParcel, 'direction'>,
  job: Job,
): Promise<Result<number>> => {
  const few = checkRecord(answersOnly(answers), parcel.name);
  if (!few.ok) return few;
  const portions = portionsOf(answers);
  const action = beginPortions(project, 'merge-review', actor, portions.length < 2);
  const keep = incomingKeeper(review, parcel);
  let count = 0;
  for (const portion of portions) {
    const isStopped = job.signal.aborted || context.projects.current() !== project || action.isUndone();
    const before = recordOf(project.handle, review, {
      ...noUids,
      answers: new Set(portion.map(({ uid }) => uid)),
    });
    const known = keysKnownTo(before.answers);
    const brought = portion.filter((one) => !known.has(versionKey(one)));
    const after = { ...before, answers: mergeVersions(before.answers, portion) };
    const steps = recordSteps(review, before, after);
    const record = answersOnly(brought);
    const { also, forget } = keep({ brought: record, received: record });
    const done = isStopped ? fail('job.cancelled') : action.store({ steps, also }, forget);
    if (!done.ok) {
      await action.takeBack(context.alone);
      return done;
    }
    if (steps.length > 0) count += brought.length;
    await giveWay();
  }
  return ok(count);
};

/**
 * Takes the decisions of a package into the reviewer's own copy, which is open, as one step of undo: nothing else in it changes, and taken
 * in again they change nothing. Failures: review.no-copy, review.not-in-copy in a copy that only tells decisions, review.unknown-session
 * for those of another review, review.not-decisions, those of reading a package and of `commit`.
 */
export const takeDecisions = async (
  context: EngineContext,
  { from, passphrase }: TakeDecisionsRequest,
  job: Job,
): Promise<Result<DecisionsReport>> => {
  const current = currentProject(context);
  if (!current.ok) return current;
  const project = current.value;
  const handle = writable(project);
  if (!handle.ok) return handle;
  const located = locateOrigin(context.paths, from);
  if (!located.ok) return located;
  const { path, name } = located.value;
  job.progress('reading', 0, 0);
  const read = await readForeign<'package'>(
    { is: 'package', path, name, passphrase: passphrase ?? null },
    job.signal,
  );
  if (!read.ok) return read;
  const { manifest, content } = read.value;
  const review = guestReview(project);
  if (!review.ok) return review;
  const { id, copy } = review.value;
  if (copy.kind !== 'handover') return fail('review.not-in-copy');
  if (manifest.kind !== 'answers' || manifest.session.id !== id)
    return fail('review.unknown-session', { name });
  const { kind, round, from: sender, made: at } = manifest;
  const taken = await storeDecisions(
    { context, project, review: id, actor: copy.reviewer },
    content.record.answers,
    { kind, round, from: sender, at, name },
    job,
  );
  if (!taken.ok) return taken;
  if (taken.value > 0) reviewChanged(project, id);
  return ok({ decisions: taken.value, sequence: project.sequence });
};

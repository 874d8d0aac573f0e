import type { UpdateReport } from '#api/documents.ts';
import {
  fail,
  ok,
  type AnchorStatus,
  type AnnotationId,
  type DocumentId,
  type Result,
  type Sequence,
  type Step,
} from '#core/model/index.ts';
import { followSteps } from '../annotations/follow.ts';
import type { Job } from '../jobs.ts';
import { commit } from '../project/commit.ts';
import type { Hold } from '../project/hold.ts';
import { isClosed, reloadDocuments, writable } from '../project/open-project.ts';
import { removeUnfinished, takePortionBack, writeUnfinished } from '../project/take-back.ts';
import { transact } from '../store/database.ts';
import { writeDocumentStatus } from '../store/documents-repository.ts';
import { guarded } from '../store/failures.ts';
import type { WriteHandle } from '../store/handles.ts';
import { insertReferences } from '../store/references-repository.ts';
import { giveWay } from '../turns.ts';
import { emptyTally, type Tally } from './draft.ts';
import { createFinder } from './find-again.ts';
import type { Pace } from './pace.ts';
import type { Plan } from './plan.ts';
import { portionsOf, portionSteps, type Portions, type Progress } from './portions.ts';

/** From bad to good: an annotation is told by the worst of its words. */
const worstFirst = ['orphan', 'ambiguous', 'replaced', 'edited', 'live'] as const;

type Statuses = Map<AnnotationId, AnchorStatus>;

const noteStatuses = (statuses: Statuses, steps: readonly Step[]): void => {
  for (const step of steps) {
    if (step.on !== 'anchors') continue;
    const worst = worstFirst.find((status) => step.after.some((anchor) => anchor.status === status));
    if (worst !== undefined) statuses.set(step.annotation, worst);
  }
};

const countStatuses = (statuses: Statuses): UpdateReport['annotations'] => {
  const counts: Record<AnchorStatus, number> = { live: 0, edited: 0, replaced: 0, orphan: 0, ambiguous: 0 };
  for (const status of statuses.values()) counts[status] += 1;
  return counts;
};

/** An update that is to be stored. `hold` keeps others from what it writes. */
export type Storing = {
  readonly plan: Plan;
  /** The document that the bytes of the newer file are stored under. */
  readonly version: DocumentId;
  readonly hold: Hold;
  readonly actor: string;
  readonly job: Job;
  readonly pace: Pace;
  readonly isStopped: () => boolean;
};

export type StoredUpdate = {
  readonly sequence: Sequence;
  readonly annotations: UpdateReport['annotations'];
  readonly repairs: Pick<Tally, 'accepted' | 'offered' | 'carried'>;
};

/** What goes along with a portion outside history: until the last is there, the action is marked as unfinished. */
const besides =
  (
    version: DocumentId,
    burst: string | undefined,
    isFirst: boolean,
    isLast: boolean,
    references: Progress['references'],
  ) =>
  (write: WriteHandle): void => {
    if (burst !== undefined && isFirst) writeUnfinished(write, burst);
    insertReferences(write, version, references);
    references.clear();
    if (!isLast) return;
    writeDocumentStatus(write, version, 'ready');
    if (burst !== undefined) removeUnfinished(write);
  };

/** References that are stored at a time: some milliseconds, for which saves wait. */
const referencesAtOnce = 1000;

/** Where rows that stay as they are stand in the newer file: besides history, for the version is not in use yet. */
const storeReferences = async (
  { scene: { project }, references }: Plan,
  version: DocumentId,
): Promise<Result<null>> => {
  for (let at = 0; at < references.length; at += referencesAtOnce) {
    const handle = writable(project);
    if (!handle.ok) return handle;
    const stored = transact(handle.value, project.path, (write) =>
      insertReferences(write, version, references.slice(at, at + referencesAtOnce)),
    );
    if (!stored.ok) return stored;
    await giveWay();
  }
  return ok(null);
};

const storePortions = async (
  { plan, version, hold, actor, job, isStopped }: Storing,
  { portions, looks }: Portions,
  burst: string | undefined,
): Promise<Result<StoredUpdate>> => {
  const { project } = plan.scene;
  const statuses: Statuses = new Map();
  const tally = emptyTally();
  const progress: Progress = { made: new Map(), tally, references: new Map() };
  const finder = createFinder();
  let { sequence } = project;
  const referred = await storeReferences(plan, version);
  if (!referred.ok) return referred;
  for (const [n, portion] of portions.entries()) {
    if (isStopped()) return fail('job.cancelled');
    const drafted = guarded(project.path, () => {
      const steps = portionSteps(plan, portion, progress);
      if (looks) finder.note(steps);
      return [...steps, ...finder.find(steps, followSteps(project, steps))];
    });
    if (!drafted.ok) return drafted;
    const done = commit(project, {
      kind: 'update-document',
      actor,
      steps: drafted.value,
      within: hold,
      also: besides(version, burst, n === 0, n + 1 === portions.length, progress.references),
      ...(burst === undefined ? {} : { burst }),
    });
    if (!done.ok) return done;
    noteStatuses(statuses, drafted.value);
    ({ sequence } = done.value);
    job.progress('storing', n + 1, portions.length);
    await giveWay();
  }
  // Exports go back into the newest file.
  reloadDocuments(project);
  const { accepted, offered, carried } = tally;
  const repairs = { accepted, offered, carried };
  return ok({ sequence, annotations: countStatuses(statuses), repairs });
};

/** Milliseconds that a job whose work is taken back waits for it; it goes on by itself, and what is held stays held until then. */
const longestWait = 300;

/** Takes back what was stored; whether that is done, or goes on by itself and ends the hold. */
const takeBack = async ({ plan, hold, actor }: Storing, burst: string, until: number): Promise<boolean> => {
  const { project } = plan.scene;
  const takeOne = (): boolean => {
    if (isClosed(project)) return false;
    const done = guarded(project.path, () => takePortionBack(project, burst, hold, actor));
    return done.ok && done.value.ok && done.value.value;
  };
  const goOn = async (): Promise<void> => {
    while (takeOne()) await giveWay();
    project.hold = null;
  };
  while (takeOne()) {
    await giveWay();
    if (performance.now() < until) continue;
    // What cannot be taken back now is when the project is next opened.
    void goOn().catch(() => undefined);
    return false;
  }
  return true;
};

/**
 * Stores what was planned, in portions where it is much, between which others save. On failure, and when the job is cancelled,
 * what was stored is taken back; where the engine stops, when the project is next opened. What is long is one action of
 * several events, which undo takes back together. Ends the hold.
 */
export const storeUpdate = async (storing: Storing): Promise<Result<StoredUpdate>> => {
  const { plan, pace, isStopped } = storing;
  const { project } = plan.scene;
  let burst: string | undefined;
  let stored: Result<StoredUpdate> = fail('job.cancelled');
  let isFree = true;
  try {
    const portions = await portionsOf(plan, pace);
    if (portions.portions.length > 1) burst = `update ${crypto.randomUUID()}`;
    if (!isStopped()) stored = await storePortions(storing, portions, burst);
    return stored;
  } finally {
    if (!stored.ok && burst !== undefined) {
      isFree = await takeBack(storing, burst, performance.now() + longestWait);
    }
    if (isFree) project.hold = null;
  }
};

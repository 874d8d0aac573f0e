import type { Stepped } from '#api/history.ts';
import { fail, type Result } from '#core/model/index.ts';
import type { EngineContext } from '../context.ts';
import type { Job } from '../jobs.ts';
import { giveWay } from '../turns.ts';
import { nextToTurn, portionsToTurn, redo, turnPortion, undo } from './history.ts';
import { isClosed, shortenLog, type OpenProject } from './open-project.ts';

type Kind = 'undo' | 'redo';

/** So many portions (250 cells each, some 25 ms) are turned at once: nobody waits for that. */
const atOnce = 8;

const turnAtOnce = { undo, redo };
const back: Readonly<Record<Kind, Kind>> = { undo: 'redo', redo: 'undo' };

/** Turns what there still is of the action that `begun` belongs to, between portions giving way; null when nothing was. */
const turnAll = async (
  project: OpenProject,
  kind: Kind,
  begun: NonNullable<ReturnType<typeof nextToTurn>>,
  actor: string,
  goOn: () => boolean,
): Promise<Result<Stepped> | null> => {
  let done: Result<Stepped> | null = null;
  while (goOn()) {
    const next = turnPortion(project, kind, begun, actor);
    if (next === null) break;
    done = next;
    if (!next.ok) break;
    await giveWay();
    if (isClosed(project)) return fail('job.cancelled');
    await shortenLog(project);
  }
  return done;
};

/** Turns an action portion by portion; cancelled, what was turned is turned back. */
const turnLong = async (
  project: OpenProject,
  kind: Kind,
  actor: string,
  job: Job,
): Promise<Result<Stepped>> => {
  // Another project may have been opened before its turn came.
  if (isClosed(project)) return fail('project.none-open');
  const begun = nextToTurn(project, kind);
  if (begun === null) return fail(`nothing-to-${kind}`);
  const total = portionsToTurn(project, kind, begun);
  if (total < 2) return turnAtOnce[kind](project, actor);
  let turned = 0;
  const isWanted = (): boolean => {
    if (turned > 0) job.progress('storing', turned, total);
    turned += 1;
    return !job.signal.aborted;
  };
  const done = await turnAll(project, kind, begun, actor, isWanted);
  if (!job.signal.aborted || portionsToTurn(project, kind, begun) === 0)
    return done ?? fail(`nothing-to-${kind}`);
  await turnAll(project, back[kind], begun, actor, () => true);
  return fail('job.cancelled');
};

/**
 * Undo or redo. An action of many portions is turned in portions, each an event and a transaction of its own, between which what reads is
 * answered; what would change the project waits (`turning`). Where the engine stops in between, the project is sound, and the same step
 * again goes on, its opposite goes back. While another job is under way nothing waits: whoever undoes what a job has stored so far has
 * cancelled it, and it must not store more in between. Failures: nothing-to-undo, nothing-to-redo, job.cancelled and as `commit`.
 */
export const turnInPortions = (
  context: EngineContext,
  project: OpenProject,
  kind: Kind,
  actor: string,
  job: string = crypto.randomUUID(),
): Result<Stepped> | Promise<Result<Stepped>> => {
  const next = nextToTurn(project, kind);
  const isLong = next !== null && portionsToTurn(project, kind, next) > atOnce;
  if (!isLong || !context.jobs.areIdle()) return turnAtOnce[kind](project, actor);
  const turning = context.alone(() =>
    context.jobs.run(job, (running) => turnLong(project, kind, actor, running)),
  );
  project.turning = turning.then(
    () => (project.turning = null),
    () => (project.turning = null),
  );
  return turning;
};

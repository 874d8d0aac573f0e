import {
  columnOf,
  ok,
  type Result,
  type SegmentId,
  type Sequence,
  type Side,
  type Step,
  fail,
} from '#core/model/index.ts';
import { transact } from '../store/database.ts';
import type { WriteHandle } from '../store/handles.ts';
import { readSettings } from '../store/meta-repository.ts';
import { dropUndone, insertEvent, nextToRedo, nextToUndo } from '../store/history-repository.ts';
import { insertStep } from '../store/steps-repository.ts';
import type { ActionRequest } from './action-request.ts';
import { damagedCell } from './address.ts';
import { applyStep, isStructural, touchedBy } from './apply-step.ts';
import { extendBurst } from './burst.ts';
import { refuseHeld } from './hold.ts';
import {
  languageOf,
  reloadDocuments,
  scheduleCheckpoint,
  writable,
  type OpenProject,
} from './open-project.ts';
import type { KnownOrders } from './order-index.ts';
import { reorder } from './reorder.ts';

export type Commitment = { readonly sequence: Sequence; readonly touched: readonly SegmentId[] };

/** Above this many rows a change is told as structural, so that windows read their pages again rather than patch. */
const manyRows = 500;

const countCellSteps = (steps: readonly Step[]): number => steps.filter(({ on }) => on === 'cell').length;

/** Applies steps to the rows, inside a transaction. */
export const applySteps = (project: OpenProject, write: WriteHandle, steps: readonly Step[]): void => {
  // A column that is added by the same action has texts already.
  const added = steps.findLast((step) => step.on === 'settings')?.after.columns;
  const language = (segment: SegmentId, side: Side) =>
    (added === undefined ? null : columnOf(added, side)?.language) ?? languageOf(project, segment, side);
  for (const step of steps) applyStep(write, step, language);
};

const record = (write: WriteHandle, request: ActionRequest, at: string): Sequence => {
  const { kind, steps, actor, burst } = request;
  dropUndone(write);
  const seq = insertEvent(write, {
    kind,
    of: null,
    at,
    actor,
    burst: burst ?? null,
    cells: countCellSteps(steps),
  });
  steps.forEach((step, n) => insertStep(write, seq, n, step));
  return seq;
};

/** The touched rows, and those that look otherwise though nothing of theirs was. */
const withShown = (project: OpenProject, steps: readonly Step[]): readonly SegmentId[] => {
  const touched = touchedBy(steps);
  const shown = project.services.observers.flatMap(({ shownIn }) => shownIn?.(project, steps) ?? []);
  return shown.length === 0 ? touched : [...new Set([...touched, ...shown])];
};

/** Brings memory up to what was committed, and tells every window. */
export const afterCommit = (
  project: OpenProject,
  sequence: Sequence,
  steps: readonly Step[],
  orders?: KnownOrders,
): Commitment => {
  const { handle, order, services } = project;
  const touched = withShown(project, steps);
  if (steps.some((step) => step.on === 'settings' || (step.on === 'row' && step.table === 'meta'))) {
    // As they are read again: a step of an older version knows less of them.
    project.settings = readSettings(handle);
    reloadDocuments(project);
  }
  reorder(project, steps, orders);
  for (const { committed } of services.observers) committed?.(project, sequence, steps);
  project.sequence = sequence;
  scheduleCheckpoint(project);
  const structure = isStructural(steps) || touched.length > manyRows;
  services.emit('project.changed', {
    sequence,
    structure,
    segments: structure
      ? []
      : touched.flatMap((segment) => {
          const row = order.rowOf(segment);
          return row === null ? [] : [{ segment, row }];
        }),
    canUndo: nextToUndo(handle) !== null,
    canRedo: nextToRedo(handle) !== null,
  });
  return { sequence, touched };
};

/** The request with the steps that observers add to it. */
const withObservers = (project: OpenProject, request: ActionRequest): ActionRequest => {
  const added = project.services.observers.flatMap(({ along }) => along?.(project, request) ?? []);
  return added.length === 0 ? request : { ...request, steps: [...request.steps, ...added] };
};

/**
 * Nothing is written over what is damaged, nor made from it, as if it were what somebody wrote: whatever the action, it would leave no
 * trace of the damage. The last of the guards, behind those of the actions.
 */
const fromSound = (project: OpenProject, steps: readonly Step[]): Result<null> => {
  for (const step of steps) {
    if (step.on === 'cell' && step.before?.damaged === true) {
      return damagedCell(project, step.segment, step.side);
    }
    if (step.on === 'annotation' && (step.before ?? step.after)?.damaged === true) {
      return fail('annotation.damaged', { annotation: step.id });
    }
    if (step.on === 'concept' && step.before?.damaged === true) {
      return fail('concept.damaged', { concept: step.id });
    }
    if (step.on === 'reply' && step.before?.damaged === true) {
      return fail('annotation.damaged', { annotation: step.before.annotation });
    }
  }
  return ok(null);
};

/**
 * Does one user action: all its steps and its place in history in one transaction, on disk when this returns.
 * Memory follows only after the commit, so that a failed one leaves everything as it was. No steps, no event.
 * @returns failures: project.read-only, project.gone, cell.damaged, annotation.damaged, concept.damaged, document.updating, disk.full, disk.failed
 */
export const commit = (project: OpenProject, request: ActionRequest): Result<Commitment> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  if (request.steps.length === 0) return ok({ sequence: project.sequence, touched: [] });
  const sound = fromSound(project, request.steps);
  if (!sound.ok) return sound;
  const at = project.services.clock.now().toISOString();
  const written = transact(handle.value, project.path, (write) => {
    const whole = withObservers(project, request);
    const free = refuseHeld(project, whole.steps, request.within);
    if (!free.ok) return free;
    request.also?.(write);
    applySteps(project, write, whole.steps);
    return ok({ steps: whole.steps, sequence: extendBurst(write, whole, at) ?? record(write, whole, at) });
  });
  const done = written.ok ? written.value : written;
  return done.ok ? ok(afterCommit(project, done.value.sequence, done.value.steps, request.orders)) : done;
};

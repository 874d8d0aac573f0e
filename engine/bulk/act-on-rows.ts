import type { BulkReport, KeptReason } from '#api/bulk.ts';
import { fail, ok, type Cell, type Result, type SegmentId, type Side, type Step } from '#core/model/index.ts';
import { authorOf, currentProject, type EngineContext } from '../context.ts';
import type { Job } from '../jobs.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { beginPortions, type PortionedAction } from '../project/portions.ts';
import { createLane, type Lane } from '../serialise.ts';
import { cellsOfAll } from '../store/cells-repository.ts';
import { guarded } from '../store/failures.ts';
import { findSegments } from '../store/segments-repository.ts';
import { giveWay } from '../turns.ts';
import type { Act, Target } from './acts.ts';

/** Cells that are stored at once: a save waits no longer than that takes. */
const atOnce = 250;

export type Cells = { readonly segments: readonly SegmentId[]; readonly sides: readonly Side[] };
type Portion = { readonly side: Side; readonly segments: readonly SegmentId[] };

/** A column after the other: one that is converted from another is acted on as that has become. */
const portionsOf = ({ segments, sides }: Cells): readonly Portion[] => {
  const rows = [...new Set(segments)];
  return [...new Set(sides)].flatMap((side) =>
    Array.from({ length: Math.ceil(rows.length / atOnce) }, (_, n) => ({
      side,
      segments: rows.slice(n * atOnce, (n + 1) * atOnce),
    })),
  );
};

/** The cells of a portion as they are now; null for a row that is gone, `no-column` for one without the column. */
const targetsOf = (
  project: OpenProject,
  { side, segments }: Portion,
): readonly (Target | 'gone' | 'no-column')[] => {
  const places = new Map(findSegments(project.handle, segments).map((place) => [place.id, place]));
  const cells = new Map<SegmentId, Map<Side, Cell>>();
  for (const { segment, side: its, cell } of cellsOfAll(project.handle, segments)) {
    const row = cells.get(segment) ?? new Map<Side, Cell>();
    cells.set(segment, row.set(its, cell));
  }
  return segments.map((segment) => {
    const place = project.order.rowOf(segment) === null ? undefined : places.get(segment);
    const document = place === undefined ? undefined : project.documents.get(place.document);
    if (place === undefined || document === undefined) return 'gone';
    if (side !== 'source' && !document.targets.some((target) => target === side)) return 'no-column';
    const own = cells.get(segment) ?? new Map<Side, Cell>();
    return { place, document, side, cell: own.get(side) ?? null, cells: own };
  });
};

type Tally = {
  changed: number;
  readonly rows: Set<SegmentId>;
  readonly kept: Map<KeptReason, number>;
};

/** The steps of a portion. Counts in `tally` what is kept, and what will have been changed. */
const stepsOf = (project: OpenProject, act: Act, portion: Portion, tally: Tally): readonly Step[] =>
  targetsOf(project, portion).flatMap((target) => {
    const verdict = typeof target === 'string' ? target : act.judge(project, target);
    if (typeof verdict === 'string') {
      tally.kept.set(verdict, (tally.kept.get(verdict) ?? 0) + 1);
      return [];
    }
    tally.changed += 1;
    if (typeof target !== 'string') tally.rows.add(target.place.id);
    return verdict;
  });

const storeAll = async (
  project: OpenProject,
  {
    act,
    portions,
    job,
    isOpen,
  }: {
    readonly act: Act;
    readonly portions: readonly Portion[];
    readonly job: Job;
    readonly isOpen: () => boolean;
  },
  action: PortionedAction,
): Promise<Result<BulkReport>> => {
  const tally: Tally = { changed: 0, rows: new Set(), kept: new Map() };
  for (const [n, portion] of portions.entries()) {
    if (job.signal.aborted || !isOpen() || action.isUndone()) return fail('job.cancelled');
    const steps = guarded(project.path, () => stepsOf(project, act, portion, tally));
    if (!steps.ok) return steps;
    const done = action.store({ steps: steps.value });
    if (!done.ok) return done;
    job.progress('storing', n + 1, portions.length);
    if (n + 1 < portions.length) await giveWay();
  }
  return ok({
    sequence: project.sequence,
    changed: tally.changed,
    rows: tally.rows.size,
    kept: Object.fromEntries(tally.kept),
  });
};

/** One act after another: of two at once, undo would take half of each back. */
const lanes = new WeakMap<OpenProject, Lane>();

const laneOf = (project: OpenProject): Lane => {
  const lane = lanes.get(project) ?? createLane();
  lanes.set(project, lane);
  return lane;
};

/**
 * Acts on cells of many rows, as one step of undo: in portions, between which others save, where they are many. Cancelled, or
 * refused on the way, what was stored is taken back. Failures: job.cancelled, project.read-only and those of `commit`.
 */
export const actOnRows = async (
  context: EngineContext,
  act: Act,
  cells: Cells,
  job: Job,
): Promise<Result<BulkReport>> => {
  const current = currentProject(context);
  if (!current.ok) return current;
  const project = current.value;
  const handle = writable(project);
  if (!handle.ok) return handle;
  const actor = authorOf(context);
  return laneOf(project)(async () => {
    const portions = portionsOf(cells);
    const action = beginPortions(project, act.kind, actor, portions.length === 1);
    const isOpen = (): boolean => context.projects.current() === project;
    const stored = await storeAll(project, { act, portions, job, isOpen }, action);
    if (!stored.ok) await action.takeBack(context.alone);
    return stored;
  });
};

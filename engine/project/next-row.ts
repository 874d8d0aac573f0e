import type { RowRun, rowWants } from '#api/rows.ts';
import type { CellState, RowNumber, SegmentId, Side } from '#core/model/index.ts';
import { cellsOfAll, segmentsInState, staleSegments } from '../store/cells-repository.ts';
import { openRepairCounts, segmentsWithOpenRepairs } from '../store/repairs-repository.ts';
import type { OpenProject } from './open-project.ts';

export type Wanted = {
  readonly after: number;
  readonly side: Side;
  readonly want: (typeof rowWants)[number];
  readonly backwards: boolean;
  /** Only rows in one of these runs, in order; all where there are none. */
  readonly among?: readonly RowRun[] | undefined;
};

type Found = { readonly row: RowNumber; readonly segment: SegmentId };

/** Up to this many matching segments are compared by row number; when there are more, the next is near and walked to. */
const fewEnough = 2000;
const stride = 200;

const statesWanted: Record<'untranslated' | 'unconfirmed', readonly CellState[]> = {
  untranslated: ['empty'],
  unconfirmed: ['empty', 'draft'],
};

/** Whether a row is in one of the runs, which are in order. */
const isAmong = (runs: readonly RowRun[] | undefined, row: RowNumber): boolean => {
  if (runs === undefined) return true;
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.[0] ?? 0) <= row) low = middle + 1;
    else high = middle;
  }
  const [from, count] = runs[low - 1] ?? [0, 0];
  return row < from + count;
};

/** All segments as wanted, or as many as `fewEnough` plus one. */
const candidates = (project: OpenProject, { want, side }: Wanted): readonly SegmentId[] => {
  const { handle, order } = project;
  if (want === 'open-repair') {
    return order.stretches().flatMap(({ document }) => segmentsWithOpenRepairs(handle, document));
  }
  if (want === 'stale') return staleSegments(handle, side, fewEnough + 1);
  return segmentsInState(handle, side, statesWanted[want], fewEnough + 1);
};

const matching = (
  project: OpenProject,
  { want, side }: Wanted,
  ids: readonly SegmentId[],
): Set<SegmentId> => {
  if (want === 'open-repair') return new Set(openRepairCounts(project.handle, ids).keys());
  const fits = new Set<SegmentId>();
  for (const { segment, side: its, cell } of cellsOfAll(project.handle, ids)) {
    if (its !== side) continue;
    if (want === 'stale' ? cell.stale : statesWanted[want].includes(cell.state)) fits.add(segment);
  }
  return fits;
};

/** Of the rows of some segments the one met first when going from `after`, wrapping round; `after` itself comes last. */
export const nearestRow = (
  project: OpenProject,
  { after, backwards, among }: Pick<Wanted, 'after' | 'backwards' | 'among'>,
  ids: readonly SegmentId[],
): Found | null => {
  const size = project.order.size();
  let best: (Found & { distance: number }) | null = null;
  for (const segment of ids) {
    const row = project.order.rowOf(segment);
    if (row === null || !isAmong(among, row)) continue;
    const ahead = backwards ? after - row : row - after;
    const distance = ahead > 0 ? ahead : ahead + size;
    if (best === null || distance < best.distance) best = { row, segment, distance };
  }
  return best === null ? null : { row: best.row, segment: best.segment };
};

/** Looks through the rows a stretch at a time: there are many to be met. */
const walk = (project: OpenProject, wanted: Wanted): Found | null => {
  const { order } = project;
  const size = order.size();
  const after = wanted.backwards && wanted.after < 1 ? size + 1 : wanted.after;
  for (let gone = 0; gone < size; gone += stride) {
    const length = Math.min(stride, size - gone);
    const steps = Array.from({ length }, (_, i) => {
      const at = wanted.backwards ? after - 2 - gone - i : after + gone + i;
      return order.segmentAt((((at % size) + size) % size) + 1);
    }).filter((segment) => segment !== null);
    const fits = matching(project, wanted, steps);
    const segment = steps.find((id) => fits.has(id) && isAmong(wanted.among, order.rowOf(id) ?? 0));
    if (segment !== undefined) return { row: order.rowOf(segment) ?? 0, segment };
  }
  return null;
};

/** The next row after `after`, in the given direction and round the end, whose text is as wanted; null when none is. */
export const nextWanted = (project: OpenProject, wanted: Wanted): Found | null => {
  const found = candidates(project, wanted);
  return found.length > fewEnough ? walk(project, wanted) : nearestRow(project, wanted, found);
};

import type { Cell, RepairId, RepairPlace, SegmentId, Side, Step } from '#core/model/index.ts';
import { sameValue } from '#core/model/same-value.ts';
import { anchorsOf } from '../store/anchors-repository.ts';
import { repairsOf, type StoredRepair } from '../store/repairs-repository.ts';
import { stepsOfSplit } from '../store/steps-repository.ts';
import { sameCell } from './cell-rules.ts';
import type { OpenProject } from './open-project.ts';

export type Cells = ReadonlyMap<Side, Cell>;

/** What joining two segments gives back because nothing was done to it since a split parted them. */
export type Restored = {
  /** Texts as they were, with their states and marks; those of columns written in since are missing. */
  readonly cells: Cells;
  readonly repairs: ReadonlyMap<RepairId, RepairPlace>;
  /** Steps that put annotations back on the words they were on. */
  readonly anchors: readonly Step[];
};

const nothing: Restored = { cells: new Map(), repairs: new Map(), anchors: [] };

type CellStep = Extract<Step, { on: 'cell' }>;

const restoredCell = (
  steps: readonly CellStep[],
  segment: SegmentId,
  left: Cell | undefined,
  right: Cell | undefined,
): Cell | null => {
  const second = steps.find((step) => step.segment !== segment)?.after ?? null;
  if (left === undefined || right === undefined || second === null || !sameCell(right, second)) return null;
  const first = steps.find((step) => step.segment === segment);
  // The split left the whole text here, just as it was: it is all there is.
  if (first === undefined) return second.text === '' ? left : null;
  return first.before !== null && first.after !== null && sameCell(left, first.after) ? first.before : null;
};

const isAt = (repair: StoredRepair | undefined, place: RepairPlace | null): boolean =>
  repair !== undefined &&
  place !== null &&
  repair.segment === place.segment &&
  repair.start === place.start &&
  repair.end === place.end &&
  repair.decision === place.decision &&
  repair.status === place.status;

const restoredAnchors = (
  { handle }: OpenProject,
  steps: readonly Step[],
  parts: ReadonlySet<SegmentId>,
  cells: Cells,
): readonly Step[] =>
  steps.flatMap((step): readonly Step[] => {
    if (step.on !== 'anchors') return [];
    const now = anchorsOf(handle, step.annotation);
    const isUntouched = sameValue(now, step.after);
    const isRestored = step.after.every(({ segment, side }) => !parts.has(segment) || cells.has(side));
    return isUntouched && isRestored
      ? [{ on: 'anchors', annotation: step.annotation, before: now, after: step.before }]
      : [];
  });

/**
 * What comes back as it was when `next` is joined to `segment`, out of which a split made it: each column in which both
 * halves still are what the split made of them, and the repairs and annotations nobody touched. Nothing where no split
 * stands between the two. One look-up, and a comparison of the two segments.
 */
export const restoredBy = (
  project: OpenProject,
  segment: SegmentId,
  next: SegmentId,
  halves: { readonly left: Cells; readonly right: Cells },
): Restored => {
  const steps = stepsOfSplit(project.handle, next);
  const isOurs = steps.some(
    (step) => step.on === 'lineage' && step.from.includes(segment) && step.into.includes(next),
  );
  if (!isOurs) return nothing;
  const bySide = Map.groupBy(
    steps.filter((step) => step.on === 'cell'),
    ({ side }) => side,
  );
  const cells = new Map<Side, Cell>();
  for (const [side, changed] of bySide) {
    const cell = restoredCell(changed, segment, halves.left.get(side), halves.right.get(side));
    if (cell !== null) cells.set(side, cell);
  }
  const present = [segment, next].flatMap((each) => repairsOf(project.handle, each));
  const repairs = new Map<RepairId, RepairPlace>();
  for (const step of steps) {
    if (step.on !== 'repair' || step.before === null || !cells.has('source')) continue;
    if (
      isAt(
        present.find(({ id }) => id === step.id),
        step.after,
      )
    )
      repairs.set(step.id, step.before);
  }
  return {
    cells,
    repairs,
    anchors: restoredAnchors(project, steps, new Set([segment, next]), cells),
  };
};

import type { RichText } from '#core/model/index.ts';
import {
  fail,
  ok,
  type Cell,
  type Result,
  type RowNumber,
  type SegmentId,
  type Side,
  type Step,
} from '#core/model/index.ts';
import { cellFor, damagedCell, type FoundCell } from '../project/address.ts';
import { changedState, lowerState } from '../project/cell-rules.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { textSteps } from '../project/source-change.ts';

/** A text whose sentences may go to other rows. */
export type Movable = FoundCell & { readonly segment: SegmentId; readonly row: RowNumber };

/** Failures: those of `cellFor`, cell.damaged, cell.locked, align.not-here (the original, or what follows another column by conversion). */
export const movable = (project: OpenProject, segment: SegmentId, side: Side): Result<Movable> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const found = cellFor(project, segment, side);
  if (!found.ok) return found;
  const { cell } = found.value;
  if (side === 'source' || cell.origin === 'converted') return fail('align.not-here');
  if (cell.damaged === true) return damagedCell(project, segment, side);
  if (cell.locked) return fail('cell.locked');
  return ok({ ...found.value, segment, row: project.order.rowOf(segment) ?? 0 });
};

/** The row before (-1) or behind (1), in the same document. Failures: align.no-neighbour and those of `movable`. */
export const neighbourOf = (
  project: OpenProject,
  { row, document }: Movable,
  side: Side,
  by: -1 | 1,
): Result<Movable> => {
  const segment = project.order.segmentAt(row + by);
  if (segment === null || project.order.documentAt(row + by) !== document.id)
    return fail('align.no-neighbour');
  return movable(project, segment, side);
};

/** A cell with sentences that stood beside other originals before: as far as it was, or as what came into it. */
export const dealtCell = (cell: Cell, rich: RichText, state: Cell['state']): Cell => ({
  ...cell,
  ...rich,
  state: changedState(rich) === 'empty' ? 'empty' : state === 'empty' ? 'draft' : state,
  origin: cell.text === '' ? 'imported' : cell.origin,
  stale: cell.stale && changedState(rich) !== 'empty',
});

/** The state of a cell that a text comes into: nobody has confirmed it as it is with that, unless both were. */
export const joinedState = (there: Cell, come: Cell): Cell['state'] =>
  there.text === '' ? come.state : lowerState(there.state, come.state);

/**
 * The steps that give rows other texts, so that annotations go with their words: rows whose words may have changed places are named as one lineage.
 * Rows that stay as they are give none.
 */
export const dealSteps = (
  project: OpenProject,
  side: Side,
  rows: readonly { readonly of: Movable; readonly after: Cell }[],
): readonly Step[] => {
  const steps = rows.flatMap(({ of: { segment, document, cell }, after }) =>
    textSteps(project, { segment, side, document, before: cell, after }),
  );
  if (steps.length === 0) return [];
  const segments = rows.map(({ of }) => of.segment);
  return [...steps, { on: 'lineage', from: segments, into: segments }];
};

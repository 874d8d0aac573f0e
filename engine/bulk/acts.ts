import type { KeptReason } from '#api/bulk.ts';
import {
  cellStates,
  emptyCell,
  isEmpty,
  type ActionKind,
  type Cell,
  type CellState,
  type Side,
  type Step,
} from '#core/model/index.ts';
import { withState } from '../project/cell-rules.ts';
import { conversionOf } from '../project/convert-cells.ts';
import { copiedSource } from '../project/edit.ts';
import type { OpenProject } from '../project/open-project.ts';
import { textSteps } from '../project/source-change.ts';
import type { FoundSegment } from '../project/address.ts';

/** A cell of a row that is acted on, and the row's other texts. `cell` is null where nothing was ever written. */
export type Target = FoundSegment & {
  readonly side: Side;
  readonly cell: Cell | null;
  readonly cells: ReadonlyMap<Side, Cell>;
};

/** What is done with a cell: its steps, or why it is left as it is. */
type Verdict = readonly Step[] | KeptReason;

export type Act = {
  readonly kind: ActionKind;
  readonly judge: (project: OpenProject, target: Target) => Verdict;
};

const step = ({ place, side, cell }: Target, after: Cell): readonly Step[] => [
  { on: 'cell', segment: place.id, side, before: cell, after },
];

const isFurther = (cell: Cell, state: CellState): boolean =>
  !cell.stale && cellStates.indexOf(cell.state) > cellStates.indexOf(state);

/** Sets the state; with `raise`, of no cell that is further along. */
export const stateAct = (state: CellState, raise: boolean): Act => ({
  kind: 'state',
  judge: (_project, target) => {
    const cell = target.cell ?? emptyCell;
    if (cell.damaged === true) return 'damaged';
    if (isEmpty(cell)) return 'empty';
    if ((cell.state === state && !cell.stale) || (raise && isFurther(cell, state))) return 'same';
    if (cell.locked) return 'locked';
    const after = withState(cell, state);
    return after === null ? 'same' : step(target, after);
  },
});

export const lockAct = (locked: boolean): Act => ({
  kind: 'lock',
  judge: (_project, target) => {
    const cell = target.cell ?? emptyCell;
    if (cell.damaged === true) return 'damaged';
    return cell.locked === locked ? 'same' : step(target, { ...cell, locked });
  },
});

export const convertAct = (overwriteEdited: boolean): Act => ({
  kind: 'convert',
  judge: (project, target) => {
    const after = conversionOf(project, target, overwriteEdited);
    return typeof after === 'string' ? after : step(target, after);
  },
});

export const copySourceAct: Act = {
  kind: 'copy-source',
  judge: (project, target) => {
    const { place, document, side, cells } = target;
    const before = target.cell ?? emptyCell;
    const source = cells.get('source');
    if (before.damaged === true || source?.damaged === true) return 'damaged';
    if (!isEmpty(before)) return 'filled';
    if (before.locked) return 'locked';
    if (side === 'source') return 'no-column';
    if (source === undefined || isEmpty(source)) return 'empty';
    const after = copiedSource(project, { ...target, side }, source);
    return textSteps(project, { segment: place.id, document, side, before, after });
  },
};

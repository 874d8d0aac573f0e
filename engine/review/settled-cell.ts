import {
  cellStates,
  sameRich,
  type Answer,
  type Cell,
  type CellState,
  type FrozenCell,
  type RichText,
} from '../../core/model/index.ts';
import { mergeCell, mergeStates, type Returned } from '../../core/review/merge.ts';
import { withState, withText } from '../project/cell-rules.ts';

/** What was said of a cell, at one time. */
export type SaidOfCell = {
  readonly returned: readonly Returned[];
  readonly answers: ReadonlyMap<string, readonly Answer[]>;
};

const isHigher = (a: CellState, b: CellState): boolean => cellStates.indexOf(a) > cellStates.indexOf(b);

/** The state a cell gets by what was said of it; what was said in rounds before its newest is of yesterday. */
const stateBy = (cell: Cell, frozen: FrozenCell, { returned, answers }: SaidOfCell): CellState => {
  const newest = returned.filter((one) => one.frozen.hash === frozen.hash);
  const state = mergeStates(cell, newest, false);
  if (!isHigher(state, cell.state)) return state;
  const { segment, side } = frozen;
  const { items } = mergeCell({ segment, side }, cell, returned, answers);
  const isOpen = items.some(({ standing }) => standing.is === 'free' || standing.is === 'clash');
  return mergeStates(cell, newest, isOpen);
};

/**
 * A cell with the text it gets and the state that follows from what is said of it now (`mergeStates`). A state that came
 * about by what `was` said alone is not the translator's own, so that it makes no difference who was heard first. Words
 * that nobody left so are a draft.
 */
export const settledCell = (
  before: Cell,
  text: RichText,
  frozen: FrozenCell,
  was: SaidOfCell,
  now: SaidOfCell,
): Cell => {
  const cell = sameRich(text, before) ? before : withText(before, text, 'typed');
  const isLeftSo = now.returned.some(
    (one) => one.frozen.hash === frozen.hash && sameRich(one.cell.text, text),
  );
  if (cell !== before && !isLeftSo) return cell;
  const isUntouched = stateBy({ ...before, state: frozen.state }, frozen, was) === before.state;
  const state = isUntouched ? frozen.state : before.state;
  return withState(cell, stateBy({ ...cell, state }, frozen, now)) ?? cell;
};

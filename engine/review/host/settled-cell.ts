import {
  cellStates,
  sameRich,
  type ActionKind,
  type Answer,
  type Cell,
  type CellState,
  type FrozenCell,
  type RichText,
} from '#core/model/index.ts';
import { mergeCell, mergeStates, type Returned } from '#core/review/merge.ts';
import { withState, withText } from '../../project/cell-rules.ts';
import type { OpenProject } from '../../project/open-project.ts';
import { eachStepOfCell } from '../../store/steps-repository.ts';

/** What is said of a cell. */
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

const byReview: ReadonlySet<ActionKind> = new Set([
  'merge-review',
  'answer-review',
  'answer-all-review',
  'settle-review',
]);

/**
 * The state the translator gave a cell, without what followed from reviews since: a state that came about by what others
 * said would otherwise count as one more judgement, and it would make a difference who was heard first.
 */
const ownState = ({ handle }: OpenProject, { text, state }: Cell, frozen: FrozenCell): CellState => {
  if (state === frozen.state) return state;
  let own = state;
  for (const { kind, step } of eachStepOfCell(handle, frozen.segment, frozen.side)) {
    if (!byReview.has(kind) || step.before === null || step.before.state === 'empty') break;
    // Accepted at once, and open again since.
    if (step.before.text !== text && kind !== 'answer-review') continue;
    if (step.before.text !== text) break;
    own = step.before.state;
    // A round is frozen with the state it has by then, wherever that came from.
    if (own === frozen.state) break;
  }
  return own;
};

/**
 * A cell with the text it gets and the state that follows from what is said of it now (`mergeStates`). Words that nobody
 * left so are a draft.
 */
export const settledCell = (
  project: OpenProject,
  before: Cell,
  text: RichText,
  frozen: FrozenCell,
  said: SaidOfCell,
): Cell => {
  const cell = sameRich(text, before) ? before : withText(before, text, 'typed');
  const isLeftSo = said.returned.some(
    (one) => one.frozen.hash === frozen.hash && sameRich(one.cell.text, text),
  );
  if (cell !== before && !isLeftSo) return cell;
  const state = ownState(project, before, frozen);
  return withState(cell, stateBy({ ...cell, state }, frozen, said)) ?? cell;
};

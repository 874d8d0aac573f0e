import { cellStates, type CellState } from '../model/index.ts';

const reviewedRank = cellStates.indexOf('reviewed');

/** The state that says of a text handed over in `before` that its reviewer accepted it: confirmed, and not as it came. */
export const acceptedState = (before: CellState): CellState =>
  before === 'reviewed' ? 'approved' : 'reviewed';

/** Whether a state says that a text handed over in `before` was accepted by its reviewer, not by somebody earlier. */
export const isAcceptedState = (before: CellState, now: CellState): boolean =>
  now !== before && cellStates.indexOf(now) >= reviewedRank;

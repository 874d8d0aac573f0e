import {
  cellStates,
  isEmpty,
  sameRich,
  type Cell,
  type CellState,
  type RichText,
} from '#core/model/index.ts';

export const sameCell = (a: Cell, b: Cell): boolean =>
  sameRich(a, b) &&
  a.state === b.state &&
  a.locked === b.locked &&
  a.origin === b.origin &&
  a.stale === b.stale;

/** The state of a text that was just changed: a draft until somebody confirms it again. */
export const changedState = (rich: RichText): CellState => (isEmpty(rich) ? 'empty' : 'draft');

/** The state of two texts that are one now: the lower of theirs, and of a text that is there at least a draft. */
export const lowerState = (a: CellState, b: CellState): CellState =>
  cellStates[Math.max(Math.min(cellStates.indexOf(a), cellStates.indexOf(b)), 1)] ?? 'draft';

/** A cell with another text. Whatever it had reached, it is a draft again; emptied, nothing can be out of date in it. */
export const withText = (cell: Cell, { text, tags }: RichText, origin: Cell['origin']): Cell => ({
  ...cell,
  text,
  tags,
  origin,
  state: changedState({ text, tags }),
  stale: cell.stale && !isEmpty({ text, tags }),
});

/** A cell in another state, or null when it cannot be: only an empty text is `empty`, and a locked cell stays as it is. */
export const withState = (cell: Cell, state: CellState): Cell | null => {
  if (cell.locked || (state === 'empty') !== isEmpty(cell)) return null;
  const confirmed = state !== 'empty' && state !== 'draft';
  const next = { ...cell, state, stale: cell.stale && !confirmed };
  return sameCell(cell, next) ? null : next;
};

import { needsWritable } from '../../workspace/availability.ts';
import { tellUnavailable } from '../../workspace/commands.ts';
import type { TypingPort } from '../../workspace/input-hold/input-hold.ts';
import { notifyFailure, useWorkspace } from '../../workspace/store.ts';
import { plainWords } from './formatting/clipboard.ts';
import { refuseTyping } from './damage/damage-store.ts';
import { drawnCell } from './grid-view.ts';
import { focusText } from './move-commands.ts';
import { openCell } from './open-cell.ts';
import { isRestructuring, knownRow } from './rows-cache.ts';

/** True where texts can be edited at all. */
export const isWritable = (): boolean => needsWritable() === null;

/** Says why nothing can be typed anywhere in what is open. */
export const tellNotWritable = (): void => {
  const reason = needsWritable();
  if (reason !== null && reason !== 'no-project') tellUnavailable(reason);
};

/** Says why the open cell takes nothing. */
const refuse = (): void => {
  const { active } = useWorkspace.getState();
  const row = knownRow(active.row);
  if (row === null) notifyFailure({ code: 'cell.locked' });
  else refuseTyping(row, active.side);
};

const state: TypingPort['state'] = () => {
  const { active, mode } = useWorkspace.getState();
  // Row numbers mean other rows until the pages have been read again.
  if (isRestructuring() || drawnCell(active.row, active.side) === null) return 'coming';
  const row = knownRow(active.row);
  if (mode === 'grid' || !isWritable() || row?.cells[active.side] === undefined) return 'ready';
  const open = openCell();
  const isOpen =
    open !== null && open.segment === row.segment && open.side === active.side && open.view.dom.isConnected;
  return isOpen ? 'ready' : 'coming';
};

const insert: TypingPort['insert'] = (text) => {
  const view = openCell()?.view;
  if (view === undefined) {
    if (text.trim() !== '' && !isWritable()) tellNotWritable();
    return false;
  }
  if (view.state.readOnly) {
    // As for keys that did not wait: the reason is told, and is answer enough.
    refuse();
    return true;
  }
  view.dispatch({ ...view.state.replaceSelection(text), userEvent: 'input.type', scrollIntoView: true });
  return true;
};

const copy: TypingPort['copy'] = (how) => {
  const view = openCell()?.view;
  if (view === undefined || view.state.selection.main.empty) return false;
  void navigator.clipboard.writeText(plainWords(view));
  if (how === 'cut' && !view.state.readOnly) {
    view.dispatch({ ...view.state.replaceSelection(''), userEvent: 'delete.cut', scrollIntoView: true });
  }
  return true;
};

/** What input that had to wait may ask of the text. */
export const typingPort: TypingPort = {
  state,
  focus: focusText,
  place: () => {
    const { active } = useWorkspace.getState();
    return drawnCell(active.row, active.side)?.getBoundingClientRect() ?? null;
  },
  insert,
  copy,
};

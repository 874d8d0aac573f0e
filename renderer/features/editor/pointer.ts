import { flushSync } from 'react-dom';
import { isMac } from '../../ui/keys.ts';
import { setCurrent } from '../../workspace/annotations.ts';
import { showIssues } from '../../workspace/issues.ts';
import { goTo, useWorkspace } from '../../workspace/store.ts';
import { openDoubt } from './alternatives-state.ts';
import { chooseTo, clearRows, toggleRow } from './many/chosen-rows.ts';
import { markAt, watchPointer } from './marks/hover.ts';
import { openRowNotes } from './marks/row-notes-state.ts';
import { knownRow } from './rows-cache.ts';
import { tookDrag, watchDrags } from './selecting/drag.ts';
import { openSpellingAt } from './spelling/spelling-store.ts';
import { selectedIn } from './text-places.ts';
import { isWritable, tellNotWritable } from './typing-port.ts';

/** True on a Mac for Command, elsewhere for Control. */
const isAdding = (event: MouseEvent): boolean => (isMac() ? event.metaKey : event.ctrlKey);

/** Chooses rows by their numbers: with Shift up to this one, with Control or Command this one as well. */
const chooseBy = (event: MouseEvent, row: number): boolean => {
  if (event.shiftKey) void chooseTo(row);
  else if (isAdding(event)) toggleRow(row);
  else return false;
  return true;
};

/** Choosing rows selects no words on the way. */
const selectNoWords = (event: MouseEvent): void => {
  const isOnNumber = event.target instanceof Element && event.target.closest('[data-row] th') !== null;
  if (isOnNumber && (event.shiftKey || isAdding(event))) event.preventDefault();
};

/** A click in the grid: on a doubtful character it asks for another, in a text it puts the caret there. */
const clickIn = (event: MouseEvent): void => {
  const { target } = event;
  // The click that ends a drag over several texts has been taken in.
  if (tookDrag()) return;
  if (!(target instanceof Element) || target.closest('[data-place="editor"]') !== null) return;
  const row = Number(target.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? Number.NaN);
  if (!Number.isInteger(row)) return;
  if (target.closest('[data-repairs], [data-findings]') !== null) {
    const segment = knownRow(row)?.segment;
    showIssues(segment === undefined ? {} : { at: { segment, row } });
  }
  const notes = target.closest('[data-notes]');
  const cell = target.closest<HTMLElement>('[data-side]');
  const side = cell?.dataset['side'];
  if (cell === null || side === undefined) {
    if (chooseBy(event, row)) return;
    clearRows();
    goTo({ row, mode: 'grid' });
    if (notes !== null) openRowNotes(row, notes);
    return;
  }
  const mark = markAt(target, event.clientX, event.clientY)?.mark;
  if (mark !== undefined) setCurrent(mark.annotation);
  const doubt = target.closest<HTMLElement>('[data-doubt]');
  if (doubt !== null) {
    goTo({ row, side, mode: 'grid' });
    void openDoubt(row, side, Number(doubt.dataset['doubt']));
    return;
  }
  const text = cell.querySelector('[data-text]');
  const selected = text === null ? null : selectedIn(text);
  goTo({ row, side, mode: 'edit', caret: selected });
};

/** A character typed while moving about opens the cell, and is typed there. */
const typeIn = (event: KeyboardEvent): void => {
  const { mode } = useWorkspace.getState();
  const modified = event.ctrlKey || event.metaKey || event.altKey;
  if (modified || event.key.length !== 1 || event.key === ' ') return;
  if (event.target instanceof Element && event.target.matches('[data-side]')) {
    // A cell that cannot be written in has no caret, also after a click into it.
    if (!isWritable()) {
      tellNotWritable();
      return;
    }
    if (mode !== 'grid') return;
    // The caret has to be in the cell before the key goes on to it.
    flushSync(() => goTo({ mode: 'edit', caret: null }));
  }
};

const ways = ['paste', 'cut', 'dragover', 'drop'] as const;

/** Says why words that come by another way than typing come to nothing. */
const refuseWords = (event: Event): void => {
  if (isWritable() || !(event.target instanceof Element) || event.target.closest('td, [data-side]') === null)
    return;
  const isDrag = event instanceof DragEvent;
  // Files are for the library, wherever they are dropped.
  if (isDrag && event.dataTransfer?.types.includes('Files') === true) return;
  event.preventDefault();
  // Nothing is dropped where dragging over was not allowed first.
  if (event.type !== 'dragover') tellNotWritable();
};

/** A right click on an underlined word asks for others in its place, instead of the menu of the text. */
const askForWords = (event: MouseEvent): void => {
  if (!(event.target instanceof Element) || !openSpellingAt(event.target, event.clientX, event.clientY))
    return;
  event.preventDefault();
  event.stopPropagation();
};

/** Hears the pointer and the keys of the grid, once for all its cells. Answers how to stop. */
export const listenIn = (grid: HTMLElement): (() => void) => {
  grid.addEventListener('mousedown', selectNoWords);
  grid.addEventListener('click', clickIn);
  grid.addEventListener('keydown', typeIn);
  grid.addEventListener('contextmenu', askForWords, { capture: true });
  for (const name of ways) grid.addEventListener(name, refuseWords);
  const stops = [watchDrags(grid), watchPointer(grid)];
  return () => {
    for (const stop of stops) stop();
    grid.removeEventListener('mousedown', selectNoWords);
    grid.removeEventListener('click', clickIn);
    grid.removeEventListener('keydown', typeIn);
    grid.removeEventListener('contextmenu', askForWords, { capture: true });
    for (const name of ways) grid.removeEventListener(name, refuseWords);
  };
};

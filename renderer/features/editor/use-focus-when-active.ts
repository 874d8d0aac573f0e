import { useLayoutEffect, useRef, type RefObject } from 'react';
import { inputMayGoOn, mayTakeFocus } from '../../workspace/input-hold/input-hold.ts';

/** Gives the focus to the active cell while it is not open. Answers what the cell is to be held by. */
export const useFocusWhenActive = <E extends HTMLElement>(focused: boolean): RefObject<E | null> => {
  const cell = useRef<E>(null);
  useLayoutEffect(() => {
    const now = document.activeElement;
    // The focus is only moved when it is in the text already, or nowhere: never taken from a panel.
    const free = now === null || now === document.body || now.closest('[data-place]') !== null;
    if (focused && free && mayTakeFocus()) cell.current?.focus({ preventScroll: true });
    if (focused) inputMayGoOn();
  }, [focused]);
  return cell;
};

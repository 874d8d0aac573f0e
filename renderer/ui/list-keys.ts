import type { KeyboardEvent } from 'react';

/** A box that stands for its line, as where the focus of the list goes, takes no letters: its keys are the list's. */
const isTyping = (target: EventTarget): boolean =>
  (target instanceof HTMLInputElement &&
    (target.type !== 'checkbox' || target.dataset['listFocus'] === undefined)) ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement;

/** Not one that is typed in a field, taken already, or heard from a menu: React counts it among its children, but it lies elsewhere. */
export const isForList = (event: KeyboardEvent, list: HTMLElement | null): boolean =>
  !isTyping(event.target) && !event.defaultPrevented && list?.contains(event.target as Node) === true;

import type { KeyboardEvent } from 'react';

const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement;

/** Not one that is typed in a field, taken already, or heard from a menu: React counts it among its children, but it lies elsewhere. */
export const isForList = (event: KeyboardEvent, list: HTMLElement | null): boolean =>
  !isTyping(event.target) && !event.defaultPrevented && list?.contains(event.target as Node) === true;

import { focusText, hasTextFocus } from './annotations.ts';
import { focusPanel } from './SidePanel.tsx';

/** The regions of the workspace in the order in which F6 goes through them; `data-region` names them. */
const order = ['text', 'panel', 'above', 'drawer'] as const;
type Region = (typeof order)[number];

/** What in a region the focus goes to: what it says itself, its current item, its first control. */
const targets = [
  '[data-region-focus]',
  '[data-list-focus][tabindex="0"]',
  '[role="tab"][data-state="active"]',
  'input:not([type="range"], :disabled), button:not(:disabled), [tabindex]',
];

const isSeen = (element: HTMLElement): boolean => element.checkVisibility();

const elementOf = (region: Region): HTMLElement | null =>
  [...document.querySelectorAll<HTMLElement>(`[data-region="${region}"]`)].find(isSeen) ?? null;

const targetIn = (element: HTMLElement): HTMLElement | null => {
  for (const selector of targets) {
    const found = [...element.querySelectorAll<HTMLElement>(selector)].find(isSeen);
    if (found !== undefined) return found;
  }
  return null;
};

/** Where the focus is; what belongs to no region counts as outside. */
const current = (): Region | null => {
  const name = document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region'];
  return order.find((region) => region === name) ?? null;
};

/** Moves the focus into a region; answers whether there is anything there. */
export const focusRegion = (region: Region): boolean => {
  if (region === 'text') {
    focusText();
    return true;
  }
  const element = elementOf(region);
  if (element !== null && region === 'panel') {
    focusPanel();
    return true;
  }
  const target = element === null ? null : targetIn(element);
  target?.focus();
  return target !== null;
};

/** Goes on to the next region that is open, or back to the one before; from outside of all into the text. */
export const stepRegion = (by: 1 | -1): void => {
  const here = current();
  if (here === null || (here === 'text' && !hasTextFocus())) {
    focusText();
    return;
  }
  const at = order.indexOf(here);
  const others = order.map((_, step) => order[(at + by * step + order.length * 2) % order.length]);
  others.slice(1).some((region) => region !== undefined && focusRegion(region));
};

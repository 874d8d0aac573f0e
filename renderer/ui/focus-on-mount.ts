/** A ref that moves the focus to an element when it appears: for what the user just asked to see. */
export const focusOnMount = (element: HTMLElement | null): void => element?.focus();

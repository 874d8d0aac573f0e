/** Puts the focus on the card of an item as a whole, once what is on the screen has followed. */
export const focusItem = (item: string): void => {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`[data-item="${CSS.escape(item)}"] [data-list-focus]`)?.focus();
  });
};

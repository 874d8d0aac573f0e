import type { Side } from '#core/model/index.ts';

/** Columns in the order in which they are read: first those that `order` names, then the others as they are. */
export const inReadingOrder = (columns: readonly Side[], order: readonly Side[]): readonly Side[] => {
  const named = order.filter((side) => columns.includes(side));
  return [...new Set([...named, ...columns])];
};

import type { ReviewItemInfo } from '#api/review.ts';
import { openStandings } from '../host-store.ts';

/** The text around an item's change: what stands before and after it in the frozen text. */
export const aroundOf = ({
  frozen,
  before,
}: Pick<ReviewItemInfo, 'frozen' | 'before'>): { readonly lead: string; readonly trail: string } => {
  const points = Array.from(frozen);
  return { lead: points.slice(0, before.start).join(''), trail: points.slice(before.end).join('') };
};

/** The words one begins with when one writes one's own in a suggestion's place. */
export const wordingToBegin = ({ clash, inserted }: Pick<ReviewItemInfo, 'clash' | 'inserted'>): string =>
  clash === null ? inserted : clash.theirs;

/** True while it waits for an answer. */
export const isOpen = ({ standing }: Pick<ReviewItemInfo, 'standing'>): boolean =>
  openStandings.some((one) => one === standing);

/** The next of `count` items after `index` that waits for an answer, of those that `at` knows; null when none does. */
export const nextOpen = (
  at: (index: number) => Pick<ReviewItemInfo, 'standing'> | undefined,
  index: number,
  count: number,
): number | null => {
  for (let next = index + 1; next < count; next += 1) {
    const item = at(next);
    if (item === undefined) return null;
    if (isOpen(item)) return next;
  }
  return null;
};

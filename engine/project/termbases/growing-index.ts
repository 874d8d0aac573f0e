import type { TermIndex } from '#core/terms/index.ts';
import { takeTurns } from '../../turns.ts';

/**
 * An index of terms that is made little by little. `grow` takes in the next concepts, a few milliseconds of work, and answers whether all are in
 * it then. What is changed meanwhile is taken in by whoever keeps it.
 */
export type GrowingIndex = {
  readonly index: TermIndex;
  readonly grow: () => boolean;
  /** How many concepts are not in it yet, about. */
  readonly left: () => number;
};

/** Concepts taken in by one `grow`: some 35 microseconds each. */
export const portion = 100;

/** Concepts that a caller who does not wait takes in himself: for most termbases that is all. */
const atOnce = 2000;

/** Takes in all that there is, which for a hundred thousand concepts is seconds. */
export const growWhole = (growing: readonly GrowingIndex[]): void => {
  for (const { grow } of growing) while (!grow());
};

/** Takes in all that there is where that is little; answers whether it was. */
export const growSome = (growing: readonly GrowingIndex[]): boolean =>
  growing.every(({ grow, left }) => {
    if (grow()) return true;
    if (left() > atOnce) return false;
    while (!grow());
    return true;
  });

/** Takes in all that there is, giving way to other work, for as long as somebody wants it; answers whether it is done. */
export const growInTurns = async (
  growing: () => readonly GrowingIndex[],
  isWanted: () => boolean,
): Promise<boolean> => {
  const turn = takeTurns();
  for (;;) {
    if (!isWanted()) return false;
    const next = growing().find(({ grow }) => !grow());
    if (next === undefined) return true;
    await turn();
  }
};

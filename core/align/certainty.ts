/**
 * Of the logistic that turns the share of paths into a certainty (Platt 1999): fitted to documentation and to texts generated from free prose. The bench
 * shows for each genre how far it is off.
 */
const intercept = 1.03;
const slope = 1.015;

/**
 * By the sizes of a bead, what its share of paths does not say. That sentences stand alone is less sure: a path cannot tell that they are said elsewhere, or
 * in other words. So is that two are joined into one: where one of them has no counterpart, that takes little more.
 */
const bySize = { single: 0, alone: -1.26, joined: -0.6, several: -0.31 } as const;

const sizeOfBead = (left: number, right: number): keyof typeof bySize => {
  if (left === 0 || right === 0) return 'alone';
  if (left + right === 2) return 'single';
  return left + right === 3 ? 'joined' : 'several';
};

/** A pair that is less certain is marked, to be looked at. */
export const certainFrom = 0.8;

/** No bead is surer than this, and none less sure. */
const bounds = { least: 0.01, most: 0.99 } as const;

/** How probable it is that a bead of so many sentences is right, from its share of all paths: 0 to 1. */
export const certaintyOf = (posterior: number, left: number, right: number): number => {
  const share = Math.min(0.9999, Math.max(0.0001, posterior));
  const sum = intercept + slope * Math.log(share / (1 - share)) + bySize[sizeOfBead(left, right)];
  return Math.min(bounds.most, Math.max(bounds.least, 1 / (1 + Math.exp(-sum))));
};

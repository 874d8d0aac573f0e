/**
 * Of the logistic that turns the share of paths into a certainty (Platt 1999): fitted to prose, documentation and texts generated of both, by
 * cross-validation over texts. The bench shows for each genre how far it is off.
 */
const intercept = 0.86;
const slope = 1.15;

/** That sentences stand alone is less sure than its share of paths says: a path cannot tell that they are said elsewhere, or in other words. */
const alone = -1.32;

/** A pair that is less certain is marked, to be looked at. */
export const certainFrom = 0.8;

/** No bead is surer than this, and none less sure. */
const bounds = { least: 0.01, most: 0.99 } as const;

/** How probable it is that a bead is right, from its share of all paths and whether it has sentences of one text only: 0 to 1. */
export const certaintyOf = (posterior: number, isAlone: boolean): number => {
  const share = Math.min(0.9999, Math.max(0.0001, posterior));
  const sum = intercept + slope * Math.log(share / (1 - share)) + (isAlone ? alone : 0);
  return Math.min(bounds.most, Math.max(bounds.least, 1 / (1 + Math.exp(-sum))));
};

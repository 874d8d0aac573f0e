/**
 * Of the logistic that turns the share of paths into a certainty (Platt 1999): fitted to half of the gold set, prose and documentation with equal
 * weight. The bench shows it on the other half.
 */
const intercept = 0.82;
const slope = 1.03;

/** A pair that is less certain is marked, to be looked at. */
export const certainFrom = 0.8;

/** No bead is surer than this, and none less sure. */
const bounds = { least: 0.01, most: 0.99 } as const;

/** How probable it is that a bead is right, from its share of all paths: 0 to 1. */
export const certaintyOf = (posterior: number): number => {
  const share = Math.min(0.9999, Math.max(0.0001, posterior));
  const certainty = 1 / (1 + Math.exp(-intercept - slope * Math.log(share / (1 - share))));
  return Math.min(bounds.most, Math.max(bounds.least, certainty));
};

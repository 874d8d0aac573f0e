/** What is known of a bead when its certainty is asked for. */
export type BeadFacts = {
  readonly posterior: number;
  readonly score: number;
  /** Sentences on both sides. */
  readonly size: number;
};

/** How probable it is that a bead is right. */
export const certaintyOf = ({ posterior }: BeadFacts): number => Math.min(0.99, Math.max(0.01, posterior));

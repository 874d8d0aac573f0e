/** `context`: the same original between the same neighbours. `exact`: the same original. `piece`: the original is a part of the one asked about. */
export type MatchKind = 'context' | 'exact' | 'fuzzy' | 'piece';

/** What is taken off a score for what the folded text hides, each as a share of one. */
export const penalties = {
  /** The originals are Chinese in different scripts. */
  script: 0.01,
  /** The same folded text, but other letters: case, width, quotation marks, white space. */
  form: 0.01,
  /** The originals have different tags. */
  tags: 0.01,
} as const;

export type Penalty = keyof typeof penalties;

/** Beneath this nothing is a match, however few there are. */
export const lowestThreshold = 0.5;
/** What is looked for when nobody says otherwise. */
export const usualThreshold = 0.6;

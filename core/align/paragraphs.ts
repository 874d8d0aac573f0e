import type { PathBead } from './paths.ts';
import { shareOf, togetherScores, trust } from './together.ts';

type Within = { readonly open: number; readonly none: number };

/** What places where paragraphs begin say of a bead: logarithms of how much likelier they are there than anywhere. */
export type ParagraphScores = {
  /** Where a bead begins, by `2 * left + right`: 1 for a text that begins a paragraph there. */
  readonly start: Float64Array;
  /** For each further sentence of a bead, which begins a paragraph or does not. */
  readonly left: Within;
  readonly right: Within;
};

/** Odds of 6 that a paragraph begins in one text where one begins in the other, against where none does. */
const affinities = [6, 1, 1, 1];

/** The same within a bead, against anywhere. */
const withinOdds = 0.4;

const withinOf = (opens: Uint8Array, spans: readonly (readonly [number, number])[]): Within => {
  const share = shareOf(opens);
  const usual = (share * withinOdds) / (share * withinOdds + 1 - share);
  let [open, all] = [0, 0];
  for (const [from, end] of spans)
    for (let at = from + 1; at < end; at += 1) {
      open += opens[at] ?? 0;
      all += 1;
    }
  const found = (usual * trust + open) / (trust + all);
  return { open: Math.log(found / share), none: Math.log((1 - found) / (1 - share)) };
};

/**
 * How paragraphs of two texts go together, by usual odds and by beads that are known. Says nothing where each sentence is a paragraph, or none is.
 * @param opens 1 where a sentence begins a paragraph.
 */
export const paragraphScores = (
  opens: { readonly left: Uint8Array; readonly right: Uint8Array },
  beads: readonly PathBead[],
): ParagraphScores => {
  const pairs = beads.filter(({ left, leftEnd, right, rightEnd }) => leftEnd > left && rightEnd > right);
  return {
    start: togetherScores(
      opens,
      pairs.map(({ left, right }) => [left, right]),
      affinities,
    ),
    left: withinOf(
      opens.left,
      pairs.map(({ left, leftEnd }) => [left, leftEnd]),
    ),
    right: withinOf(
      opens.right,
      pairs.map(({ right, rightEnd }) => [right, rightEnd]),
    ),
  };
};

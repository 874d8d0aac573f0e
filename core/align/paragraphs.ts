import type { PathBead } from './paths.ts';

type Within = { readonly open: number; readonly none: number };

/** What places where paragraphs begin say of a bead: logarithms of how much likelier they are there than anywhere. */
export type ParagraphScores = {
  /** Where a bead begins, by `2 * left + right`: 1 for a text that begins a paragraph there. */
  readonly start: Float64Array;
  /** For each further sentence of a bead, which begins a paragraph or does not. */
  readonly left: Within;
  readonly right: Within;
};

/** Odds that a paragraph begins in one text where one begins in the other, against where none does. */
const togetherOdds = 6;

/** The same within a bead, against anywhere. */
const withinOdds = 0.4;

/** The usual odds count as so many beads beside those that were found. */
const trust = 60;

export const shareOf = (opens: Uint8Array): number => {
  let count = 0;
  for (const open of opens) count += open;
  // Never quite all nor none: logarithms are taken.
  return (count + 0.01) / (opens.length + 0.02);
};

/** The chance that two events of chances `p` and `q` come together, whose odds ratio is given (Plackett 1965). */
const bothOf = (p: number, q: number, odds: number): number => {
  const s = 1 + (odds - 1) * (p + q);
  return (s - Math.sqrt(s * s - 4 * odds * (odds - 1) * p * q)) / (2 * (odds - 1));
};

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
 * How much likelier it is that something is so at one place of both texts than anywhere: by `2 * left + right`.
 * @param is 1 for the sentences where it is so.
 * @param places sentences that are known to go together.
 * @param odds that it is so in one text where it is in the other, against where it is not, before anything is known.
 */
export const togetherScores = (
  is: { readonly left: Uint8Array; readonly right: Uint8Array },
  places: readonly (readonly [left: number, right: number])[],
  odds: number,
): Float64Array => {
  const [p, q] = [shareOf(is.left), shareOf(is.right)];
  const both = bothOf(p, q, odds);
  const chances = [1 - p - q + both, q - both, p - both, both];
  const anywhere = [(1 - p) * (1 - q), (1 - p) * q, p * (1 - q), p * q];
  const counts = new Float64Array(4);
  for (const [left, right] of places) {
    const at = 2 * (is.left[left] ?? 0) + (is.right[right] ?? 0);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts.map((count, at) =>
    Math.log(
      Math.max(1e-9, ((chances[at] ?? 0) * trust + count) / (trust + places.length)) /
        Math.max(1e-9, anywhere[at] ?? 0),
    ),
  );
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
      togetherOdds,
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

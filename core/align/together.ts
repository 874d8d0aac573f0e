/** The usual odds count as so many beads beside those that were found. */
export const trust = 60;

/** How often something is so. */
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

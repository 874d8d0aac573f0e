/** The usual chances count as so many beads beside those that were found. */
export const trust = 60;

/** How often each of `kinds` is so. Never quite all nor none: logarithms are taken. */
const sharesOf = (is: Uint8Array, kinds: number): Float64Array => {
  const counts = new Float64Array(kinds).fill(0.01);
  for (const kind of is) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts.map((count) => count / (is.length + 0.01 * kinds));
};

/** How often something is so that is 1. */
export const shareOf = (is: Uint8Array): number => sharesOf(is, 2)[1] ?? 0;

/** Rounds after which rows and columns have their sums, near enough. */
const rounds = 30;

/** Chances of all pairs of kinds that have the shares of both texts and the odds of `affinities` (iterative proportional fitting; Deming and Stephan 1940). */
const jointOf = (p: Float64Array, q: Float64Array, affinities: Float64Array): Float64Array => {
  const kinds = p.length;
  const joint = affinities.map((odds, at) => odds * (p[Math.floor(at / kinds)] ?? 0) * (q[at % kinds] ?? 0));
  const scale = (first: number, step: number, wanted: number): void => {
    let sum = 0;
    for (let n = 0; n < kinds; n += 1) sum += joint[first + n * step] ?? 0;
    for (let n = 0; n < kinds; n += 1)
      joint[first + n * step] = ((joint[first + n * step] ?? 0) * wanted) / sum;
  };
  for (let round = 0; round < rounds; round += 1) {
    for (let n = 0; n < kinds; n += 1) scale(n * kinds, 1, p[n] ?? 0);
    for (let n = 0; n < kinds; n += 1) scale(n, kinds, q[n] ?? 0);
  }
  return joint;
};

/**
 * How much likelier it is that kinds stand at one place of both texts than anywhere: by `left * kinds + right`.
 * @param is the kind of each sentence, from 0.
 * @param places sentences that are known to go together.
 * @param affinities how much likelier kinds stand beside each other than others do, before anything is known: a square.
 */
export const togetherScores = (
  is: { readonly left: Uint8Array; readonly right: Uint8Array },
  places: readonly (readonly [left: number, right: number])[],
  affinities: readonly number[],
): Float64Array => {
  const kinds = Math.sqrt(affinities.length);
  const [p, q] = [sharesOf(is.left, kinds), sharesOf(is.right, kinds)];
  const chances = jointOf(p, q, Float64Array.from(affinities));
  const counts = new Float64Array(kinds * kinds);
  for (const [left, right] of places) {
    const at = kinds * (is.left[left] ?? 0) + (is.right[right] ?? 0);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts.map((count, at) =>
    Math.log(
      Math.max(1e-9, ((chances[at] ?? 0) * trust + count) / (trust + places.length)) /
        Math.max(1e-9, (p[Math.floor(at / kinds)] ?? 0) * (q[at % kinds] ?? 0)),
    ),
  );
};

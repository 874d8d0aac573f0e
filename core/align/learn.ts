import type { Chances } from './correspondences.ts';
import type { PathBead } from './paths.ts';
import type { Counted } from './vocabulary.ts';

/** Words occur together at least so often before anything is learned of them. */
const leastTogether = 2;

/** A word that is in more than this many beads is one of those that stand in any sentence. */
const mostShare = 0.2;

/** Dunning's likelihood ratio (1993) of words that occur together this often by chance once in some ten thousand pairs. */
const leastRatio = 12;

const entropyTerm = (k: number, n: number, p: number): number =>
  (k === 0 ? 0 : k * Math.log(p)) + (n - k === 0 ? 0 : (n - k) * Math.log(1 - p));

const likelihoodRatio = (together: number, a: number, b: number, beads: number): number => {
  const p = b / beads;
  const p1 = together / a;
  const p2 = (b - together) / Math.max(1, beads - a);
  return (
    2 *
    (entropyTerm(together, a, p1) +
      entropyTerm(b - together, beads - a, p2) -
      entropyTerm(together, a, p) -
      entropyTerm(b - together, beads - a, p))
  );
};

const tokensIn = ({ sentences: { starts, ids } }: Counted, from: number, end: number): ReadonlySet<number> =>
  new Set(ids.subarray(starts[from], starts[end]));

/** Tokens of a bead that nothing of the other side answers, as far as it is known. */
const unexplained = (
  lefts: ReadonlySet<number>,
  rights: ReadonlySet<number>,
  known: Chances,
): { readonly left: readonly number[]; readonly right: readonly number[] } => {
  const explained = new Set<number>();
  const left = [...lefts].filter((token) => {
    let isAnswered = false;
    for (const other of known[token]?.keys() ?? [])
      if (rights.has(other)) {
        isAnswered = true;
        explained.add(other);
      }
    return !isAnswered;
  });
  return { left, right: [...rights].filter((token) => !explained.has(token)) };
};

/**
 * Word correspondences that the texts themselves show: words that stand together in beads of a first pass again and again, where
 * nothing known answers them. Names above all. Adds to `known` what it finds.
 * @param beads those that are certain enough; each is counted once.
 */
export const learnedChances = (
  left: Counted,
  right: Counted,
  known: Chances,
  beads: readonly PathBead[],
): Chances => {
  const together = new Map<number, Map<number, number>>();
  const leftCounts = new Float64Array(left.vocabulary.tokens.length);
  const rightCounts = new Float64Array(right.vocabulary.tokens.length);
  const most = Math.max(3, beads.length * mostShare);
  for (const bead of beads) {
    const lefts = tokensIn(left, bead.left, bead.leftEnd);
    const rights = tokensIn(right, bead.right, bead.rightEnd);
    for (const token of lefts) leftCounts[token] = (leftCounts[token] ?? 0) + 1;
    for (const token of rights) rightCounts[token] = (rightCounts[token] ?? 0) + 1;
    const open = unexplained(lefts, rights, known);
    for (const token of open.left) {
      if ((left.vocabulary.counts[token] ?? 0) < leastTogether) continue;
      const row = together.get(token) ?? new Map<number, number>();
      together.set(token, row);
      for (const other of open.right)
        if ((right.vocabulary.counts[other] ?? 0) >= leastTogether) row.set(other, (row.get(other) ?? 0) + 1);
    }
  }
  return known.map((row, token) => {
    const a = leftCounts[token] ?? 0;
    if (a < leastTogether || a > most) return row;
    let out: Map<number, number> | null = null;
    for (const [other, count] of together.get(token) ?? []) {
      const b = rightCounts[other] ?? 0;
      if (count < leastTogether || b > most || count < 0.3 * a || count < 0.15 * b) continue;
      if (likelihoodRatio(count, a, b, beads.length) < leastRatio) continue;
      out ??= new Map(row);
      // One occurrence is taken off: that of the place that is scored by it.
      out.set(other, Math.max(out.get(other) ?? 0, (0.8 * (count - 1)) / a));
    }
    return out ?? row;
  });
};

import type { Chances } from './correspondences.ts';
import type { PathBead } from './paths.ts';
import { RowsBuilder, type Counted } from './vocabulary.ts';

/** Words occur together at least so often before anything is learned of them. */
const leastTogether = 2;

/** A word that is in more than this many beads is one of those that stand in any sentence. */
const mostShare = 0.2;

/** What occurs together seldomer, as shares of where either of them occurs, is nobody's translation. */
const leastShare = { left: 0.3, right: 0.15 } as const;

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

/** Different tokens of some sentences. */
const tokensIn = ({ sentences: { starts, ids } }: Counted, from: number, end: number): Set<number> =>
  new Set(ids.subarray(starts[from], starts[end]));

/** Calls `take` with the tokens of each side of a bead that nothing of the other side answers, as far as it is known. */
const eachOpen = (
  left: Counted,
  right: Counted,
  known: Chances,
  beads: readonly PathBead[],
  take: (left: readonly number[], right: readonly number[]) => void,
): void => {
  const occursAgain = ({ vocabulary: { counts } }: Counted, token: number): boolean =>
    (counts[token] ?? 0) >= leastTogether;
  for (const bead of beads) {
    const rights = tokensIn(right, bead.right, bead.rightEnd);
    const answered = new Set<number>();
    const lefts = [...tokensIn(left, bead.left, bead.leftEnd)].filter((token) => {
      let isAnswered = false;
      for (let at = known.starts[token] ?? 0; at < (known.starts[token + 1] ?? 0); at += 1) {
        const other = known.ids[at] ?? 0;
        if (!rights.has(other)) continue;
        isAnswered = true;
        answered.add(other);
      }
      return !isAnswered && occursAgain(left, token);
    });
    take(
      lefts,
      [...rights].filter((token) => !answered.has(token) && occursAgain(right, token)),
    );
  }
};

/** In how many beads each token occurs. */
const beadCounts = (
  counted: Counted,
  spans: readonly (readonly [from: number, end: number])[],
): Float64Array => {
  const counts = new Float64Array(counted.vocabulary.tokens.length);
  for (const [from, end] of spans)
    for (const token of tokensIn(counted, from, end)) counts[token] = (counts[token] ?? 0) + 1;
  return counts;
};

/** Counters of pairs, a power of two: pairs that share one are counted too high, and then exactly. */
const counters = 1 << 22;

const counterOf = (a: number, b: number): number => {
  const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 0x7f4a7c15, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & (counters - 1);
};

/**
 * How often tokens stand together in beads where nothing known answers either: only of those pairs that may do so often enough. Memory is bounded by
 * the counters and what is found.
 */
const countedTogether = (
  left: Counted,
  right: Counted,
  known: Chances,
  beads: readonly PathBead[],
  isEnough: (a: number, b: number, together: number) => boolean,
): ReadonlyMap<number, ReadonlyMap<number, number>> => {
  const atMost = new Uint16Array(counters);
  eachOpen(left, right, known, beads, (lefts, rights) => {
    for (const a of lefts)
      for (const b of rights) {
        const at = counterOf(a, b);
        const before = atMost[at] ?? 0;
        if (before < 0xffff) atMost[at] = before + 1;
      }
  });
  const together = new Map<number, Map<number, number>>();
  eachOpen(left, right, known, beads, (lefts, rights) => {
    for (const a of lefts)
      for (const b of rights) {
        if (!isEnough(a, b, atMost[counterOf(a, b)] ?? 0)) continue;
        const row = together.get(a) ?? new Map<number, number>();
        together.set(a, row);
        row.set(b, (row.get(b) ?? 0) + 1);
      }
  });
  return together;
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
  const lefts = beadCounts(
    left,
    beads.map((bead) => [bead.left, bead.leftEnd]),
  );
  const rights = beadCounts(
    right,
    beads.map((bead) => [bead.right, bead.rightEnd]),
  );
  const most = Math.max(3, beads.length * mostShare);
  const isEnough = (a: number, b: number, together: number): boolean => {
    const [inLeft, inRight] = [lefts[a] ?? 0, rights[b] ?? 0];
    return (
      together >= Math.max(leastTogether, leastShare.left * inLeft, leastShare.right * inRight) &&
      inLeft <= most &&
      inRight <= most
    );
  };
  const together = countedTogether(left, right, known, beads, isEnough);
  const out = new RowsBuilder();
  for (let token = 0; token < known.starts.length - 1; token += 1) {
    const a = lefts[token] ?? 0;
    const found = new Map<number, number>();
    for (let at = known.starts[token] ?? 0; at < (known.starts[token + 1] ?? 0); at += 1)
      found.set(known.ids[at] ?? 0, known.values[at] ?? 0);
    for (const [other, count] of together.get(token) ?? []) {
      if (!isEnough(token, other, count)) continue;
      if (likelihoodRatio(count, a, rights[other] ?? 0, beads.length) < leastRatio) continue;
      // One occurrence is taken off: that of the place that is scored by it.
      found.set(other, Math.max(found.get(other) ?? 0, (0.8 * (count - 1)) / a));
    }
    for (const [other, chance] of found) out.add(other, chance);
    out.endRow();
  }
  return out.weighted();
};

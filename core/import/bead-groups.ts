import type { Bead } from '../align/index.ts';

/** What one translation has for a row: sentences by number, and how certain that is. */
type GroupTexts = { readonly sentences: readonly number[]; readonly certainty: number };

/** A row to be: sentences of the original, half open, and for each translation what goes with them. */
export type BeadGroup = {
  readonly from: number;
  readonly end: number;
  readonly texts: readonly GroupTexts[];
};

const numbers = (from: number, end: number): readonly number[] =>
  Array.from({ length: end - from }, (_, n) => from + n);

/** Where no translation needs sentences before and behind to be together. */
const cutsOf = (count: number, alignments: readonly (readonly Bead[])[]): readonly number[] => {
  const inside = new Uint8Array(count + 1);
  for (const beads of alignments)
    for (const { left, leftEnd } of beads) if (leftEnd > left + 1) inside.fill(1, left + 1, leftEnd);
  return numbers(0, count + 1).filter((at) => inside[at] === 0);
};

/**
 * Rows of an original with several translations, of what each was aligned to by itself: sentences that one of them needs together are one row. A
 * passage that only a translation has is a row without an original, for each of its sentences, unless it lies within a row.
 * @param count sentences of the original.
 */
export const groupBeads = (count: number, alignments: readonly (readonly Bead[])[]): readonly BeadGroup[] => {
  const cuts = cutsOf(count, alignments);
  const isCut = new Set(cuts);
  const next = alignments.map(() => 0);
  const groups: BeadGroup[] = [];
  const nothing: GroupTexts = { sentences: [], certainty: 1 };
  /** Passages of translations alone that stand before a sentence of the original. */
  const addInsertions = (at: number): void =>
    alignments.forEach((beads, k) => {
      for (
        let bead = beads[next[k] ?? 0];
        bead?.leftEnd === at && bead.left === at;
        bead = beads[next[k] ?? 0]
      ) {
        const { certainty } = bead;
        for (const sentence of numbers(bead.right, bead.rightEnd))
          groups.push({
            from: at,
            end: at,
            texts: alignments.map((_, other) =>
              other === k ? { sentences: [sentence], certainty } : nothing,
            ),
          });
        next[k] = (next[k] ?? 0) + 1;
      }
    });
  for (let at = 0; at < count;) {
    addInsertions(at);
    let end = at + 1;
    while (!isCut.has(end)) end += 1;
    const texts = alignments.map((beads, k): GroupTexts => {
      const sentences: number[] = [];
      let certainty = 1;
      for (
        let bead = beads[next[k] ?? 0];
        bead !== undefined && bead.left < end;
        bead = beads[next[k] ?? 0]
      ) {
        sentences.push(...numbers(bead.right, bead.rightEnd));
        certainty = Math.min(certainty, bead.certainty);
        next[k] = (next[k] ?? 0) + 1;
      }
      return { sentences, certainty };
    });
    groups.push({ from: at, end, texts });
    at = end;
  }
  addInsertions(count);
  return groups;
};

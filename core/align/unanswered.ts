import type { BothRatios, Ratios } from './correspondences.ts';
import type { PathBead } from './paths.ts';
import type { Counted, Rows } from './vocabulary.ts';
import { leastWords } from './word-sums.ts';

/** For each token of a text the chance that nothing of the other text answers it, even in a true pair. */
export type Unanswered = { readonly left: Float64Array; readonly right: Float64Array };

/** Tokens that nothing in the other text can answer say nothing: 1; all others `share`. */
const usualOf = (answers: Ratios, count: number, share: number): Float64Array => {
  const out = new Float64Array(count).fill(1);
  for (const id of answers.ids) out[id] = share;
  return out;
};

const rowsIn = ({ starts }: Ratios): number => starts.length - 1;

/** Before anything is known of the texts. */
export const usualUnanswered = ({ toRight, toLeft }: BothRatios, share: number): Unanswered => ({
  left: usualOf(toLeft, rowsIn(toRight), share),
  right: usualOf(toRight, rowsIn(toLeft), share),
});

/** The share of all words counts as so many occurrences of a word beside those that were found. */
const trust = 4;

/** The usual share counts as so many words beside those of the text. */
const usualTrust = 20;

/** No word that can be answered is as good as never answered. */
const most = 0.98;

/** A text whose words are answered by those of another. */
type Side = {
  readonly own: Rows;
  readonly other: Rows;
  /** Of the other's words. */
  readonly ratios: Ratios;
  readonly usual: Float64Array;
};

type Span = readonly [ownFrom: number, ownEnd: number, otherFrom: number, otherEnd: number];

/** How often a word is answered by nothing, as expected under what is usual (one step of expectation maximisation). */
const learnedOf = (
  { own, other, ratios, usual }: Side,
  spans: readonly Span[],
  share: number,
): Float64Array => {
  const said = new Float64Array(usual.length);
  const nothing = new Float64Array(usual.length);
  const all = new Float64Array(usual.length);
  let [nothingSum, allSum] = [share * usualTrust, usualTrust];
  const touched: number[] = [];
  for (const [ownFrom, ownEnd, otherFrom, otherEnd] of spans) {
    const [first, last] = [other.starts[otherFrom] ?? 0, other.starts[otherEnd] ?? 0];
    for (let at = first; at < last; at += 1) {
      const token = other.ids[at] ?? 0;
      for (let n = ratios.starts[token] ?? 0; n < (ratios.starts[token + 1] ?? 0); n += 1) {
        const id = ratios.ids[n] ?? 0;
        if (said[id] === 0) touched.push(id);
        said[id] = (said[id] ?? 0) + (ratios.values[n] ?? 0);
      }
    }
    const scale = 1 / Math.max(last - first, leastWords);
    for (let at = own.starts[ownFrom] ?? 0; at < (own.starts[ownEnd] ?? 0); at += 1) {
      const id = own.ids[at] ?? 0;
      const before = usual[id] ?? 1;
      if (before === 1) continue;
      const chance = before / (before + (1 - before) * scale * (said[id] ?? 0));
      nothing[id] = (nothing[id] ?? 0) + chance;
      all[id] = (all[id] ?? 0) + 1;
      nothingSum += chance;
      allSum += 1;
    }
    for (const id of touched) said[id] = 0;
    touched.length = 0;
  }
  const overall = nothingSum / allSum;
  return usual.map((before, id) =>
    before === 1 ? 1 : Math.min(most, (overall * trust + (nothing[id] ?? 0)) / (trust + (all[id] ?? 0))),
  );
};

/** As beads of a pass show it; words that occur seldom by the share of all. */
export const learnedUnanswered = (
  ratios: BothRatios,
  counted: { readonly left: Counted; readonly right: Counted },
  beads: readonly PathBead[],
  share: number,
): Unanswered => {
  const usual = usualUnanswered(ratios, share);
  const [left, right] = [counted.left.sentences, counted.right.sentences];
  return {
    left: learnedOf(
      { own: left, other: right, ratios: ratios.toLeft, usual: usual.left },
      beads.map((bead) => [bead.left, bead.leftEnd, bead.right, bead.rightEnd]),
      share,
    ),
    right: learnedOf(
      { own: right, other: left, ratios: ratios.toRight, usual: usual.right },
      beads.map((bead) => [bead.right, bead.rightEnd, bead.left, bead.leftEnd]),
      share,
    ),
  };
};

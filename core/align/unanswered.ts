import type { Ratios } from './correspondences.ts';
import type { PathBead } from './paths.ts';
import type { Counted, Rows } from './vocabulary.ts';
import { leastWords } from './word-sums.ts';

/** For each token of a text the chance that nothing of the other text answers it, even in a true pair. */
export type Unanswered = { readonly left: Float64Array; readonly right: Float64Array };

const answerable = (ratios: Ratios, count: number): Uint8Array => {
  const has = new Uint8Array(count);
  for (const id of ratios.ids) has[id] = 1;
  return has;
};

/** Before anything is known of the texts: `share` of words that could be answered; those that nothing answers say nothing. */
export const usualUnanswered = (
  { toRight, toLeft }: { readonly toRight: Ratios; readonly toLeft: Ratios },
  counted: { readonly left: Counted; readonly right: Counted },
  share: number,
): Unanswered => {
  const of = (ratios: Ratios, count: number): Float64Array =>
    Float64Array.from(answerable(ratios, count), (has) => (has === 1 ? share : 1));
  return {
    left: of(toLeft, counted.left.vocabulary.tokens.length),
    right: of(toRight, counted.right.vocabulary.tokens.length),
  };
};

export const tuning = { trust: 4, global: 20, power: 1 };

type Side = { readonly own: Rows; readonly other: Rows; readonly ratios: Ratios };

const learnedOf = (
  { own, other, ratios }: Side,
  usual: Float64Array,
  spans: readonly (readonly [number, number, number, number])[],
  share: number,
  count: number,
): Float64Array => {
  const said = new Float64Array(count);
  const nulls = new Float64Array(count);
  const all = new Float64Array(count);
  let [nullSum, allSum] = [share * tuning.global, tuning.global];
  for (const [ownFrom, ownEnd, otherFrom, otherEnd] of spans) {
    const touched: number[] = [];
    const [first, last] = [own.starts[ownFrom] ?? 0, own.starts[ownEnd] ?? 0];
    for (let at = first; at < last; at += 1) {
      const token = own.ids[at] ?? 0;
      for (let n = ratios.starts[token] ?? 0; n < (ratios.starts[token + 1] ?? 0); n += 1) {
        const id = ratios.ids[n] ?? 0;
        if (said[id] === 0) touched.push(id);
        said[id] = (said[id] ?? 0) + (ratios.values[n] ?? 0);
      }
    }
    const scale = 1 / Math.max(last - first, leastWords);
    for (let at = other.starts[otherFrom] ?? 0; at < (other.starts[otherEnd] ?? 0); at += 1) {
      const id = other.ids[at] ?? 0;
      const before = usual[id] ?? 1;
      if (before === 1) continue;
      const value = before / (before + (1 - before) * scale * (said[id] ?? 0));
      nulls[id] = (nulls[id] ?? 0) + value;
      all[id] = (all[id] ?? 0) + 1;
      nullSum += value;
      allSum += 1;
    }
    for (const id of touched) said[id] = 0;
  }
  const global = nullSum / allSum;
  return usual.map((before, id) =>
    before === 1 ? 1 : Math.min(0.98, (global * tuning.trust + (nulls[id] ?? 0)) / (tuning.trust + (all[id] ?? 0))),
  );
};

/** As beads of a pass show it; tokens that occur seldom by the share of all. */
export const learnedUnanswered = (
  ratios: { readonly toRight: Ratios; readonly toLeft: Ratios },
  counted: { readonly left: Counted; readonly right: Counted },
  usual: Unanswered,
  beads: readonly PathBead[],
  share: number,
): Unanswered => {
  const [left, right] = [counted.left.sentences, counted.right.sentences];
  return {
    left: learnedOf({ own: right, other: left, ratios: ratios.toLeft }, usual.left,
      beads.map((bead) => [bead.right, bead.rightEnd, bead.left, bead.leftEnd]), share, usual.left.length),
    right: learnedOf({ own: left, other: right, ratios: ratios.toRight }, usual.right,
      beads.map((bead) => [bead.left, bead.leftEnd, bead.right, bead.rightEnd]), share, usual.right.length),
  };
};

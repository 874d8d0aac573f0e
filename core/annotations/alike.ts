import { backbone, gapsOf, link, type Gap, type Links } from './links.ts';
import { containment, likeness, shinglesOf, type Features } from './similarity.ts';

/** Comparable texts of one list, and their features. */
export type Compared = {
  readonly text: (at: number) => string;
  readonly features: (at: number) => Features;
};

/** What two texts in the same gap must have in common, and two anywhere, to be versions of one another. */
const alike = 0.4;
const alikeElsewhere = 0.6;
const contained = 0.8;
/** Shorter texts (UTF-16 units of the comparable text) are not looked for elsewhere. */
const longEnough = 10;

/** How strongly two texts in one gap belong together; 0 when they do not. */
const affinity = (a: Features, b: Features): number => {
  const like = likeness(a, b);
  const inside = containment(a, b);
  if (like >= alike) return like;
  return inside >= contained ? inside / 2 : 0;
};

/** Stretches of four characters are rare enough to recognise a changed sentence by. */
const shingle = 4;

/** For each number that occurs in one place of a list only: which; -1 for those in several. */
const rarePlaces = (list: Int32Array, compared: Compared): Map<number, number> => {
  const found = new Map<number, number>();
  for (let at = 0; at < list.length; at += 1) {
    if (list[at] !== -1) continue;
    for (const number of shinglesOf(compared.text(at), shingle)) {
      const known = found.get(number);
      found.set(number, known === undefined || known === at ? at : -1);
    }
  }
  return found;
};

/** For each free place of the first list the free place of the second with which it shares most rare stretches. */
const votes = (links: Links, before: Compared, after: Compared): Map<number, number> => {
  const there = rarePlaces(links.from, after);
  const counts = new Map<number, Map<number, number>>();
  for (const [number, i] of rarePlaces(links.to, before)) {
    const j = there.get(number) ?? -1;
    if (i < 0 || j < 0) continue;
    const of = counts.get(i) ?? new Map<number, number>();
    counts.set(i, of.set(j, (of.get(j) ?? 0) + 1));
  }
  const best = new Map<number, number>();
  for (const [i, of] of counts) {
    best.set(i, [...of].reduce((most, next) => (next[1] > most[1] ? next : most))[0]);
  }
  return best;
};

/** Links changed segments that share stretches nothing else has; also where they were moved. */
export const linkByStretches = (links: Links, before: Compared, after: Compared): void => {
  const found = [...votes(links, before, after)]
    .map(([i, j]) => ({ i, j, like: likeness(before.features(i), after.features(j)) }))
    .filter(({ like }) => like >= alike)
    .sort((a, b) => b.like - a.like);
  for (const { i, j } of found) link(links, i, j);
  const inOrder = new Set(backbone(links));
  for (const { i, j, like } of found) {
    if (links.to[i] !== j || inOrder.has(i)) continue;
    if (like >= alikeElsewhere && before.text(i).length >= longEnough) continue;
    links.to[i] = -1;
    links.from[j] = -1;
  }
};

/** Larger gaps are left alone: what shares no stretch with anything was written anew. */
const largestGap = 10_000;

/** Links what is alike in a gap, in order, so that the sum of likeness is greatest (Needleman and Wunsch 1970). */
const linkGap = (links: Links, { before, after }: Gap, a: Compared, b: Compared): void => {
  const width = after.length + 1;
  if (before.length * after.length > largestGap) return;
  const score = new Float64Array((before.length + 1) * width);
  const own = new Float64Array(score.length);
  for (let i = 1; i <= before.length; i += 1) {
    for (let j = 1; j < width; j += 1) {
      const at = i * width + j;
      own[at] = affinity(a.features(before[i - 1] ?? 0), b.features(after[j - 1] ?? 0));
      const paired = (own[at] ?? 0) > 0 ? (score[at - width - 1] ?? 0) + (own[at] ?? 0) : 0;
      score[at] = Math.max(score[at - 1] ?? 0, score[at - width] ?? 0, paired);
    }
  }
  let [i, j] = [before.length, after.length];
  while (i > 0 && j > 0) {
    const at = i * width + j;
    if (score[at] === score[at - width]) i -= 1;
    else if (score[at] === score[at - 1]) j -= 1;
    else link(links, before[--i] ?? 0, after[--j] ?? 0);
  }
};

/** Links what is alike between the links there are, in order. */
export const linkInGaps = (links: Links, before: Compared, after: Compared): void => {
  for (const gap of gapsOf(links)) linkGap(links, gap, before, after);
};

import { backbone, gapsOf, link, type Gap, type Links } from './links.ts';
import { containment, likeness, shinglesOf, type Features } from './similarity.ts';

/** Comparable texts of one list, and their features. */
export type Compared = {
  /** UTF-16 units of the text as it is. */
  readonly units: (at: number) => number;
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

/** Places of numbers in typed arrays (open addressing): a table of millions takes a fifth of what a `Map` does. */
type Places = { readonly numbers: Int32Array; readonly places: Int32Array };

/** In `places`: nothing is here yet, or the number is in several places. Places themselves are from 1 on. */
const [nothing, several] = [0, -1];

/** Where a number is in a table, or the free cell where it would be. The numbers are hashes already. */
const cellOf = ({ numbers, places }: Places, number: number): number => {
  const mask = numbers.length - 1;
  let cell = number & mask;
  while (places[cell] !== nothing && numbers[cell] !== number) cell = (cell + 1) & mask;
  return cell;
};

/** More free text (UTF-16 units) is not compared by stretches: ten long novels, all of whose sentences changed. */
const mostCompared = 10_000_000;

/** For each number that occurs in one place of a list only: which. */
const rarePlaces = (list: Int32Array, compared: Compared): Places => {
  let count = 0;
  for (let at = 0; at < list.length; at += 1) if (list[at] === -1) count += compared.units(at);
  const size = count > mostCompared ? 2 : 2 ** Math.ceil(Math.log2(count + 1) + 1);
  const table: Places = { numbers: new Int32Array(size), places: new Int32Array(size) };
  if (count > mostCompared) return table;
  for (let at = 0; at < list.length; at += 1) {
    if (list[at] !== -1) continue;
    for (const number of shinglesOf(compared.text(at), shingle)) {
      const cell = cellOf(table, number);
      const known = table.places[cell] ?? nothing;
      table.numbers[cell] = number;
      table.places[cell] = known === nothing || known === at + 1 ? at + 1 : several;
    }
  }
  return table;
};

/** For each free place of the first list the free place of the second with which it shares most rare stretches. */
const votes = (links: Links, before: Compared, after: Compared): Map<number, number> => {
  const there = rarePlaces(links.from, after);
  const here = rarePlaces(links.to, before);
  const best = new Map<number, number>();
  for (let i = 0; i < links.to.length; i += 1) {
    if (links.to[i] !== -1) continue;
    const counts = new Map<number, number>();
    for (const number of new Set(shinglesOf(before.text(i), shingle))) {
      const place = there.places[cellOf(there, number)] ?? nothing;
      if (place === nothing || place === several || here.places[cellOf(here, number)] !== i + 1) continue;
      counts.set(place - 1, (counts.get(place - 1) ?? 0) + 1);
    }
    if (counts.size > 0)
      best.set(i, [...counts].reduce((most, next) => (next[1] > most[1] ? next : most))[0]);
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

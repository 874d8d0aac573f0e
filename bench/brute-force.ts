import { patternOf } from '#core/memory/distance.ts';
import { memoryKey, pointsOf } from '#core/memory/key.ts';
import { firstAtLeast } from '#core/memory/posting-batch.ts';
import { mostEdits, similarity } from '#core/memory/score.ts';
import { alikeInFile } from '#engine/memory/search-file.ts';
import type { MemoryFile } from '#engine/memory/memory-files.ts';

/** The bands that what is found is told by, the highest first. */
const bands = [
  { name: '95–100 %', from: 0.95 },
  { name: '90–95 %', from: 0.9 },
  { name: '80–90 %', from: 0.8 },
  { name: '70–80 %', from: 0.7 },
  { name: '60–70 %', from: 0.6 },
] as const;
const least = 0.6;

/** More units than any sentence has that is alike. */
const mostFound = 4000;

/** Classes that characters are counted by. */
const classes = 64;
const classOf = (point: number): number => (Math.imul(point, 0x9e3779b1) >>> 26) & (classes - 1);

/** Adds to `counts`, from `place` on, how many characters of each class a text has. */
const countClasses = (points: Uint32Array, counts: Uint8Array, place: number): void => {
  for (const point of points) {
    const at = place + classOf(point);
    counts[at] = Math.min(255, (counts[at] ?? 0) + 1);
  }
};

/** A text that is alike: the number of its unit, from 1 on, and its score. */
type Alike = readonly [unit: number, score: number];

/**
 * Compares sentences with every text, and answers those that are 60 % alike and more. It uses nothing of an index, and compares in another way than look-ups do (`core/memory/distance.ts`, in words of 32 bits). Passed over
 * is only what cannot be alike: texts that are too short or too long, and those whose characters differ in too many: one that only one of two texts has, or has more often, costs an edit, and an edit mends one on each side at most.
 */
export const bruteForce = (texts: readonly string[]): ((query: string) => readonly Alike[]) => {
  const keys = texts.map(memoryKey);
  const sizes = keys.map((key) => pointsOf(key).length);
  const order = Uint32Array.from(keys.keys()).sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0));
  const lengths = Uint32Array.from(order, (at) => sizes[at] ?? 0);
  const counts = new Uint8Array(keys.length * classes);
  order.forEach((at, place) => countClasses(pointsOf(keys[at] ?? ''), counts, place * classes));

  const differ = (own: Uint8Array, place: number): number => {
    let [missing, added] = [0, 0];
    for (let n = 0; n < classes; n += 1) {
      const more = (own[n] ?? 0) - (counts[place * classes + n] ?? 0);
      if (more > 0) missing += more;
      else added -= more;
    }
    return Math.max(missing, added);
  };

  return (query) => {
    const pattern = patternOf(memoryKey(query));
    const own = new Uint8Array(classes);
    countClasses(pointsOf(memoryKey(query)), own, 0);
    const to = firstAtLeast(lengths, Math.floor(pattern.length / least + 1e-9) + 1);
    const found: Alike[] = [];
    for (
      let place = firstAtLeast(lengths, Math.ceil(pattern.length * least - 1e-9));
      place < to;
      place += 1
    ) {
      if (differ(own, place) > mostEdits(least, Math.max(pattern.length, lengths[place] ?? 0))) continue;
      const at = order[place] ?? 0;
      const score = similarity(pattern, keys[at] ?? '', least);
      if (score !== null) found.push([at + 1, score]);
    }
    return found;
  };
};

/**
 * Of the units that comparing with every one finds, how many are found, by band: columns of a table.
 * @param texts the originals of the units of the memory, in the order of their numbers from 1 on
 */
export const recallColumns = (
  memory: MemoryFile,
  texts: readonly string[],
  queries: readonly string[],
): Readonly<Record<string, string>> => {
  const tally = bands.map(() => ({ found: 0, all: 0 }));
  const compare = bruteForce(texts);
  for (const query of queries) {
    const found = alikeInFile(memory.database.read, memory.index, query, least, mostFound);
    const units = new Set(found.map(({ id }) => id));
    for (const [unit, score] of compare(query)) {
      const band = tally[bands.findIndex(({ from }) => score >= from - 1e-9)];
      if (band === undefined) continue;
      band.all += 1;
      if (units.has(unit)) band.found += 1;
    }
  }
  return Object.fromEntries(
    bands.map(({ name }, n) => {
      const { found = 0, all = 0 } = tally[n] ?? {};
      const share = all === 0 ? '' : ` (${((found / all) * 100).toFixed(2)} %)`;
      return [name, `${found} of ${all}${share}`];
    }),
  );
};

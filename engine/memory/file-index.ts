import {
  alwaysCompared,
  fewestShared,
  lengthsFor,
  rarestGrams,
  worthComparing,
} from '#core/memory/candidates.ts';
import { patternOf } from '#core/memory/distance.ts';
import { gramsOf, weighedGrams } from '#core/memory/grams.ts';
import { memoryKey, type Alike } from '#core/memory/index.ts';
import { pointsOf } from '#core/memory/key.ts';
import { firstAtLeast, placeOf } from '#core/memory/posting-batch.ts';
import { similarity } from '#core/memory/score.ts';
import { bitsIn, leastDistance, signatureOf } from '#core/memory/signature.ts';
import { createTally, type Tally } from '#core/memory/tally.ts';
import type { ReadHandle } from '../store/handles.ts';
import {
  allBatches,
  batchIds,
  listBetween,
  narrowed,
  type StoredBatch,
} from '../store/memory-index-repository.ts';
import { unitOriginals } from '../store/memory-units-repository.ts';

/** The index of a memory file: in memory fourteen bytes for each text and eight for each gram of a batch; the lists are read when asked for. */
export type FileIndex = { readonly batches: readonly StoredBatch[]; readonly tally: Tally };

/** Reads the index; the one that is known is kept where the file has the same. A batch is never changed. */
export const openFileIndex = (handle: ReadHandle, known?: FileIndex): FileIndex => {
  if (known !== undefined && batchIds(handle).join() === known.batches.map(({ id }) => id).join())
    return known;
  const batches = allBatches(handle);
  return { batches, tally: createTally(Math.max(1, ...batches.map(({ units }) => units.length))) };
};

/** Where the list of a gram lies among those of its batch: from one place up to another, without that. */
type Stretch = readonly [from: number, to: number];

/** Of a batch, which texts have a length that is asked for: their numbers from the first up to the other, without that. */
type Window = { readonly low: number; readonly high: number };

/** For each batch the parts of lists that are worth reading, and how many numbers they hold for each gram in all. */
const survey = (batches: readonly StoredBatch[], windows: readonly Window[], grams: Iterable<number>) => {
  const counts = new Map<number, number>();
  const lists = batches.map(() => new Map<number, Stretch>());
  for (const gram of grams)
    batches.forEach((batch, n) => {
      const place = placeOf(batch.grams, gram);
      if (place < 0) return;
      const from = batch.starts[place] ?? 0;
      const { low, high } = windows[n] ?? { low: 0, high: 0 };
      const part = narrowed(batch, [from, batch.starts[place + 1] ?? from], low, high);
      lists[n]?.set(gram, part);
      counts.set(gram, (counts.get(gram) ?? 0) + part[1] - part[0]);
    });
  return { counts, lists };
};

const windowsOf = (batches: readonly StoredBatch[], shortest: number, longest: number): readonly Window[] =>
  batches.map(({ lengths }) => ({
    low: firstAtLeast(lengths, shortest),
    high: firstAtLeast(lengths, longest + 1),
  }));

/** Weighs the texts of a batch that have one of some grams. */
const weigh = (
  handle: ReadHandle,
  tally: Tally,
  batch: number,
  lists: ReadonlyMap<number, Stretch> | undefined,
  { low, high }: Window,
  grams: readonly (readonly [gram: number, weight: number])[],
): void => {
  for (const [gram, weight] of grams) {
    const part = lists?.get(gram);
    if (part === undefined || part[0] >= part[1]) continue;
    const list = listBetween(handle, batch, ...part);
    tally.count(list, firstAtLeast(list, low), firstAtLeast(list, high), weight);
  }
};

/** Texts of which it is found out whether their characters allow them to be alike: more than are compared. */
const mostWeighed = 3000;

/** A text, and what its distance is at least. */
type Candidate = { readonly unit: number; readonly apart: number };

type Wanted = { readonly key: string; readonly length: number; readonly least: number };

/** `lightest` and `most`: what a text must weigh to be compared, and how many are. */
type Gathered = {
  readonly byWeight: readonly (readonly Candidate[] | undefined)[];
  readonly lightest: number;
  readonly most: number;
};

/** Candidates by what they weigh, in no order among equals; those are left out whose characters alone tell that they are too far apart. */
const gather = (
  handle: ReadHandle,
  { batches, tally }: FileIndex,
  { key, length, least }: Wanted,
): Gathered => {
  const { shortest, longest } = lengthsFor(length, least);
  const weights = weighedGrams(key);
  const windows = windowsOf(batches, shortest, longest);
  const { counts, lists } = survey(batches, windows, weights.keys());
  const wanted = rarestGrams([...counts.keys()], (gram) => counts.get(gram) ?? 0).map(
    (gram) => [gram, weights.get(gram) ?? 1] as const,
  );
  const fewest = fewestShared(key, {
    grams: weights.size,
    read: wanted.length,
    present: [...counts.values()].filter((count) => count > 0).length,
    length,
    least,
  });
  const { lightest, most } = worthComparing(
    wanted.map(([, weight]) => weight),
    { fewest, length },
  );
  const signature = signatureOf(pointsOf(key));
  const byWeight: Candidate[][] = [];
  batches.forEach(({ id, units, lengths, signatures }, n) => {
    const window = windows[n];
    if (window === undefined) return;
    weigh(handle, tally, id, lists[n], window, wanted);
    tally.drain(fewest, mostWeighed, (entry, weight) => {
      const apart = leastDistance(signature, signatures[entry * 2] ?? 0, signatures[entry * 2 + 1] ?? 0);
      const edits = (1 - least) * Math.max(length, lengths[entry] ?? 0) + 1e-9;
      if (apart <= edits) (byWeight[weight] ??= []).push({ unit: units[entry] ?? 0, apart });
    });
  });
  return { byWeight, lightest, most };
};

/** Units by what they weigh, most first; of those that weigh as much the closest by their characters. */
const candidates = (handle: ReadHandle, index: FileIndex, wanted: Wanted): readonly number[] => {
  const { byWeight, lightest, most } = gather(handle, index, wanted);
  const found: number[] = [];
  for (let weight = byWeight.length - 1; weight > 0 && found.length < most; weight -= 1) {
    if (weight < lightest && found.length >= alwaysCompared) break;
    const those = byWeight[weight] ?? [];
    const room = (weight < lightest ? alwaysCompared : most) - found.length;
    const closest = those.length <= room ? those : those.toSorted((a, b) => a.apart - b.apart).slice(0, room);
    for (const { unit } of closest) found.push(unit);
  }
  return found;
};

/** The units whose originals are at least as alike as `least`, most alike first, at most `most`. */
export const alikeInFile = (
  handle: ReadHandle,
  index: FileIndex,
  text: string,
  least: number,
  most: number,
): readonly Alike[] => {
  const key = memoryKey(text);
  if (key === '') return [];
  const pattern = patternOf(key);
  const ids = candidates(handle, index, { key, length: pattern.length, least });
  return unitOriginals(handle, ids)
    .flatMap(({ id, original }): Alike[] => {
      const found = similarity(pattern, memoryKey(original), least);
      return found === null ? [] : [{ id, similarity: found }];
    })
    .sort((a, b) => b.similarity - a.similarity || a.id - b.id)
    .slice(0, most);
};

/** Numbers of lists that are read to find parts of a sentence: the rarest grams first. */
const partsBudget = 60_000;
/** Texts shorter than this (code points) are too short to be told. */
const shortestPart = 4;

/** Units that may be a part of a text: shorter ones whose characters are all in it, by how much of them it shares, most first. */
export const partsInFile = (
  handle: ReadHandle,
  { batches, tally }: FileIndex,
  text: string,
  most: number,
): readonly number[] => {
  const key = memoryKey(text);
  const points = pointsOf(key);
  const windows = windowsOf(batches, shortestPart, points.length - 1);
  const { counts, lists } = survey(batches, windows, gramsOf(key));
  const wanted = rarestGrams([...counts.keys()], (gram) => counts.get(gram) ?? 0, partsBudget).map(
    (gram) => [gram, 1] as const,
  );
  const { low, high } = signatureOf(points);
  const found: { readonly unit: number; readonly share: number }[] = [];
  batches.forEach(({ id, units, lengths, signatures }, n) => {
    const window = windows[n];
    if (window === undefined) return;
    weigh(handle, tally, id, lists[n], window, wanted);
    tally.drain(1, mostWeighed, (entry, times) => {
      // One class more may be that of a mark at its end.
      const others =
        bitsIn((signatures[entry * 2] ?? 0) & ~low) + bitsIn((signatures[entry * 2 + 1] ?? 0) & ~high);
      if (others <= 1) found.push({ unit: units[entry] ?? 0, share: times / (lengths[entry] ?? 1) });
    });
  });
  return found
    .sort((a, b) => b.share - a.share)
    .slice(0, most)
    .map(({ unit }) => unit);
};

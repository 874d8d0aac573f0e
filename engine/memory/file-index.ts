import { fewestShared, lengthsFor, mostCompared, rarestGrams } from '#core/memory/candidates.ts';
import { patternOf } from '#core/memory/distance.ts';
import { gramsOf } from '#core/memory/grams.ts';
import { memoryKey, type Alike } from '#core/memory/index.ts';
import { pointsOf } from '#core/memory/key.ts';
import { firstAtLeast, placeOf } from '#core/memory/posting-batch.ts';
import { similarity } from '#core/memory/score.ts';
import { bitsIn, leastDistance, signatureOf } from '#core/memory/signature.ts';
import { createTally, type Tally } from '#core/memory/tally.ts';
import type { ReadHandle } from '../store/handles.ts';
import { allBatches, listBetween, type StoredBatch } from '../store/memory-index-repository.ts';
import { unitOriginal } from '../store/memory-units-repository.ts';

/** The index of a memory file: in memory fourteen bytes for each text and eight for each gram of a batch; the lists are read when asked for. */
export type FileIndex = { readonly batches: readonly StoredBatch[]; readonly tally: Tally };

export const openFileIndex = (handle: ReadHandle): FileIndex => {
  const batches = allBatches(handle);
  return { batches, tally: createTally(Math.max(1, ...batches.map(({ units }) => units.length))) };
};

/** Where the list of a gram lies among those of its batch. */
type Stretch = { readonly from: number; readonly to: number };

/** For each batch the lists of the grams that are in it, and in how many texts each gram is. */
const survey = (batches: readonly StoredBatch[], grams: Int32Array) => {
  const counts = new Map<number, number>();
  const lists = batches.map((batch): ReadonlyMap<number, Stretch> => {
    const found = new Map<number, Stretch>();
    for (const gram of grams) {
      const place = placeOf(batch.grams, gram);
      if (place < 0) continue;
      const from = batch.starts[place] ?? 0;
      const to = batch.starts[place + 1] ?? from;
      found.set(gram, { from, to });
      counts.set(gram, (counts.get(gram) ?? 0) + to - from);
    }
    return found;
  });
  return { counts, lists };
};

/** Texts of which it is found out whether their characters allow them to be alike: more than are compared. */
const mostWeighed = 3000;

/** A text with how many grams it shares, and what its distance is at least. */
type Candidate = { readonly unit: number; readonly apart: number };

type Wanted = { readonly key: string; readonly length: number; readonly least: number };

/** Candidates by how many grams they share, in no order among equals; those are left out whose characters alone tell that they are too far apart. */
const gather = (
  handle: ReadHandle,
  { batches, tally }: FileIndex,
  { key, length, least }: Wanted,
): readonly (readonly Candidate[] | undefined)[] => {
  const { shortest, longest } = lengthsFor(length, least);
  const grams = gramsOf(key);
  const { counts, lists } = survey(batches, grams);
  const wanted = rarestGrams([...counts.keys()], (gram) => counts.get(gram) ?? 0);
  const fewest = fewestShared(key, {
    grams: grams.length,
    read: wanted.length,
    present: counts.size,
    length,
    least,
  });
  const signature = signatureOf(pointsOf(key));
  const byTimes: Candidate[][] = [];
  batches.forEach(({ id, units, lengths, signatures }, n) => {
    const low = firstAtLeast(lengths, shortest);
    const high = firstAtLeast(lengths, longest + 1);
    for (const gram of wanted) {
      const known = lists[n]?.get(gram);
      if (known === undefined) continue;
      const list = listBetween(handle, id, known.from, known.to);
      tally.count(list, firstAtLeast(list, low), firstAtLeast(list, high));
    }
    tally.drain(fewest, mostWeighed, (entry, times) => {
      const apart = leastDistance(signature, signatures[entry * 2] ?? 0, signatures[entry * 2 + 1] ?? 0);
      const most = (1 - least) * Math.max(length, lengths[entry] ?? 0) + 1e-9;
      if (apart <= most) (byTimes[times] ??= []).push({ unit: units[entry] ?? 0, apart });
    });
  });
  return byTimes;
};

/** Units by how many grams they share, most first; of those that share as many the closest by their characters. */
const candidates = (handle: ReadHandle, index: FileIndex, wanted: Wanted): readonly number[] => {
  const byTimes = gather(handle, index, wanted);
  const found: number[] = [];
  for (let times = byTimes.length - 1; times > 0 && found.length < mostCompared; times -= 1) {
    const those = byTimes[times] ?? [];
    const room = mostCompared - found.length;
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
  return candidates(handle, index, { key, length: pattern.length, least })
    .flatMap((id): Alike[] => {
      const original = unitOriginal(handle, id);
      const found = original === null ? null : similarity(pattern, memoryKey(original), least);
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
  const { counts, lists } = survey(batches, gramsOf(key));
  const wanted = rarestGrams([...counts.keys()], (gram) => counts.get(gram) ?? 0, partsBudget);
  const { low, high } = signatureOf(points);
  const found: { readonly unit: number; readonly share: number }[] = [];
  batches.forEach(({ id, units, lengths, signatures }, n) => {
    const first = firstAtLeast(lengths, shortestPart);
    const end = firstAtLeast(lengths, points.length);
    for (const gram of wanted) {
      const known = lists[n]?.get(gram);
      if (known === undefined) continue;
      const list = listBetween(handle, id, known.from, known.to);
      tally.count(list, firstAtLeast(list, first), firstAtLeast(list, end));
    }
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

import { lengthsFor, mostCompared, rarestGrams } from '#core/memory/candidates.ts';
import { patternOf } from '#core/memory/distance.ts';
import { gramsOf } from '#core/memory/grams.ts';
import { memoryKey, type Alike } from '#core/memory/index.ts';
import { firstAtLeast } from '#core/memory/posting-batch.ts';
import { similarity } from '#core/memory/score.ts';
import { createTally, type Tally } from '#core/memory/tally.ts';
import type { ReadHandle } from '../store/handles.ts';
import {
  allBatches,
  listOf,
  listSize,
  unitOriginal,
  type StoredBatch,
} from '../store/memory-units-repository.ts';

/** The index of a memory file: of each batch six bytes for each text in memory, everything else is read when it is asked for. */
export type FileIndex = { readonly batches: readonly StoredBatch[]; readonly tally: Tally };

export const openFileIndex = (handle: ReadHandle): FileIndex => {
  const batches = allBatches(handle);
  return { batches, tally: createTally(Math.max(1, ...batches.map(({ units }) => units.length))) };
};

type Lists = ReadonlyMap<number, Uint32Array | null>;

/** For each batch the lists of the grams that are in it, those that are short read already; and in how many texts each gram is. */
const survey = (handle: ReadHandle, batches: readonly StoredBatch[], grams: Int32Array) => {
  const counts = new Map<number, number>();
  const lists = batches.map(({ id }): Lists => {
    const found = new Map<number, Uint32Array | null>();
    for (const gram of grams) {
      const list = listSize(handle, id, gram);
      if (list === null) continue;
      found.set(gram, list.entries);
      counts.set(gram, (counts.get(gram) ?? 0) + list.size);
    }
    return found;
  });
  return { counts, lists };
};

/** Units by how many grams they share, most first. */
const candidates = (
  handle: ReadHandle,
  { batches, tally }: FileIndex,
  key: string,
  { length, least }: { readonly length: number; readonly least: number },
): readonly number[] => {
  const { shortest, longest } = lengthsFor(length, least);
  const { counts, lists } = survey(handle, batches, gramsOf(key));
  const wanted = rarestGrams([...counts.keys()], (gram) => counts.get(gram) ?? 0);
  const byTimes: number[][] = [];
  batches.forEach(({ id, units, lengths }, n) => {
    const low = firstAtLeast(lengths, shortest);
    const high = firstAtLeast(lengths, longest + 1);
    for (const gram of wanted) {
      const known = lists[n]?.get(gram);
      if (known === undefined) continue;
      const list = known ?? listOf(handle, id, gram);
      tally.count(list, firstAtLeast(list, low), firstAtLeast(list, high));
    }
    tally.drain((entry, times) => void (byTimes[times] ??= []).push(units[entry] ?? 0));
  });
  const found: number[] = [];
  for (let times = byTimes.length - 1; times > 0 && found.length < mostCompared; times -= 1)
    for (const unit of (byTimes[times] ?? []).slice(0, mostCompared - found.length)) found.push(unit);
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
  return candidates(handle, index, key, { length: pattern.length, least })
    .flatMap((id): Alike[] => {
      const original = unitOriginal(handle, id);
      const found = original === null ? null : similarity(pattern, memoryKey(original), least);
      return found === null ? [] : [{ id, similarity: found }];
    })
    .sort((a, b) => b.similarity - a.similarity || a.id - b.id)
    .slice(0, most);
};

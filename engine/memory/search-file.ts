import { fewestShared, lengthsFor, longestSliced, rarestGrams, waysFor } from '#core/memory/candidates.ts';
import { patternOf } from '#core/memory/distance.ts';
import { memoryKey, type Alike } from '#core/memory/index.ts';
import { pointsOf } from '#core/memory/key.ts';
import { firstAtLeast, placeOf } from '#core/memory/posting-batch.ts';
import { bitsIn, signatureOf } from '#core/memory/signature.ts';
import { placedSlicesOf } from '#core/memory/placed-slices.ts';
import { mostEdits } from '#core/memory/score.ts';
import { segmentTexts } from '#core/memory/slices.ts';
import { makeUpOf, textGrams } from '#core/memory/text-grams.ts';
import type { ReadHandle } from '../store/handles.ts';
import { eachPart, narrowed, segmentsOf, type Stretch } from '../store/memory-index-repository.ts';
import { unitOriginals } from '../store/memory-units-repository.ts';
import {
  keyOf,
  listBlocks,
  leastEdits,
  mayBeAlike,
  sliceRows,
  windowOf,
  type FileIndex,
  type Found,
  type IndexedBatch,
  type Wanted,
  type Window,
} from './file-index.ts';
import { kernel } from './kernel/kernel.ts';
import { createRanking } from './ranking.ts';

type Query = Wanted & { readonly key: string; readonly points: Uint32Array };

/** Steps of comparisons (`distance.ts`) that candidates may take in all: some two milliseconds; where all that may be alike are known, some eight. */
const [mostSteps, mostSureSteps] = [700_000, 3_000_000];
/**
 * Texts that are compared one after another without one that is alike: those that come then have less in common still. The longer a text, the fewer are alike by chance. Measured on 4,300 texts that were 60 % alike and more to
 * 1,000 English sentences, of a million: between two of them were, of up to 26 code points, at most 5,896 others but once, of up to 32 and 38 2,784 and 4,160 but once, of up to 44 and 50 469 and 451 but once.
 */
const slicedInVain = (length: number): number => 6000 - Math.max(0, Math.min(length, 50) - 26) * 225;
/**
 * The same of texts that are found by lists, where what is alike stands out more: between two of 360 were, of up to 66 code points at most 47 others but once, of up to 90 3, of up to 130 53, of more 2 but once.
 * Before the first, which may be one of many letters typed wrong, as many times more.
 */
const listedInVain = (length: number): number => Math.max(60, 250 - Math.max(0, length - 50) * 4);
const moreBeforeFirst = 5;
/** So few texts of the lengths that are possible are all compared. */
const fewTexts = 3000;
/** So few are not many to compare even where they share less than texts that are alike do. */
const fewSliced = 30_000;
const leastOfFew = 0.15;
/**
 * Those are compared that share so many of their pairs, at about the same places, for each code point of the longer text. Measured: of 1,300 English sentences that were 60 to 80 % alike to one of up to 26
 * code points the fewest shared 0.20; of longer ones, of which fewer are alike by chance, the more the longer, 0.39 of 50.
 */
const leastSliced = (length: number): number => 0.2 + Math.max(0, length - 22) * 0.0045;
/** Steps that candidates are ranked by. */
const finest = 64;
/** The same of lists: of the grams that are read, for each code point of the longer text, less what a class of characters that only one of the texts has takes away. */
const [finestListed, lessForClass] = [256, 2];
/** Ranks begin here, so that none is below nothing. */
const leastRank = 64 * lessForClass;

/** Short texts of letters, by the pairs of characters they share. */
const bySlices = (
  handle: ReadHandle,
  index: FileIndex,
  query: Query,
  windows: readonly Window[],
): readonly Found[] => {
  const { pattern } = query;
  const { batches } = index;
  const { counter } = kernel();
  const slices = placedSlicesOf(query.points);
  const isFew = windows.reduce((sum, { low, high }) => sum + high - low, 0) <= fewSliced;
  const share = isFew ? leastOfFew : leastSliced(pattern.length);
  const ranking = createRanking(query, {
    steps: isFew ? mostSureSteps : mostSteps,
    vain: slicedInVain(pattern.length),
  });
  batches.forEach((batch, n) => {
    const { low, high } = windows[n] ?? { low: 0, high: 0 };
    const end = Math.min(high, firstAtLeast(batch.lengths, longestSliced + 1), batch.sliced * segmentTexts);
    for (let from = low; from < end;) {
      const segment = Math.floor(from / segmentTexts);
      const first = segment * segmentTexts;
      const last = Math.min(end, first + segmentTexts);
      counter.count(sliceRows(handle, batch, segment, slices));
      while (from < last) {
        const length = batch.lengths[from] ?? 0;
        const to = Math.min(last, firstAtLeast(batch.lengths, length + 1));
        const longer = Math.max(pattern.length, length);
        const fewest = Math.ceil(Math.max(share, ranking.lowest() / finest) * longer);
        counter.drain(from - first, to - first, fewest, (text, count) =>
          ranking.add(Math.floor((count / longer) * finest), n, first + text),
        );
        from = to;
      }
    }
  });
  return ranking.compare(handle, index);
};

/** For each batch the parts of lists that are worth reading, and how many bytes they have for each gram in all. */
const survey = (batches: readonly IndexedBatch[], windows: readonly Window[], grams: Iterable<number>) => {
  const sizes = new Map<number, number>();
  const lists = batches.map(() => new Map<number, Stretch>());
  for (const gram of grams)
    batches.forEach((batch, n) => {
      const place = placeOf(batch.grams, gram);
      if (place < 0) return;
      const from = batch.starts[place] ?? 0;
      const { low, high } = windows[n] ?? { low: 0, high: 0 };
      const part = narrowed(batch, [from, batch.starts[place + 1] ?? from], low, high);
      lists[n]?.set(gram, part);
      sizes.set(gram, (sizes.get(gram) ?? 0) + part[1] - part[0]);
    });
  return { sizes, lists };
};

/** Counts for the texts of a batch how many of some grams they have, of which at least so many are asked for. */
const countShared = (
  handle: ReadHandle,
  batch: IndexedBatch,
  lists: ReadonlyMap<number, Stretch> | undefined,
  { low, high }: Window,
  { grams, least }: { readonly grams: readonly number[]; readonly least: number },
): void => {
  const { tally } = kernel();
  tally.begin(batch.units.length, { low, high, least });
  const stretches = grams.flatMap((gram) => {
    const part = lists?.get(gram);
    return part === undefined || part[0] >= part[1] ? [] : [part];
  });
  const blockAt = listBlocks(handle, batch, stretches);
  for (const stretch of stretches) eachPart(blockAt, stretch, tally.count);
};

/** Bytes of lists that are read at most, the rarest first; and where reading more makes it sure that nothing is missed. */
const usualBytes = 100_000;
const sureBytes = 600_000;
/** Texts of a batch that may be alike by the grams they share: more than are compared. */
const mostShared = 20_000;
/** Of texts with letters those are compared that share so many of the grams that are read: what is alike shares half of them, what is not a tenth. */
const leastShared = 0.15;

/** The grams that are read: the rarest, but where a bound is known as many as it takes to rule texts out. */
const gramsToRead = (
  sizes: ReadonlyMap<number, number>,
  fewestOf: (read: number) => number,
): readonly number[] => {
  const size = (gram: number): number => sizes.get(gram) ?? 0;
  const usual = rarestGrams([...sizes.keys()], size, usualBytes);
  const present = [...sizes.values()].filter((one) => one > 0).length;
  if (fewestOf(present) <= 1) return usual;
  const all = rarestGrams([...sizes.keys()], size, sureBytes);
  const enough = all.findIndex((_, at) => fewestOf(at + 1) > 1);
  return enough < usual.length ? usual : all.slice(0, enough + 1);
};

/** Texts by the grams they share, the rarest of them. */
const byLists = (
  handle: ReadHandle,
  index: FileIndex,
  query: Query,
  windows: readonly Window[],
): readonly Found[] => {
  const { key, pattern, least } = query;
  const { batches } = index;
  const grams = textGrams(key);
  const { sizes, lists } = survey(batches, windows, grams);
  const present = [...sizes.values()].filter((size) => size > 0).length;
  const fewestOf = (read: number): number =>
    fewestShared(key, { grams: grams.length, present, read, length: pattern.length, least });
  const wanted = gramsToRead(sizes, fewestOf);
  const fewest = fewestOf(wanted.length);
  const isSure = fewest > 1 || makeUpOf(key).letters === 0;
  const lowest = isSure ? fewest : Math.ceil(wanted.length * leastShared);
  const vain = listedInVain(pattern.length);
  const ranking = createRanking(
    query,
    isSure
      ? { steps: mostSureSteps, vain: Infinity }
      : { steps: mostSteps, vain, first: vain * moreBeforeFirst, kept: vain * moreBeforeFirst * 2 },
  );
  batches.forEach((batch, n) => {
    const window = windows[n];
    if (window === undefined) return;
    countShared(handle, batch, lists[n], window, { grams: wanted, least: lowest });
    kernel().tally.drain(mostShared, (text, count) => {
      const longer = Math.max(pattern.length, batch.lengths[text] ?? 0);
      const rank = Math.floor((count / longer) * finestListed) + leastRank;
      // Its characters are far away in memory.
      if (rank < ranking.lowest()) return;
      const edits = leastEdits(batch, text, query);
      if (edits <= mostEdits(least, longer)) ranking.add(rank - edits * lessForClass, n, text);
    });
  });
  return ranking.compare(handle, index);
};

/** All texts of some windows. */
const byAll = (
  handle: ReadHandle,
  index: FileIndex,
  query: Query,
  windows: readonly Window[],
): readonly Found[] => {
  const ranking = createRanking(query, { steps: Infinity, vain: Infinity });
  index.batches.forEach((batch, n) => {
    const { low, high } = windows[n] ?? { low: 0, high: 0 };
    for (let text = low; text < high; text += 1) if (mayBeAlike(batch, text, query)) ranking.add(0, n, text);
  });
  return ranking.compare(handle, index);
};

/** Whether a text is still the original of its unit: it may have been changed or removed since it was put into the index. */
const withUnits = (handle: ReadHandle, found: readonly Found[]): readonly Alike[] => {
  const originals = new Map(
    unitOriginals(
      handle,
      found.map(({ batch, text }) => batch.units[text] ?? 0),
    ).map(({ id, original }) => [id, original]),
  );
  const told = new Set<number>();
  return found.flatMap(({ batch, text, similarity }): Alike[] => {
    const id = batch.units[text] ?? 0;
    const original = originals.get(id);
    if (told.has(id) || original === undefined) return [];
    if (memoryKey(original) !== keyOf(handle, batch, text)) return [];
    told.add(id);
    return [{ id, similarity }];
  });
};

/** Texts read beyond those that are asked for, in place of such as are no more. */
const spare = 20;

/**
 * The units whose originals are at least as alike as `least`, most alike first, at most `most`. All there are where texts of these lengths are few, where the original is of Han
 * characters alone, and mostly else: bench/cases/memory.ts tells how many.
 */
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
  const points = pointsOf(key);
  const query: Query = { key, points, pattern, signature: signatureOf(points), least };
  const { shortest, longest } = lengthsFor(points.length, least);
  const windows = index.batches.map((batch) => windowOf(batch, shortest, longest));
  const ways = waysFor(key, { length: points.length, longest });
  const isConverted = index.batches.every(({ sliced, units }) => sliced === segmentsOf(units.length));
  const texts = windows.reduce((sum, { low, high }) => sum + high - low, 0);
  const found =
    texts <= fewTexts
      ? byAll(handle, index, query, windows)
      : [
          ...(ways.slices ? bySlices(handle, index, query, windows) : []),
          ...(ways.lists || !isConverted ? byLists(handle, index, query, windows) : []),
        ];
  const best = found.toSorted(
    (a, b) => b.similarity - a.similarity || (a.batch.units[a.text] ?? 0) - (b.batch.units[b.text] ?? 0),
  );
  return withUnits(handle, best.slice(0, most + spare)).slice(0, most);
};

/** Bytes of lists that are read to find parts of a sentence: the rarest grams first. */
const partsBytes = 60_000;
/** Texts shorter than this (code points) are too short to be told. */
const shortestPart = 4;
/** Texts of a batch of which it is found out whether their characters allow them to be a part. */
const mostParts = 3000;

/** Units that may be a part of a text: shorter ones whose characters are all in it, by how much of them it shares, most first. */
export const partsInFile = (
  handle: ReadHandle,
  index: FileIndex,
  text: string,
  most: number,
): readonly number[] => {
  const key = memoryKey(text);
  const points = pointsOf(key);
  const windows = index.batches.map((batch) => windowOf(batch, shortestPart, points.length - 1));
  const { sizes, lists } = survey(index.batches, windows, textGrams(key));
  const wanted = rarestGrams([...sizes.keys()], (gram) => sizes.get(gram) ?? 0, partsBytes);
  const { low, high } = signatureOf(points);
  const found: { readonly unit: number; readonly share: number }[] = [];
  index.batches.forEach((batch, n) => {
    const window = windows[n];
    if (window === undefined) return;
    const { units, lengths, signatures } = batch;
    countShared(handle, batch, lists[n], window, { grams: wanted, least: 1 });
    kernel().tally.drain(mostParts, (entry, times) => {
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

import { lengthsFor } from './candidates.ts';
import { patternOf } from './distance.ts';
import { memoryKey, pointsOf } from './key.ts';
import { pieceIn } from './pieces.ts';
import { mostEdits, similarity } from './score.ts';
import {
  createSliceCounter,
  eachSlice,
  fewestSlices,
  segmentTexts,
  segmentWords,
  slicesOf,
  type SliceCounter,
} from './slices.ts';
import { makeUpOf } from './text-grams.ts';

/** A text that is like the one looked for, by the number it was put in under. */
export type Alike = { readonly id: number; readonly similarity: number };

/** Texts in memory, found by likeness. Numbers are whatever the caller counts by. */
export type TextIndex = {
  readonly size: () => number;
  /** Puts a text in, in place of the one that had this number. */
  readonly put: (id: number, text: string) => void;
  readonly remove: (id: number) => void;
  /** The texts with the same key. */
  readonly same: (text: string) => readonly number[];
  /** Texts that are a part of another (`pieces.ts`), the longest first, at most `most`. */
  readonly partsOf: (text: string, most: number) => readonly number[];
  /** The texts at least as alike as `least`, most alike first, at most `most`. */
  readonly alike: (text: string, least: number, most: number) => readonly Alike[];
};

/** `slices`: how many different ones it has. */
type Entry = {
  readonly id: number;
  readonly key: string;
  readonly length: number;
  readonly slices: number;
};

/** Steps of comparisons (`distance.ts`) that a search may take: some eight milliseconds. */
const mostSteps = 3_000_000;
/** Steps of finding a text, as many as those of comparing it. */
const stepsOfFinding = 16;
/** Steps that texts are ranked by. */
const finest = 128;

/** Pairs of a part that the whole need not have: those with the marks at its ends. */
const mostAtEnds = 4;

/** One counter for all: it is as large as a segment. */
let shared: SliceCounter | null = null;

/** Texts in places, and the rows of bits that say which have each slice. */
const createPlaces = () => {
  const entries: (Entry | undefined)[] = [];
  const free: number[] = [];
  /** By segment and slice. */
  const segments: (Int32Array | undefined)[][] = [];

  const change = (place: number, key: string, set: boolean): void => {
    const segment = (segments[Math.floor(place / segmentTexts)] ??= []);
    const bit = place % segmentTexts;
    eachSlice(pointsOf(key), (slice) => {
      const row = (segment[slice] ??= new Int32Array(segmentWords));
      const word = row[bit >>> 5] ?? 0;
      row[bit >>> 5] = set ? word | (1 << (bit & 31)) : word & ~(1 << (bit & 31));
    });
  };

  return {
    put: (entry: Entry): number => {
      const place = free.pop() ?? entries.length;
      entries[place] = entry;
      change(place, entry.key, true);
      return place;
    },
    remove: (place: number): void => {
      change(place, entries[place]?.key ?? '', false);
      entries[place] = undefined;
      free.push(place);
    },
    /** Hands over the texts that have at least `fewest` of some slices, with how many. */
    sharing: (
      slices: readonly number[],
      fewest: number,
      take: (entry: Entry, count: number) => void,
    ): void => {
      const counter = (shared ??= createSliceCounter());
      segments.forEach((segment, n) => {
        const first = n * segmentTexts;
        counter.count(slices.flatMap((slice) => segment[slice] ?? []));
        counter.drain(0, Math.min(segmentTexts, entries.length - first), fewest, (text, count) => {
          const entry = entries[first + text];
          if (entry !== undefined) take(entry, count);
        });
      });
    },
  };
};

/**
 * An empty index. Takes about 32 bytes for each text besides the text itself, and a megabyte. A search counts for all texts at once how many pairs of characters they share with the one that is looked
 * for (`slices.ts`), and compares those that share enough, most first, until a budget of steps is used, which tens of thousands of texts do not reach.
 */
export const createTextIndex = (): TextIndex => {
  const places = createPlaces();
  const placeOf = new Map<number, { readonly place: number; readonly key: string }>();

  const remove = (id: number): void => {
    const known = placeOf.get(id);
    if (known === undefined) return;
    placeOf.delete(id);
    places.remove(known.place);
  };
  const put = (id: number, text: string): void => {
    const key = memoryKey(text);
    if (placeOf.get(id)?.key === key) return;
    remove(id);
    const { letters, dense } = makeUpOf(key);
    if (letters + dense === 0) return;
    const points = pointsOf(key);
    const place = places.put({ id, key, length: points.length, slices: slicesOf(points).length });
    placeOf.set(id, { place, key });
  };

  return {
    size: () => placeOf.size,
    put,
    remove,
    same: (text) => {
      const key = memoryKey(text);
      const slices = slicesOf(pointsOf(key));
      const found: number[] = [];
      places.sharing(slices, slices.length, (entry) => {
        if (entry.key === key) found.push(entry.id);
      });
      return found;
    },
    partsOf: (text, most) => {
      const key = memoryKey(text);
      const found: Entry[] = [];
      places.sharing(slicesOf(pointsOf(key)), 1, (entry, count) => {
        if (count < entry.slices - mostAtEnds || entry.key.length >= key.length) return;
        if (pieceIn(key, entry.key) !== null) found.push(entry);
      });
      return found
        .sort((a, b) => b.length - a.length)
        .slice(0, most)
        .map(({ id }) => id);
    },
    alike: (text, least, most) => {
      const key = memoryKey(text);
      const pattern = patternOf(key);
      const { length } = pattern;
      const { shortest, longest } = lengthsFor(length, least);
      const slices = slicesOf(pointsOf(key));
      const ranked: (Entry[] | undefined)[] = [];
      const lowest = fewestSlices(slices.length, mostEdits(least, longest));
      places.sharing(slices, lowest, (entry, count) => {
        if (entry.length < shortest || entry.length > longest) return;
        const longer = Math.max(length, entry.length);
        if (count < fewestSlices(slices.length, mostEdits(least, longer))) return;
        (ranked[Math.floor((count / longer) * finest)] ??= []).push(entry);
      });
      const found: Alike[] = [];
      let steps = 0;
      for (let step = ranked.length - 1; step >= 0 && steps <= mostSteps; step -= 1)
        for (const entry of ranked[step] ?? []) {
          steps += pattern.words * entry.length + stepsOfFinding;
          const likeness = similarity(pattern, entry.key, least);
          if (likeness !== null) found.push({ id: entry.id, similarity: likeness });
        }
      return found.sort((a, b) => b.similarity - a.similarity || a.id - b.id).slice(0, most);
    },
  };
};

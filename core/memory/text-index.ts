import { candidatesIn } from './candidates.ts';
import { patternOf } from './distance.ts';
import { gramsOf, weighedGrams } from './grams.ts';
import { memoryKey, pointsOf } from './key.ts';
import { similarity } from './score.ts';

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
  /** Texts that may be a part of another: shorter ones, by how much of them it shares, most first, at most `most`. */
  readonly partsOf: (text: string, most: number) => readonly number[];
  /** The texts at least as alike as `least`, most alike first, at most `most`. */
  readonly alike: (text: string, least: number, most: number) => readonly Alike[];
};

type Entry = { readonly key: string; readonly length: number };

/** An empty index. Takes about 12 bytes for each gram and twice the text itself. */
export const createTextIndex = (): TextIndex => {
  const entries = new Map<number, Entry>();
  const lists = new Map<number, number[]>();

  const remove = (id: number): void => {
    const entry = entries.get(id);
    if (entry === undefined) return;
    entries.delete(id);
    for (const gram of gramsOf(entry.key)) {
      const rest = (lists.get(gram) ?? []).filter((other) => other !== id);
      if (rest.length === 0) lists.delete(gram);
      else lists.set(gram, rest);
    }
  };
  const put = (id: number, text: string): void => {
    const key = memoryKey(text);
    if (entries.get(id)?.key === key) return;
    remove(id);
    if (key === '') return;
    entries.set(id, { key, length: pointsOf(key).length });
    for (const gram of gramsOf(key)) {
      const list = lists.get(gram);
      if (list === undefined) lists.set(gram, [id]);
      else list.push(id);
    }
  };
  const textsOf = (gram: number, shortest: number, longest: number): number[] =>
    (lists.get(gram) ?? []).filter((id) => {
      const length = entries.get(id)?.length ?? 0;
      return length >= shortest && length <= longest;
    });

  return {
    size: () => entries.size,
    put,
    remove,
    same: (text) => {
      const key = memoryKey(text);
      let shortest: readonly number[] | undefined;
      for (const gram of gramsOf(key)) {
        const list = lists.get(gram) ?? [];
        if (shortest === undefined || list.length < shortest.length) shortest = list;
      }
      return (shortest ?? []).filter((id) => entries.get(id)?.key === key);
    },
    partsOf: (text, most) => {
      const key = memoryKey(text);
      const shared = new Map<number, number>();
      for (const gram of gramsOf(key))
        for (const id of lists.get(gram) ?? [])
          if ((entries.get(id)?.key.length ?? 0) < key.length) shared.set(id, (shared.get(id) ?? 0) + 1);
      return [...shared]
        .map(([id, times]) => ({ id, share: times / (entries.get(id)?.length ?? 1) }))
        .sort((a, b) => b.share - a.share)
        .slice(0, most)
        .map(({ id }) => id);
    },
    alike: (text, least, most) => {
      const key = memoryKey(text);
      if (key === '') return [];
      const pattern = patternOf(key);
      const candidates = candidatesIn(
        { count: (gram) => lists.get(gram)?.length ?? 0, texts: textsOf },
        weighedGrams(key),
        { length: pattern.length, least },
      );
      return candidates
        .flatMap((id): Alike[] => {
          const found = similarity(pattern, entries.get(id)?.key ?? '', least);
          return found === null ? [] : [{ id, similarity: found }];
        })
        .sort((a, b) => b.similarity - a.similarity || a.id - b.id)
        .slice(0, most);
    },
  };
};

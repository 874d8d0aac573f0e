import type { Range } from '../model/index.ts';

/** A letter or digit of a language that parts words by spaces. */
const spaced = /[^\P{L}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{N}\p{M}]/u;
const single = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const words = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu;
const around = /^[\p{P}\s]+|[\p{P}\s]+$/gu;

const fewestCharacters = 4;
const fewestWords = 2;

/** Whether a part is worth being told: four characters of Chinese or Japanese, or two words of another language. */
const isLongEnough = (part: string): boolean => {
  const characters = part.match(single)?.length ?? 0;
  if (characters >= fewestCharacters) return true;
  return characters === 0 && (part.match(words)?.length ?? 0) >= fewestWords;
};

/** A word does not end between two letters of it. */
const cutsWord = (text: string, at: number): boolean =>
  at > 0 && at < text.length && spaced.test(text.charAt(at - 1)) && spaced.test(text.charAt(at));

/**
 * Where a shorter text, both as keys (`key.ts`), is a part of a sentence: punctuation at its ends does not count, words stay whole. In UTF-16 units; null where it is
 * none, too short to be told, or all of the sentence.
 */
export const pieceIn = (sentence: string, key: string): Range | null => {
  const part = key.replace(around, '');
  if (part.length >= sentence.replace(around, '').length || !isLongEnough(part)) return null;
  for (let start = sentence.indexOf(part); start >= 0; start = sentence.indexOf(part, start + 1)) {
    const end = start + part.length;
    if (!cutsWord(sentence, start) && !cutsWord(sentence, end)) return { start, end };
  }
  return null;
};

/** Longest first; what lies within a longer one, or in the same place as another, is left out. */
export const longestPieces = <T extends { readonly range: Range }>(found: readonly T[]): readonly T[] => {
  const kept: T[] = [];
  const length = ({ range: { start, end } }: T): number => end - start;
  for (const one of found.toSorted((a, b) => length(b) - length(a) || a.range.start - b.range.start))
    if (!kept.some(({ range }) => range.start <= one.range.start && range.end >= one.range.end))
      kept.push(one);
  return kept;
};

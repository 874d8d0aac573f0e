import { pinyinLetters } from './readings.ts';

/** A Han character with a syllable in half-width parentheses right behind it: 現(xiàn). UTF-16 offsets. */
export type GlossMatch = {
  readonly char: string;
  readonly reading: string;
  /** Where the parenthesis opens. */
  readonly start: number;
  readonly end: number;
};

const pattern = new RegExp(`([\\u3400-\\u9fff])\\(([${pinyinLetters}]{1,6})\\)`, 'g');

/** All places that look like a gloss, in order. In: any text. */
export const findGlosses = (text: string): GlossMatch[] =>
  Array.from(text.matchAll(pattern), (match) => ({
    char: match[1] ?? '',
    reading: match[2] ?? '',
    start: match.index + 1,
    end: match.index + match[0].length,
  }));

const gap = new RegExp(`\\(([${pinyinLetters}]{1,6})\\)`, 'y');

/** The `(reading)` that begins exactly at `at`, if any. */
export const glossAt = (
  text: string,
  at: number,
): { readonly reading: string; readonly end: number } | undefined => {
  gap.lastIndex = at;
  const match = gap.exec(text);
  return match ? { reading: match[1] ?? '', end: gap.lastIndex } : undefined;
};

const tail = new RegExp(`\\(([${pinyinLetters}]{1,6})\\)$`);
const longestGloss = 8;

/** Where the `(reading)` that ends exactly at `end` begins, or `end` when there is none. */
export const glossStartBefore = (text: string, end: number): number => {
  if (text.charCodeAt(end - 1) !== 0x29) return end;
  const match = tail.exec(text.slice(Math.max(0, end - longestGloss), end));
  return match ? end - match[0].length : end;
};

import type { Range } from '../model/index.ts';
import { isGraphemeBoundary, utf16Offset } from '../text/codepoints.ts';
import { fold, foldWithMap } from '../text/fold.ts';

const alphabetic = /[\p{L}\p{N}\p{M}]/u;
const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Whether a character belongs to a script that writes words apart, so that a word can be cut by a match. */
const isLatinLike = (character: string): boolean => alphabetic.test(character) && !han.test(character);

const before = (text: string, at: number): string => text.slice(0, at).slice(-2).match(/.$/u)?.[0] ?? '';
const after = (text: string, at: number): string => text.slice(at, at + 2).match(/^./u)?.[0] ?? '';

/** Whether a place (UTF-16) lies within a word of letters: `cat` in `category`. */
const cutsWord = (text: string, at: number): boolean =>
  isLatinLike(before(text, at)) && isLatinLike(after(text, at));

/** `occurrencesIn` for many quotes in one text. */
export const occurrenceFinder = (text: string): ((quote: string) => readonly Range[]) => {
  const { folded, map } = foldWithMap(text);
  const isWhole = (edge: number): boolean =>
    edge === 0 || edge === folded.length || map[edge] !== map[edge - 1];
  const isEdge = (codePoint: number): boolean => {
    const at = utf16Offset(text, codePoint);
    return isGraphemeBoundary(text, at) && !cutsWord(text, at);
  };
  return (quote) => {
    const wanted = fold(quote);
    if (wanted.trim() === '') return [];
    const places: Range[] = [];
    for (let at = folded.indexOf(wanted); at >= 0;) {
      const end = at + wanted.length;
      const range = { start: map[at] ?? 0, end: map[end] ?? 0 };
      const stands = isWhole(at) && isWhole(end) && isEdge(range.start) && isEdge(range.end);
      if (stands) places.push(range);
      at = folded.indexOf(wanted, stands ? end : at + 1);
    }
    return places;
  };
};

/**
 * Where the same words stand in a text, in code points, in order and without overlap: in either Chinese script, any
 * case and width. Words of letters are found as whole words only; no place cuts a grapheme.
 */
export const occurrencesIn = (text: string, quote: string): readonly Range[] => occurrenceFinder(text)(quote);

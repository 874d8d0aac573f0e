import type { Range } from '../model/index.ts';
import { codePointOffset, utf16Offset } from '../text/codepoints.ts';
import { fold } from '../text/fold.ts';
import { numbersIn } from '../text/numerals.ts';
import type { Lexicon } from './lexicon.ts';
import { hanPattern, joinedName, latinPattern, tokensOfWord } from './tokens.ts';

/** A word, and where another text says it; nowhere where that is not known. Code points. */
export type WordMatch = { readonly word: Range; readonly there: readonly Range[] };

/** A word of a text, in UTF-16. */
type Word = { readonly start: number; readonly end: number; readonly text: string; readonly isHan: boolean };

/** Words in letters and, by the longest that the dictionary has, in Chinese characters. */
const wordsIn = (text: string, lexicon: Lexicon | null): readonly Word[] => {
  const words: Word[] = Array.from(text.matchAll(latinPattern), ({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
    text: word,
    isHan: false,
  }));
  const folded = fold(text);
  // Where folding changes the length nothing can be said of places: then each character is a word.
  const key = folded.length === text.length ? folded : text;
  for (let at = 0; at < text.length;) {
    if (!hanPattern.test(key.charAt(at))) {
      at += 1;
      continue;
    }
    let length = Math.min(lexicon?.longestFrom(key.charAt(at)) ?? 1, key.length - at);
    while (length > 1 && lexicon?.has(key.slice(at, at + length)) !== true) length -= 1;
    words.push({ start: at, end: at + length, text: key.slice(at, at + length), isHan: true });
    at += length;
  }
  return words;
};

const holds = ({ start, end }: Pick<Word, 'start' | 'end'>, at: number): boolean => start <= at && at < end;

/** Most characters of a name. */
const longestName = 4;

/** Where Chinese text has characters that are read like a name in letters; a single one only as a family name. */
const readAs = (name: string, han: string, lexicon: Lexicon): readonly Pick<Word, 'start' | 'end'>[] => {
  const found: { start: number; end: number }[] = [];
  for (let start = 0; start < han.length; start += 1) {
    let ways: readonly string[] = [''];
    for (let end = start + 1; end <= Math.min(han.length, start + longestName); end += 1) {
      const readings = [...lexicon.readings(fold(han.charAt(end - 1)))];
      ways = ways.flatMap((way) => readings.map((one) => way + one)).filter((way) => name.startsWith(way));
      if (ways.length === 0) break;
      const isName = end - start > 1 || lexicon.isFamilyName(fold(han.charAt(start)));
      if (isName && ways.includes(name)) found.push({ start, end });
    }
  }
  return found;
};

type Pair = {
  readonly here: Pick<Word, 'start' | 'end'>;
  readonly there: readonly Pick<Word, 'start' | 'end'>[];
};

const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word);

/** A name in letters beside its characters, whichever of the two holds the place. */
const namePair = (text: string, other: string, at: number, lexicon: Lexicon): Pair | null => {
  const letters = Array.from(text.matchAll(latinPattern)).find(
    ({ index, 0: word }) => isCapital(word) && at >= index && at < index + word.length,
  );
  if (letters !== undefined) {
    const there = readAs(joinedName(letters[0]), other, lexicon);
    return there.length === 0
      ? null
      : { here: { start: letters.index, end: letters.index + letters[0].length }, there };
  }
  for (const { index, 0: word } of other.matchAll(latinPattern)) {
    if (!isCapital(word)) continue;
    const here = readAs(joinedName(word), text, lexicon).find((one) => holds(one, at));
    if (here !== undefined) return { here, there: [{ start: index, end: index + word.length }] };
  }
  return null;
};

const numberPair = (text: string, other: string, at: number): Pair | null => {
  const here = numbersIn(text).find((one) => holds(one, at));
  if (here === undefined) return null;
  const there = numbersIn(other).filter(({ value }) => value === here.value);
  return there.length === 0 ? null : { here, there };
};

/** Meanings that are rarer than this for a word are chance. */
const leastShare = 0.03;

/** How surely two words say the same, from 0 to 1. */
const likeness = (a: Word, b: Word, lexicon: Lexicon | null): number => {
  if (a.isHan && b.isHan) return a.text === b.text ? 1 : 0;
  if (!a.isHan && !b.isHan) {
    const stems = new Set(tokensOfWord(b.text, () => false));
    return tokensOfWord(a.text, () => false).some((stem) => stems.has(stem)) ? 1 : 0;
  }
  const [han, letters] = a.isHan ? [a, b] : [b, a];
  const meanings = lexicon?.meanings(han.text);
  return Math.max(0, ...tokensOfWord(letters.text, () => false).map((stem) => meanings?.get(stem) ?? 0));
};

const dictionaryPair = (text: string, other: string, at: number, lexicon: Lexicon | null): Pair | null => {
  const own = wordsIn(text, lexicon);
  const here = own.find((word) => holds(word, at));
  if (here === undefined) return null;
  const likely = wordsIn(other, lexicon)
    .map((word) => ({ word, share: likeness(here, word, lexicon) }))
    // What another word here says better is that one's.
    .filter(
      ({ word, share }) =>
        share >= leastShare && own.every((rival) => likeness(rival, word, lexicon) <= share),
    );
  const best = Math.max(0, ...likely.map(({ share }) => share));
  return { here, there: likely.filter(({ share }) => share >= best / 2).map(({ word }) => word) };
};

/**
 * The word at a place of one text, and where another text says it: a name by its reading, a number by its value, a word by the dictionary; in one
 * language, the same word. Null where no word is. Costs some dozens of look-ups for a sentence.
 * @param at code point.
 */
export const wordCounterparts = (
  text: string,
  other: string,
  at: number,
  lexicon: Lexicon | null,
): WordMatch | null => {
  const place = utf16Offset(text, at);
  const found =
    (lexicon === null ? null : namePair(text, other, place, lexicon)) ??
    numberPair(text, other, place) ??
    dictionaryPair(text, other, place, lexicon);
  if (found === null) return null;
  const range = (of: string, { start, end }: Pick<Word, 'start' | 'end'>): Range => ({
    start: codePointOffset(of, start),
    end: codePointOffset(of, end),
  });
  return { word: range(text, found.here), there: found.there.map((one) => range(other, one)) };
};

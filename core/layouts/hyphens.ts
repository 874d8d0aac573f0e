import createHyphenator from 'hyphen';
import british from 'hyphen/patterns/en-gb.js';
import american from 'hyphen/patterns/en-us.js';
import { primaryOf, type Language } from '../model/index.ts';
import { latinWords } from '../text/latin-words.ts';

/**
 * The places of a text before which a line may end with a hyphen, in code points. Words of fewer than six letters have none, nor is one
 * within the first three or before the last letter of a word (the limits of CSS's `hyphenate-limit-chars: 6 3 2`). None in words with a
 * capital, which may be names, in parts of a word that has a hyphen, and in what is no prose. Empty for other languages than English.
 * Linear in the length of the text.
 */
export type Hyphenator = (text: string, language: Language) => ReadonlySet<number>;

const shortest = 6;
const [before, after] = [3, 2];

/** What stands for a place in the words of the library; no word has it. */
const mark = '-';

/** Regions whose words are divided as in Britain, by their derivation; elsewhere by sound. */
const britishRegions = /-(?:GB|IE|AU|NZ|ZA|IN)(?:-|$)/u;

const lowerCase = /^\p{Ll}+$/u;

const none: ReadonlySet<number> = new Set();

/** Places in words, kept: a book has some ten thousand different ones. */
const placesBy = (patterns: Parameters<typeof createHyphenator>[0]) => {
  const divided = createHyphenator(patterns, { hyphenChar: mark, async: false });
  const known = new Map<string, readonly number[]>();
  return (word: string): readonly number[] => {
    const kept = known.get(word);
    if (kept !== undefined) return kept;
    const found: number[] = [];
    const whole = divided(word);
    const parts = typeof whole === 'string' ? whole.split(mark) : [];
    let at = 0;
    for (const part of parts.slice(0, -1)) {
      at += part.length;
      if (at >= before && word.length - at >= after) found.push(at);
    }
    known.set(word, found);
    return found;
  };
};

/** By the patterns of Liang's algorithm for TeX, of American and British English. */
export const englishHyphens = (): Hyphenator => {
  const placesIn = new Map<unknown, ReturnType<typeof placesBy>>();
  const placesFor = (language: Language) => {
    const patterns = britishRegions.test(language) ? british : american;
    const places = placesIn.get(patterns) ?? placesBy(patterns);
    placesIn.set(patterns, places);
    return places;
  };
  return (text, language) => {
    if (primaryOf(language) !== 'en') return none;
    const places = placesFor(language);
    const found = new Set<number>();
    let joinedTo = -1;
    for (const { start, end, word, isJoined } of latinWords(text)) {
      const isPart = isJoined || start === joinedTo;
      joinedTo = isJoined ? end + 1 : -1;
      // A word that is written otherwise than it is looked up has its letters elsewhere.
      if (isPart || word.length < shortest || word.length !== end - start || !lowerCase.test(word)) continue;
      for (const at of places(word)) found.add(start + at);
    }
    return found;
  };
};

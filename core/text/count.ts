import type { Language } from '../model/language.ts';
import { splitGraphemes } from './codepoints.ts';

export type TextCount = { readonly characters: number; readonly words: number };

/** What a UTF-16 unit is to a counter. */
const kind = {
  other: 0,
  space: 1,
  han: 2,
  letter: 3,
  digit: 4,
  midLetter: 5,
  midDigit: 6,
  midBoth: 7,
  join: 8,
  complex: 9,
};

const inBoth = new Set(["'", '.', '\u2018', '\u2019', '\u2024', '\uff07', '\uff0e']);
const inNumbers = new Set([',', ';', '\u066c', '\uff0c', '\uff1b']);
const inWords = new Set(['\u00b7', '\u0387', '\u2027']);

const kindOf = (character: string): number => {
  if (/[\s\u0085]/u.test(character)) return kind.space;
  if (/[\p{M}\p{Cf}\p{Cs}\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\uff9e\uff9f]/u.test(character))
    return kind.complex;
  if (inBoth.has(character)) return kind.midBoth;
  if (inNumbers.has(character)) return kind.midDigit;
  if (inWords.has(character)) return kind.midLetter;
  if (
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character) &&
    /\p{L}|\p{Nl}/u.test(character)
  )
    return kind.han;
  if (/\p{Pc}/u.test(character)) return kind.join;
  if (/\p{Nd}/u.test(character)) return kind.digit;
  return /[\p{L}\p{Nl}]/u.test(character) ? kind.letter : kind.other;
};

const kinds = Uint8Array.from({ length: 0x10000 }, (_, unit) => kindOf(String.fromCharCode(unit)));

/** Whether a mark between two letters or two digits keeps them one word (UAX #29, WB6, 7, 11, 12). */
const bridges = (mark: number, before: number, after: number): boolean =>
  before === after &&
  ((before === kind.letter && (mark === kind.midLetter || mark === kind.midBoth)) ||
    (before === kind.digit && (mark === kind.midDigit || mark === kind.midBoth)));

/** What a code point is; only outside the Basic Multilingual Plane is it not looked up. */
const kindOfCodePoint = (codePoint: number): number => {
  if (codePoint < 0x10000) return kinds[codePoint] ?? kind.other;
  return kindOf(String.fromCodePoint(codePoint));
};

type Words = { readonly words: number; readonly spaces: number; readonly isComplex: boolean };

/** Words and white space. `isComplex`: some graphemes are longer than a UTF-16 unit. */
const scanWords = (text: string): Words => {
  let words = 0;
  let spaces = 0;
  let isComplex = false;
  let inWord = false;
  let last: number = kind.other;
  for (let i = 0; i < text.length; i += 1) {
    let now = kinds[text.charCodeAt(i)] ?? kind.other;
    if (now === kind.complex) {
      isComplex = true;
      const codePoint = text.codePointAt(i) ?? 0;
      if (codePoint < 0x10000) continue;
      now = kindOfCodePoint(codePoint);
      i += 1;
    }
    if (now === kind.han) {
      words += 1;
      inWord = false;
    } else if (now === kind.letter || now === kind.digit) {
      if (!inWord) words += 1;
      inWord = true;
    } else if (now === kind.space) {
      spaces += 1;
      inWord = false;
    } else if (now !== kind.join) {
      inWord = inWord && bridges(now, last, kinds[text.charCodeAt(i + 1)] ?? kind.other);
    }
    last = now;
  }
  return { words, spaces, isComplex };
};

const countGraphemes = (text: string): number =>
  splitGraphemes(text).filter((grapheme) => !/^[\s\u0085]+$/u.test(grapheme)).length;

/**
 * Characters: graphemes that are not white space, as Word's "characters (no spaces)" has it, punctuation included.
 * Words: each Han character or kana, as Word counts Asian text (but without its punctuation), and each run of other
 * letters and digits (UAX #29, what `Intl.Segmenter` calls word-like). The language does not change the rule, since
 * Chinese text has Latin words and English text Chinese names.
 */
export const countText = (text: string, _language: Language): TextCount => {
  const { words, spaces, isComplex } = scanWords(text);
  return { characters: isComplex ? countGraphemes(text) : text.length - spaces, words };
};

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

/**
 * Characters: graphemes that are not white space, as Word's "characters (no spaces)" has it, punctuation included.
 * Words: each Han character or kana, as Word counts Asian text (but not its punctuation), and each run of other
 * letters and digits (UAX #29, as `Intl.Segmenter` marks word-like). The language does not change the rule, since
 * Chinese text has Latin words and English text Chinese names.
 */
export const countText = (text: string, _language: Language): TextCount => {
  let characters = 0;
  let words = 0;
  let isComplex = false;
  let last = 0;
  let inWord = false;
  for (let i = 0; i < text.length; i += 1) {
    const now = kinds[text.charCodeAt(i)] ?? 0;
    if (now !== kind.space) characters += 1;
    if (now === kind.han) {
      words += 1;
      inWord = false;
    } else if (now === kind.letter || now === kind.digit) {
      if (!inWord) words += 1;
      inWord = true;
    } else if (now === kind.complex) {
      isComplex = true;
    } else if (now !== kind.join) {
      inWord = inWord && bridges(now, last, kinds[text.charCodeAt(i + 1)] ?? 0);
    }
    last = now;
  }
  return isComplex ? { characters: countGraphemes(text), words } : { characters, words };
};

const countGraphemes = (text: string): number =>
  splitGraphemes(text).filter((grapheme) => !/^[\s\u0085]/u.test(grapheme)).length;

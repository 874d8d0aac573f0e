import { isUnspaced, type Language } from '../model/language.ts';
import { splitGraphemes } from './codepoints.ts';

/** `characters`: without white space. `spaces`: the white space; both together are "characters with spaces". */
export type TextCount = { readonly characters: number; readonly words: number; readonly spaces: number };

/** What a UTF-16 unit is to a counter. */
const kind = {
  other: 0,
  space: 1,
  /** One word by itself: Han, kana, bopomofo, full-width letters, digits and punctuation. */
  wide: 2,
  letter: 3,
  /** Wide in Chinese, narrow in English: quotation marks, the ellipsis, the interpunct. */
  mark: 4,
  /** The same, and nothing in a word anywhere. */
  dash: 5,
  /** Has to be looked at as a code point, or as part of a grapheme. */
  complex: 6,
};

/** Blocks whose characters Word counts one by one, Unicode 16: from and to, both inclusive. Hangul is counted by words. */
const wideBlocks: readonly (readonly [number, number])[] = [
  [0x2460, 0x24ff], // enclosed alphanumerics
  [0x2e80, 0x2fdf], // radicals
  [0x2ff0, 0x2fff],
  [0x3001, 0x312f], // CJK symbols and punctuation, kana, bopomofo
  [0x3190, 0xa4cf], // kanbun, strokes, enclosed and compatibility forms, Han, Yi
  [0xe000, 0xfaff], // private use: Han that Unicode did not have; compatibility ideographs
  [0xfe10, 0xfe1f],
  [0xfe30, 0xfe6f], // vertical and small forms
  [0xff01, 0xff9d], // full-width and half-width forms
  [0xffe0, 0xffe6],
  [0x1aff0, 0x1b16f], // kana
  [0x20000, 0x3ffff],
];

const isWide = (codePoint: number): boolean =>
  wideBlocks.some(([from, to]) => codePoint >= from && codePoint <= to);

const kindOf = (codePoint: number): number => {
  const character = String.fromCodePoint(codePoint);
  if (/[\s\u0085]/u.test(character)) return kind.space;
  if (/[\p{M}\p{Cf}\p{Cs}\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\uff9e\uff9f]/u.test(character))
    return kind.complex;
  if (isWide(codePoint)) return kind.wide;
  if (/[\u2014\u2015]/u.test(character)) return kind.dash;
  if (/[\u00b7\u2018\u2019\u201c\u201d\u2025\u2026\u2027]/u.test(character)) return kind.mark;
  return /[\p{L}\p{N}]/u.test(character) ? kind.letter : kind.other;
};

/** In the table of units: nobody has asked for it yet. */
const unasked = 0xff;

/** By UTF-16 unit, found out when it is first asked for: all of them take some 40 ms of whatever loads this. */
const kinds = new Uint8Array(0x10000).fill(unasked);

/** What the unit at `at` is; `other` beyond the end. */
const kindAt = (text: string, at: number): number => {
  if (at >= text.length) return kind.other;
  const unit = text.charCodeAt(at);
  const known = kinds[unit] ?? unasked;
  return known === unasked ? (kinds[unit] = kindOf(unit)) : known;
};

const hasHan = /\p{Script=Han}/u;

type Words = { readonly words: number; readonly spaces: number; readonly isComplex: boolean };

/** Words and white space. `isComplex`: some graphemes are longer than a UTF-16 unit. One pass. */
const scanWords = (text: string, language: Language): Words => {
  let words = 0;
  let spaces = 0;
  let isComplex = false;
  /** Inside a run of what is neither wide nor white space, of which something has been counted. */
  let inWord = false;
  let last: number = kind.other;
  let isChinese: boolean | null = null;
  for (let i = 0; i < text.length; i += 1) {
    let now = kindAt(text, i);
    if (now === kind.complex) {
      isComplex = true;
      const codePoint = text.codePointAt(i) ?? 0;
      if (codePoint < 0x10000) continue;
      now = kindOf(codePoint);
      i += 1;
      if (now === kind.complex) continue;
    }
    if (now === kind.mark || now === kind.dash) {
      isChinese ??= isUnspaced(language) && hasHan.test(text);
      const joins = last === kind.letter && kindAt(text, i + 1) === kind.letter;
      if (isChinese) now = joins ? kind.other : kind.wide;
    }
    if (now === kind.wide) {
      words += 1;
      inWord = false;
    } else if (now === kind.letter) {
      if (!inWord) words += 1;
      inWord = true;
    } else if (now === kind.space || now === kind.dash) {
      if (now === kind.space) spaces += 1;
      inWord = false;
    }
    last = now;
  }
  return { words, spaces, isComplex };
};

const countGraphemes = (text: string): number =>
  splitGraphemes(text).filter((grapheme) => !/^[\s\u0085]+$/u.test(grapheme)).length;

/**
 * Counts a text as Microsoft Word's "Word Count" (字数统计) does, which is what translators of Chinese are paid by.
 *
 * Words (字数): each Han character, kana, full-width letter, digit and punctuation mark is one; of everything else, each
 * run without white space that holds a letter or a digit is one: `don't`, `3.14`, `well-known`, `100%`, Korean words.
 * Quotation marks, dashes, ellipses and interpuncts have one code point for Chinese and for English: in a text in
 * Chinese they are full-width, each one, but for those between two Latin letters or digits; in an English one they belong to
 * their words, and a dash parts two. Half-width marks that stand alone are no words, though Word counts them.
 *
 * Characters: graphemes that are not white space, punctuation included (字符数，不计空格). Linear in the text, which is UTF-16.
 */
export const countText = (text: string, language: Language): TextCount => {
  const { words, spaces, isComplex } = scanWords(text, language);
  return { characters: isComplex ? countGraphemes(text) : text.length - spaces, words, spaces };
};

/** Changes whenever a text may be counted otherwise than before: counts that are kept are then made anew. */
export const countRule = '2';

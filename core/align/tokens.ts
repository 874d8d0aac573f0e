import { isUnspaced, primaryOf, type Language } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { numbersIn } from '../text/numerals.ts';
import { englishStem, isCommonEnglish } from './english.ts';
import type { Lexicon } from './lexicon.ts';

/** Marks that a translation mostly keeps, each in every form it has, as one. */
const marks: readonly (readonly [RegExp, string])[] = [
  [/[?？]/gu, '?'],
  [/[!！]/gu, '!'],
  [/[“「『«„]|(?<=^|[\s(])"/gu, '“'],
  [/…+|\.{3,}/gu, '…'],
  [/—+|--+/gu, '—'],
  [/[:：]/gu, ':'],
];

/** Words that only bind others together. */
const particles = new Set(
  '的 了 着 吗 呢 吧 啊 嘛 呀 得 地 之 而 且 是 在 也 就 都 又 还 和 与 这 那 个 到 上 下 把 被 着 过 来 去 很'.split(
    ' ',
  ),
);

const isHan = (unit: string): boolean => /^[\p{Script=Han}]/u.test(unit);

/** Prefixes set kinds of words apart, so that a name is no word and a number no name. */
const numberToken = (value: number): string => `#${value}`;
const nameToken = (name: string): string => `@${name}`;

const latinPattern = /[\p{Script=Latin}]+(?:['’‘-][\p{Script=Latin}]+)*/gu;

const markTokens = (text: string): string[] =>
  marks.flatMap(([pattern, token]) => Array.from(text.matchAll(pattern), () => token));

const numberTokens = (text: string): string[] =>
  numbersIn(text)
    .filter(({ start, end, value }) => value > 10 || /[0-9０-９]/u.test(text.slice(start, end)))
    .map(({ value }) => numberToken(value));

/** A word of a text in letters, without what it says of possession. */
const bare = (word: string): string =>
  word
    .toLowerCase()
    .replaceAll(/[’‘]/gu, "'")
    .replace(/'s?$/u, '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '');

const joinedName = (word: string): string => bare(word).replaceAll(/[^a-z]/gu, '');

const latinTokens = (text: string, isName: (name: string) => boolean): string[] => {
  const tokens: string[] = [];
  for (const [word] of text.matchAll(latinPattern)) {
    const name = joinedName(word);
    if (/^\p{Lu}/u.test(word) && isName(name)) {
      tokens.push(nameToken(name));
      continue;
    }
    const lower = bare(word);
    if (lower.endsWith("n't")) tokens.push('not');
    for (const part of lower.replace(/n't$/u, '').split(/['-]/u))
      if (part.length > 0 && !isCommonEnglish(part) && !(part.length === 1 && part !== 'i'))
        tokens.push(englishStem(part));
  }
  return tokens;
};

/** The words in Chinese text, each the longest known one that begins where the one before ends. `folded`: as a search key. */
const hanWords = (folded: string, lexicon: Lexicon): string[] => {
  const words: string[] = [];
  for (let at = 0; at < folded.length;) {
    if (!isHan(folded.charAt(at))) {
      at += 1;
      continue;
    }
    let length = Math.min(lexicon.longest, folded.length - at);
    while (length > 1 && !lexicon.has(folded.slice(at, at + length))) length -= 1;
    const word = folded.slice(at, at + length);
    if (!particles.has(word)) words.push(word);
    at += length;
  }
  return words;
};

/** What names in letters are in the texts: each by the letters it has. */
export type Names = {
  readonly isName: (name: string) => boolean;
  readonly inHan: (folded: string) => readonly string[];
};

const noNames: Names = { isName: () => false, inHan: () => [] };

/** Most characters of a given or family name that is looked for. */
const longestName = 4;

/** The most ways to read a run of characters that are tried. */
const mostReadings = 24;

/**
 * Which capitalised words of a text in letters are pinyin of characters in the Chinese one. Not those that are written in lower case too;
 * a name of one syllable only where it is a family name.
 */
export const findNames = (letters: readonly string[], han: readonly string[], lexicon: Lexicon): Names => {
  const capital = new Map<string, number>();
  const small = new Set<string>();
  for (const text of letters)
    for (const [word] of text.matchAll(latinPattern)) {
      if (/^\p{Lu}/u.test(word)) capital.set(joinedName(word), (capital.get(joinedName(word)) ?? 0) + 1);
      else small.add(joinedName(word));
    }
  const wanted = new Set([...capital.keys()].filter((name) => name.length > 1 && !small.has(name)));
  const starts = new Set<string>();
  for (const name of wanted) for (let end = 1; end <= name.length; end += 1) starts.add(name.slice(0, end));
  const readings = new Map<string, readonly string[]>();
  const readingsOf = (character: string): readonly string[] => {
    const known = readings.get(character);
    if (known !== undefined) return known;
    const found = [...lexicon.readings(character)].filter((one) => one !== '');
    readings.set(character, found);
    return found;
  };
  const inHan = (folded: string): readonly string[] => {
    const found: string[] = [];
    for (let at = 0; at < folded.length; at += 1) {
      let ways: readonly string[] = [''];
      for (let length = 1; length <= longestName && at + length <= folded.length; length += 1) {
        const character = folded.charAt(at + length - 1);
        if (!isHan(character)) break;
        ways = ways
          .flatMap((way) => readingsOf(character).map((one) => way + one))
          .filter((way) => starts.has(way))
          .slice(0, mostReadings);
        if (ways.length === 0) break;
        for (const way of ways)
          if (wanted.has(way) && (length > 1 || lexicon.isFamilyName(character))) found.push(way);
      }
    }
    return found;
  };
  const matched = new Set(han.flatMap((text) => inHan(text)));
  return { isName: (name) => matched.has(name), inHan };
};

/** The words, numbers and marks of a sentence that can be compared with those of another. */
export type Tokenise = (text: string) => readonly string[];

/** Tokens of a text in letters, in the script of `language`. */
export const latinTokeniser =
  (names: Names): Tokenise =>
  (text) => [...latinTokens(text, names.isName), ...numberTokens(text), ...markTokens(text)];

/** Tokens of Chinese that is compared with a text in letters. */
export const hanTokeniser =
  (lexicon: Lexicon, names: Names): Tokenise =>
  (text) => {
    const folded = fold(text);
    return [
      ...hanWords(folded, lexicon),
      ...names.inHan(folded).map(nameToken),
      ...latinTokens(text, () => false),
      ...numberTokens(text),
      ...markTokens(text),
    ];
  };

/** Tokens of texts in one language, or in scripts of one: characters of Chinese and Japanese, words of others. */
export const sameTokeniser = (language: Language): Tokenise => {
  if (!isUnspaced(language)) return latinTokeniser(noNames);
  return (text) => [
    ...Array.from(fold(text)).filter(
      (character) => /[\p{L}\p{N}]/u.test(character) && !particles.has(character),
    ),
    ...numberTokens(text),
    ...markTokens(text),
  ];
};

/** Whether texts in two languages are compared word by word as they stand. */
export const isSameLanguage = (a: Language, b: Language): boolean => primaryOf(a) === primaryOf(b);

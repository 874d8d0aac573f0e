import { isUnspaced, primaryOf, type Language } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { numbersIn } from '../text/numerals.ts';
import { englishStem, isCommonEnglish } from './english.ts';
import type { Lexicon } from './lexicon.ts';
import { RowsBuilder, type Tokenise } from './vocabulary.ts';
import { headingNumber, numbersInWords } from './written-numbers.ts';

/** Marks that a translation mostly keeps, each in every form it has, as one: the first of its forms in `markOf`. */
const markPattern = /[?？!！“「『«„:：]|(?<=^|[\s(])"|…+|\.{3,}|—+|--+/gu;

const markOf: Readonly<Record<string, string>> = {
  '?': '?',
  '？': '?',
  '!': '!',
  '！': '!',
  ':': ':',
  '：': ':',
  '…': '…',
  '.': '…',
  '—': '—',
  '-': '—',
};

/** Words that only bind others together. */
const particles = new Set(
  '的 了 着 吗 呢 吧 啊 嘛 呀 得 地 之 而 且 是 在 也 就 都 又 还 和 与 这 那 个 到 上 下 把 被 着 过 来 去 很'.split(
    ' ',
  ),
);

export const hanPattern = /^\p{Script=Han}/u;
const isHan = (unit: string): boolean => hanPattern.test(unit);

/** Prefixes set kinds of words apart, so that a name is no word and a number no name. */
const numberToken = (value: number): string => `#${value}`;
const nameToken = (name: string): string => `@${name}`;

export const latinPattern = /[\p{Script=Latin}]+(?:['’‘-][\p{Script=Latin}]+)*/gu;

const markTokens = (text: string): string[] =>
  Array.from(text.matchAll(markPattern), ([mark]) => markOf[mark.charAt(0)] ?? '“');

/** What a heading says by its number: that of another kind of heading is another. */
const headingTokens = (text: string): string[] => {
  const number = headingNumber(text);
  return number === null ? [] : [`§${number}`];
};

/** Small numbers in words are words like others. */
const leastTelling = 10;

const numberTokens = (text: string): string[] => [
  ...numbersIn(text)
    .filter(({ start, end, value }) => value > leastTelling || /[0-9０-９]/u.test(text.slice(start, end)))
    .map(({ value }) => numberToken(value)),
  ...headingTokens(text),
];

/** A word of a text in letters, without what it says of possession. */
const bare = (word: string): string =>
  word
    .toLowerCase()
    .replaceAll(/[’‘]/gu, "'")
    .replace(/'s?$/u, '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '');

export const joinedName = (word: string): string => bare(word).replaceAll(/[^a-z]/gu, '');

/** The tokens of a word as it is written. */
export const tokensOfWord = (word: string, isName: (name: string) => boolean): readonly string[] => {
  const name = joinedName(word);
  if (/^\p{Lu}/u.test(word) && isName(name)) return [nameToken(name)];
  const lower = bare(word);
  const parts = lower
    .replace(/n't$/u, '')
    .split(/['-]/u)
    .filter((part) => part.length > 0 && !isCommonEnglish(part) && !(part.length === 1 && part !== 'i'))
    .map(englishStem);
  return lower.endsWith("n't") ? ['not', ...parts] : parts;
};

/** The tokens of the words in letters in a text. Each word is worked out once. */
const latinTokens = (isName: (name: string) => boolean): ((text: string) => string[]) => {
  const known = new Map<string, readonly string[]>();
  return (text) => {
    const tokens: string[] = [];
    for (const [word] of text.matchAll(latinPattern)) {
      let own = known.get(word);
      if (own === undefined) {
        own = tokensOfWord(word, isName);
        known.set(word, own);
      }
      for (const token of own) tokens.push(token);
    }
    return tokens;
  };
};

/** The words in Chinese text, each the longest known one that begins where the one before ends. `folded`: as a search key. */
const hanWords = (folded: string, lexicon: Lexicon): string[] => {
  const words: string[] = [];
  for (let at = 0; at < folded.length;) {
    if (!isHan(folded.charAt(at))) {
      at += 1;
      continue;
    }
    let length = Math.min(lexicon.longestFrom(folded.charAt(at)), folded.length - at);
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
  /** Of the Chinese text, those in the sentence of this number. */
  readonly inSentence: (sentence: number) => readonly string[];
};

const noNames: Names = { isName: () => false, inSentence: () => [] };

const memoised = <Value>(make: (key: string) => Value): ((key: string) => Value) => {
  const known = new Map<string, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make(key);
    known.set(key, made);
    return made;
  };
};

/** Most characters of a given or family name that is looked for. */
const longestName = 4;

/** The most ways to read a run of characters that are tried. */
const mostReadings = 24;

/**
 * Which capitalised words of a text in letters are pinyin of characters in the Chinese one. Not those that are written in lower case too;
 * a name of one syllable only where it is a family name.
 */
export const findNames = (letters: readonly string[], han: readonly string[], lexicon: Lexicon): Names => {
  const words = new Set<string>();
  for (const text of letters) for (const [word] of text.matchAll(latinPattern)) words.add(word);
  const capital = new Set<string>();
  const small = new Set<string>();
  for (const word of words) (/^\p{Lu}/u.test(word) ? capital : small).add(joinedName(word));
  const wanted = new Set([...capital].filter((name) => name.length > 1 && !small.has(name)));
  const starts = new Set<string>();
  for (const name of wanted) for (let end = 1; end <= name.length; end += 1) starts.add(name.slice(0, end));
  const readings = memoised((character: string) =>
    [...lexicon.readings(character)].filter((one) => one !== ''),
  );
  /** Readings that some name begins with: most characters have none. */
  const beginnings = memoised((character: string) => readings(character).filter((one) => starts.has(one)));
  const namesIn = (folded: string): readonly string[] => {
    const found: string[] = [];
    for (let at = 0; at < folded.length; at += 1) {
      let ways: readonly string[] = beginnings(folded.charAt(at));
      for (let length = 1; ways.length > 0; length += 1) {
        for (const way of ways)
          if (wanted.has(way) && (length > 1 || lexicon.isFamilyName(folded.charAt(at)))) found.push(way);
        if (length === longestName || at + length >= folded.length) break;
        const next = readings(folded.charAt(at + length));
        ways = ways
          .flatMap((way) => next.map((one) => way + one))
          .filter((way) => starts.has(way))
          .slice(0, mostReadings);
      }
    }
    return found;
  };
  const matched = new Set<string>();
  const rows = new RowsBuilder();
  const numbers = new Map([...wanted].map((name, n) => [name, n]));
  for (const text of han) {
    for (const name of namesIn(fold(text))) {
      matched.add(name);
      rows.add(numbers.get(name) ?? 0);
    }
    rows.endRow();
  }
  const names = [...wanted];
  const found = rows.rows();
  return {
    isName: (name) => matched.has(name),
    inSentence: (sentence) =>
      Array.from(
        found.ids.subarray(found.starts[sentence], found.starts[sentence + 1]),
        (n) => names[n] ?? '',
      ),
  };
};

/** Tokens of a text in letters, in the script of `language`. */
export const latinTokeniser = (names: Names): Tokenise => {
  const words = latinTokens(names.isName);
  return (text) => [
    ...words(text),
    ...numberTokens(text),
    ...numbersInWords(text)
      .filter((value) => value > leastTelling)
      .map(numberToken),
    ...markTokens(text),
  ];
};

/** Tokens of Chinese that is compared with a text in letters. */
export const hanTokeniser = (lexicon: Lexicon, names: Names): Tokenise => {
  const latin = latinTokens(() => false);
  return (text, sentence) => [
    ...hanWords(fold(text), lexicon),
    ...names.inSentence(sentence).map(nameToken),
    ...latin(text),
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

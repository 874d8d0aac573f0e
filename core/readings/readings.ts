import { getJyutpingList } from 'to-jyutping';
import { pinyin } from 'pinyin-pro';
import { simplifiedForm } from '../text/cleanup/scripts.ts';
import { jyutpingFor } from './cantonese.ts';
import { ruleReadings, type RuleReading } from './apply-rules.ts';
import type { ReadingWay } from './ways.ts';
import { zhuyinOf } from './zhuyin.ts';

/** A word of a text, or what stands between words. */
export type ReadWord = {
  readonly text: string;
  /** How each of its characters is read; empty strings for what has no reading. Empty where the word has none at all. */
  readonly readings: readonly string[];
};

const han = /\p{Script=Han}/u;

const toneMarks = ['\u0304', '\u0301', '\u030c', '\u0300'];

/** The syllable without its tone mark, and the tone, 5 for the neutral one: of `zhòng`. */
const toneOf = (marked: string): { readonly plain: string; readonly tone: number } => {
  const letters = marked.normalize('NFD');
  const tone = toneMarks.findIndex((mark) => letters.includes(mark)) + 1;
  const plain = letters.replaceAll(/[\u0304\u0301\u030c\u0300]/gu, '').normalize('NFC');
  return { plain, tone: tone === 0 ? 5 : tone };
};

/** Readings of a run of characters: as the words around each ask, in the tones that dictionaries give. */
const byPinyin = (characters: readonly string[]): readonly string[] =>
  pinyin(characters.map(simplifiedForm).join(''), { type: 'array', toneSandhi: false });

const readingsOf = (characters: readonly string[], way: ReadingWay): readonly string[] =>
  way === 'jyutping'
    ? getJyutpingList(characters.join('')).map(([, reading]) => reading ?? '')
    : byPinyin(characters);

/** The readings in Pinyin that a dictionary gives a word, each once, syllables apart by spaces. */
export type WordReadings = (word: string) => readonly string[];

/** The only reading of a word of several characters; null where a dictionary knows none or several. */
const onlyReading = (word: string, length: number, known: WordReadings): readonly string[] | null => {
  const found = new Set(length < 2 ? [] : known(word).map((one) => one.toLowerCase()));
  const [reading = ''] = found;
  const syllables = reading.split(' ');
  return found.size === 1 && syllables.length === length ? syllables : null;
};

const inWay = (syllable: string, way: ReadingWay): string => {
  if (way !== 'zhuyin') return syllable;
  const { plain, tone } = toneOf(syllable);
  return syllable === '' ? '' : (zhuyinOf(plain, tone) ?? '');
};

/** Particles that are cut from a word which the dictionary does not have: 借了, 跑得, 笑著. */
const particle = /[了得着著過过]$/u;
/** Words of the segmenter that may be one word of the dictionary, and its characters at most. */
const mostJoined = 4;
const longestJoined = 8;

/** The words of a text as the segmenter has them, particles apart and neighbours as one where the dictionary has just that. */
const wordsOf = (text: string, known: WordReadings | null): readonly string[] => {
  const segments = Array.from(
    new Intl.Segmenter('zh', { granularity: 'word' }).segment(text),
    ({ segment }) => segment,
  );
  if (known === null) return segments;
  const parts = segments.flatMap((word) => {
    const length = Array.from(word).length;
    if (length < 2 || !particle.test(word) || known(word).length > 0) return [word];
    return [word.slice(0, -1), word.slice(-1)];
  });
  const words: string[] = [];
  for (let at = 0; at < parts.length;) {
    let count = Math.min(mostJoined, parts.length - at);
    for (; count > 1; count -= 1) {
      const joined = parts.slice(at, at + count);
      if (!joined.every((part) => han.test(part)) || joined.join('').length > longestJoined) continue;
      if (known(joined.join('')).length > 0) break;
    }
    words.push(parts.slice(at, at + count).join(''));
    at += count;
  }
  return words;
};

/** The readings of each character of a text, by its runs of Han; empty for what has none. */
const guessesOf = (text: string, way: ReadingWay): readonly string[] =>
  (text.match(/\p{Script=Han}+|\P{Script=Han}+/gu) ?? []).flatMap((run) => {
    const characters = Array.from(run);
    const own = han.test(run) ? readingsOf(characters, way) : [];
    // A character that the library does not know comes back as itself.
    return characters.map((one, n) => (own[n] === one ? '' : (own[n] ?? '')));
  });

/** What the rules say, of Cantonese where Mandarin tells it. */
const rulesIn = (characters: readonly string[], way: ReadingWay): ReadonlyMap<number, RuleReading> => {
  const found = ruleReadings(characters);
  if (way !== 'jyutping') return found;
  const told = new Map<number, RuleReading>();
  for (const [place, { reading, isSure }] of found) {
    const own = jyutpingFor(simplifiedForm(characters[place] ?? ''), reading);
    if (isSure && own !== null) told.set(place, { reading: own, isSure });
  }
  return told;
};

const isParticle = (character: string): boolean => particle.test(character);

/** The readings of a word: what a rule says of the place of a character, else the dictionary, else, of a single one, what it is by itself, else the library. */
const readWord = (
  word: readonly string[],
  guessed: readonly string[],
  sure: readonly string[] | null,
  rule: (n: number) => RuleReading | undefined,
): readonly string[] =>
  guessed.map((guess, n) => {
    const own = rule(n);
    if (guess === '' || own?.isSure === true) return guess === '' ? '' : (own?.reading ?? guess);
    if (sure !== null) return sure[n] ?? guess;
    const isAlone = word.length === 1 || (n === word.length - 1 && isParticle(word[n] ?? ''));
    return isAlone ? (own?.reading ?? guess) : guess;
  });

/**
 * How a Chinese text is read, word by word. A character that is read in several ways is read as its place asks (`rules/`: 還 before what is given back); else as its word is: in Mandarin as the dictionary says,
 * where it knows one reading of the longest word, and else by the phrases of pinyin-pro; in Cantonese by those of to-jyutping. 一 and 不 have the tones of dictionaries. What is not
 * Chinese has no reading. Linear in the length of the text.
 */
export const readWords = (
  text: string,
  way: ReadingWay,
  known: WordReadings | null = null,
): readonly ReadWord[] => {
  const guesses = guessesOf(text, way);
  const rules = rulesIn(Array.from(text), way);
  let at = 0;
  const words: ReadWord[] = [];
  for (const word of wordsOf(text, known)) {
    const characters = Array.from(word);
    const from = at;
    at += characters.length;
    const guessed = guesses.slice(from, at);
    const isRead = guessed.some((one) => one !== '');
    const sure =
      isRead && known !== null && way !== 'jyutping' ? onlyReading(word, characters.length, known) : null;
    const own = isRead ? readWord(characters, guessed, sure, (n) => rules.get(from + n)) : [];
    const last = words.at(-1);
    if (isRead || last === undefined || last.readings.length > 0)
      words.push({ text: word, readings: own.map((one) => inWay(one, way)) });
    else words[words.length - 1] = { text: `${last.text}${word}`, readings: [] };
  }
  return words;
};

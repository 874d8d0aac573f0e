import { getJyutpingList } from 'to-jyutping';
import { pinyin } from 'pinyin-pro';
import { simplifiedForm } from '../text/cleanup/scripts.ts';
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
type WordReadings = (word: string) => readonly string[];

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

/**
 * How a Chinese text is read, word by word. A character that is read in several ways is read as its word is: in Pinyin as the dictionary says,
 * where it knows one reading of the word, and else by the phrases of pinyin-pro; in Cantonese by those of to-jyutping. What is not
 * Chinese has no reading. Linear in the length of the text.
 */
export const readWords = (
  text: string,
  way: ReadingWay,
  known: WordReadings = () => [],
): readonly ReadWord[] => {
  const readings: string[] = [];
  for (const run of text.match(/\p{Script=Han}+|\P{Script=Han}+/gu) ?? []) {
    const characters = Array.from(run);
    const own = han.test(run) ? readingsOf(characters, way) : [];
    // A character that the library does not know comes back as itself.
    readings.push(...characters.map((one, n) => (own[n] === one ? '' : (own[n] ?? ''))));
  }
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  let at = 0;
  const words: ReadWord[] = [];
  for (const { segment } of segmenter.segment(text)) {
    const { length } = Array.from(segment);
    const guessed = readings.slice(at, at + length);
    at += length;
    const isRead = guessed.some((one) => one !== '');
    const sure = isRead && way !== 'jyutping' ? onlyReading(segment, length, known) : null;
    const own = isRead ? (sure ?? guessed).map((one) => inWay(one, way)) : [];
    const last = words.at(-1);
    if (isRead || last === undefined || last.readings.length > 0)
      words.push({ text: segment, readings: own });
    else words[words.length - 1] = { text: `${last.text}${segment}`, readings: [] };
  }
  return words;
};

